#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "algorithms/whatif/apply_scenario.hpp"
#include "cli/commands.hpp"
#include "cli/result_table.hpp"
#include "engine/network_join.hpp"
#include "engine/network_reader.hpp"

namespace musubi::cli {
namespace {

struct Finding {
  std::string severity{};
  Diagnostic diagnostic{};
};

// Every package on its own; then, when nothing is wrong with any, what the packages say of each
// other.
std::vector<Finding> findings_in(const Session& session, const std::string& source_texts,
                                 Network& network, SourceLookup& lookup) {
  std::vector<Finding> findings;
  std::vector<Network> networks;
  std::vector<std::string> paths{session.graph};
  paths.insert(paths.end(), session.join.begin(), session.join.end());
  for (const auto& path : paths) {
    auto checked = check(path, {.source_texts = source_texts, .execution = session.execution()});
    for (auto& error : checked.errors) findings.push_back({"error", std::move(error)});
    for (const auto& warning : checked.network.warnings) findings.push_back({"warning", warning});
    checked.network.warnings.clear();
    for (auto& id : checked.lookup.found) lookup.found.push_back(std::move(id));
    for (auto& id : checked.lookup.without) lookup.without.push_back(std::move(id));
    networks.push_back(std::move(checked.network));
  }
  const bool sound = std::none_of(findings.begin(), findings.end(),
                                  [](const auto& finding) { return finding.severity == "error"; });
  if (!sound) {
    network = std::move(networks.front());
    return findings;
  }
  try {
    network = join(std::move(networks));
    for (const auto& warning : network.warnings) findings.push_back({"warning", warning});
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::input) throw;
    for (const auto& diagnostic : error.diagnostics()) findings.push_back({"error", diagnostic});
  }
  return findings;
}

// What is wrong with the scenarios that come with the packages: each of their cases is tried out.
std::vector<Finding> findings_in_scenarios(const Session& session, const Network& network) {
  std::vector<std::string> packages{session.graph};
  packages.insert(packages.end(), session.join.begin(), session.join.end());
  std::set<std::string> told;
  std::vector<Finding> findings;
  const auto collect = [&](auto&& action) {
    try {
      action();
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::input) throw;
      for (const auto& diagnostic : error.diagnostics()) {
        if (told.insert(to_string(diagnostic)).second) findings.push_back({"error", diagnostic});
      }
    }
  };
  for (const auto& package : packages) {
    for (const auto& file : scenario_files(package)) {
      collect([&] {
        DiagnosticLog log;
        const auto scenario = read_scenario(file, log);
        log.throw_if_any();
        for (const auto& alternative : expand_scenario(scenario, network)) {
          collect([&] { static_cast<void>(apply_scenario(network, alternative)); });
        }
      });
    }
  }
  return findings;
}

std::string list(const std::vector<std::string>& items) {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : ", ") + item;
  return text;
}

// To a person: a source that was not looked into is not a finding, but not proof either.
void tell(const SourceLookup& lookup) {
  std::cerr << "looked up in the texts of: " << list(lookup.found) << '\n';
  if (!lookup.without.empty()) {
    std::cerr << "no text was given for: " << list(lookup.without) << '\n';
  }
}

void run_validate(Session& session, const std::string& source_texts) {
  session.computing_since = std::chrono::steady_clock::now();
  Network network;
  SourceLookup lookup;
  auto findings = findings_in(session, source_texts, network, lookup);
  const bool sound = std::none_of(findings.begin(), findings.end(),
                                  [](const auto& finding) { return finding.severity == "error"; });
  if (sound) {
    for (auto& finding : findings_in_scenarios(session, network)) {
      findings.push_back(std::move(finding));
    }
  }
  if (!source_texts.empty() && !session.quiet) tell(lookup);
  ResultTable table;
  table.columns = {{"severity", {"程度", "Severity"}},
                   {"file", {"ファイル", "File"}},
                   {"line", {"行", "Line"}},
                   {"problem", {"問題", "Problem"}},
                   {"remedy", {"直し方", "Remedy"}}};
  bool failed = false;
  for (const auto& [severity, diagnostic] : findings) {
    failed = failed || severity == "error" || session.strict;
    table.rows.push_back({severity, diagnostic.file, static_cast<std::int64_t>(diagnostic.line),
                          diagnostic.problem, diagnostic.remedy});
  }
  auto json = json_head(session, network, "validate", nullptr);
  json["parameters"]["strict"] = session.strict;
  json["valid"] = !failed;
  if (!source_texts.empty()) {
    json["sources"] = {{"looked_up", lookup.found}, {"without_text", lookup.without}};
  }
  json["results"] = rows_as_json(table);
  if (findings.empty() && session.format == OutputFormat::table) {
    table.columns = {{"result", {"結果", "Result"}}};
    table.rows = {
        {std::string(session.language == Language::ja ? "問題はありません" : "nothing to report")}};
  }
  if (table.rows.size() > session.max_errors) table.rows.resize(session.max_errors);
  answer(session, table, std::move(json));
  if (failed) throw CheckFailed{};
}

}  // namespace

void add_validate(CLI::App& program, Session& session) {
  const auto source_texts = std::make_shared<std::string>();
  auto* command = add_command(program, session, "validate",
                              "Check a package against its schemas and rules (status 1: it fails)",
                              [&session, source_texts] { run_validate(session, *source_texts); });
  add_graph_argument(*command, session);
  command->add_option("--sources", *source_texts,
                      "Folder with the texts of the sources: look up each locator and name");
  command->add_option("-o,--output", session.output, "File to write instead of standard output");
  command->footer("Example: musubi validate graphs/gtb");
}

}  // namespace musubi::cli
