#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "engine/execution.hpp"
#include "engine/network.hpp"
#include "engine/text.hpp"

namespace CLI {
class App;
}

namespace musubi::cli {

using Json = nlohmann::ordered_json;

/// Exit status of an interrupted command, as shells have it: 128 and the number of SIGINT.
inline constexpr int kInterrupted = 130;

enum class OutputFormat { table, csv, json };

/// What every command takes, and what it needs to answer in the same way as the others.
struct Session {
  // Options of every command.
  int threads = 0;
  std::uint64_t seed = 42;
  Language language = Language::ja;
  OutputFormat format = OutputFormat::table;
  bool timing = false;
  bool quiet = false;
  bool strict = false;
  bool excel_safe = false;
  bool byte_order_mark = false;
  std::size_t max_errors = 50;
  std::uint64_t max_memory = 0;    ///< bytes in all; 0 until a command begins: 80 % of what is free
  bool system_holds_limit = true;  ///< false in a job of MPI, whose libraries end without memory
  std::string output{};            ///< -o; empty: standard output
  std::string graph{};             ///< the GRAPH argument
  std::vector<std::string> join{};  ///< further packages that make one network with it
  std::string projection{};         ///< empty: the network's default
  std::vector<std::string> with{};  ///< further statuses that count

  std::stop_token stop{};
  std::atomic<int> status_when_stopped{kInterrupted};  ///< a server is stopped in no other way

  // Filled in while the command runs.
  double load_ms = 0.0;
  std::chrono::steady_clock::time_point computing_since{};

  [[nodiscard]] Execution execution() const;
  /// Reads `graph` with what it is joined with, tells its warnings and what was joined on standard
  /// error, and takes the time.
  [[nodiscard]] Network load_graph();
  /// The projection asked for, with the statuses asked for.
  [[nodiscard]] ProjectionSpec projection_spec(const Network& network) const;
  /// "actual" and what --with adds.
  [[nodiscard]] std::vector<std::string> statuses(const Network& network) const;
};

/// A command adds itself to the program and remembers what to run.
using Command = std::function<void()>;

/// Adds a sub-command with the options that all share. `run` is called when it was chosen.
CLI::App* add_command(CLI::App& program, Session& session, const std::string& name,
                      const std::string& description, Command run);

/// Adds the GRAPH argument.
void add_graph_argument(CLI::App& command, Session& session, const std::string& name = "GRAPH");

/// Adds --projection and --with.
void add_projection_options(CLI::App& command, Session& session);

}  // namespace musubi::cli
