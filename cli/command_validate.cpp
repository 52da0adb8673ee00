#include <CLI/CLI.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/result_rows.hpp"
#include "engine/network_reader.hpp"

namespace musubi::cli {
namespace {

// What is not there cannot be checked: that is bad input, not a check that failed.
void require_something_to_check(const std::filesystem::path& path) {
  const bool folder = std::filesystem::is_directory(path);
  if (folder ? !std::filesystem::exists(path / "datapackage.json")
             : !std::filesystem::exists(path)) {
    static_cast<void>(load(path));  // throws, saying what is missing
  }
}

struct Finding {
  std::string severity{};
  Diagnostic diagnostic{};
};

void run(Session& session) {
  require_something_to_check(session.graph);
  Network network;
  std::vector<Finding> findings;
  session.computing_since = std::chrono::steady_clock::now();
  try {
    network = load(session.graph);
    for (const auto& warning : network.warnings) findings.push_back({"warning", warning});
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::input) throw;
    for (const auto& diagnostic : error.diagnostics()) findings.push_back({"error", diagnostic});
  }
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
  auto* command = add_command(program, session, "validate",
                              "Check a package against its schemas and rules (status 1: it fails)",
                              [&session] { run(session); });
  add_graph_argument(*command, session);
  command->add_option("-o,--output", session.output, "File to write instead of standard output");
  command->footer("Example: musubi validate graphs/gtb");
}

}  // namespace musubi::cli
