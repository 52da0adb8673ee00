#include "cli/session.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>

#include "cli/memory_limit.hpp"
#include "engine/network_reader.hpp"

namespace musubi::cli {
namespace {

// A percentage on a terminal, rewritten in place; nothing anywhere else.
std::function<void(double)> terminal_progress() {
  auto shown = std::make_shared<int>(-1);
  return [shown](double fraction) {
    const int percent = static_cast<int>(fraction * 100.0);
    if (percent == *shown) return;
    *shown = percent;
    std::cerr << '\r' << percent << " %" << (percent == 100 ? "\r      \r" : "") << std::flush;
  };
}

// What a user should know of a join: nodes that share an id became one.
std::string describe(const JoinReport& joined) {
  std::string names;
  for (const auto& name : joined.packages) names += (names.empty() ? "" : ", ") + name;
  return "joined " + names + ": in common " + std::to_string(joined.nodes.size()) + " nodes, " +
         std::to_string(joined.links) + " links, " + std::to_string(joined.sources.size()) +
         " sources, " + std::to_string(joined.indicators) + " indicators";
}

}  // namespace

Execution Session::execution() const {
  Execution execution{.threads = threads, .stop = stop, .memory = MemoryBudget(max_memory)};
  if (!quiet && ::isatty(STDERR_FILENO) == 1) execution.progress = terminal_progress();
  return execution;
}

Network Session::load_graph() {
  const auto start = std::chrono::steady_clock::now();
  std::vector<std::filesystem::path> paths{graph};
  paths.insert(paths.end(), join.begin(), join.end());
  auto network = load(paths, {.strict = strict, .execution = execution().quiet()});
  computing_since = std::chrono::steady_clock::now();
  load_ms = std::chrono::duration<double, std::milli>(computing_since - start).count();
  if (!quiet) {
    for (const auto& warning : network.warnings) {
      std::cerr << "warning: " << to_string(warning) << '\n';
    }
    if (!network.joined.packages.empty()) std::cerr << describe(network.joined) << '\n';
  }
  return network;
}

std::vector<std::string> Session::statuses(const Network& network) const {
  std::vector<std::string> result{"actual"};
  const auto known = network.vocabularies.names("status");
  for (const auto& status : with) {
    if (!known.empty() && std::find(known.begin(), known.end(), status) == known.end()) {
      throw Error(ErrorKind::usage, "no status '" + status + "'", suggest(status, known));
    }
    result.push_back(status);
  }
  return result;
}

ProjectionSpec Session::projection_spec(const Network& network) const {
  auto spec = network.projection(projection);
  for (const auto& status : statuses(network)) {
    if (std::find(spec.statuses.begin(), spec.statuses.end(), status) == spec.statuses.end()) {
      spec.statuses.push_back(status);
    }
  }
  return spec;
}

CLI::App* add_command(CLI::App& program, Session& session, const std::string& name,
                      const std::string& description, Command run) {
  auto* command = program.add_subcommand(name, description);
  command->add_option("--threads", session.threads, "Threads to use (0: all)")
      ->check(CLI::Range(0, 4096).description(""));
  command->add_option("--seed", session.seed, "Seed of everything that is random")
      ->capture_default_str();
  const std::map<std::string, Language> languages{{"ja", Language::ja}, {"en", Language::en}};
  command->add_option("--lang", session.language, "Language of names and words")
      ->transform(CLI::CheckedTransformer(languages).description(""))
      ->type_name("ja|en")
      ->default_str("ja");
  const std::map<std::string, OutputFormat> formats{
      {"table", OutputFormat::table}, {"csv", OutputFormat::csv}, {"json", OutputFormat::json}};
  command->add_option("--format", session.format, "Form of the answer")
      ->transform(CLI::CheckedTransformer(formats).description(""))
      ->type_name("table|csv|json")
      ->default_str("table");
  command->add_flag("--timing", session.timing, "Tell the time and memory used");
  command->add_flag("-q,--quiet", session.quiet, "No warnings and no progress");
  command->add_flag("--strict", session.strict, "Take warnings about the input as errors");
  command->add_flag("--excel-safe", session.excel_safe,
                    "Keep a spreadsheet from taking text in CSV as a formula");
  command->add_flag("--bom", session.byte_order_mark,
                    "Begin CSV with a byte-order mark, for Excel");
  command->add_option("--max-errors", session.max_errors, "At most so many messages")
      ->capture_default_str();
  command
      ->add_option_function<std::string>(
          "--max-memory",
          [&session](const std::string& size) { session.max_memory = size_named(size); },
          "Memory that may be used, as 500M or 2G (default: 80 % of what is free)")
      ->type_name("SIZE");
  command->callback([&session, run = std::move(run)] {
    // The threads there are before the limit: to start one without memory ends the process.
    run_team(session.execution().thread_count(), [](int) {});
    if (session.max_memory == 0) session.max_memory = default_memory();
    if (session.system_holds_limit) limit_memory(session.max_memory);
    run();
  });
  return command;
}

void add_graph_argument(CLI::App& command, Session& session, const std::string& name) {
  command.add_option(name, session.graph, "A package folder or a graph file")->required();
  command.add_option("--join", session.join, "Further packages that make one network with it")
      ->delimiter(',')
      ->expected(1)
      ->take_all();
}

void add_projection_options(CLI::App& command, Session& session) {
  command.add_option("--projection", session.projection,
                     "Named projection of the package (default: its first)");
  command.add_option("--with", session.with, "Further statuses that count: planned, expected")
      ->delimiter(',')
      ->allow_extra_args(false);  // the graph may come behind it
}

}  // namespace musubi::cli
