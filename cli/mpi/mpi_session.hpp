#pragma once
#include <CLI/CLI.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "algorithms/distributed/distributed_graph.hpp"
#include "cli/result_table.hpp"
#include "cli/session.hpp"

namespace musubi::cli {

/// How the vertices are shared out among the ranks.
enum class Partition { ranges, scotch };

/// What every command of musubi-mpi takes beside what those of musubi take.
struct MpiSession {
  const Ranks& ranks;
  Session session{};
  std::vector<std::string> files{};
  Partition partition = Partition::ranges;
  bool has_memory_limit = false;  ///< session.max_memory, of all ranks together, was asked for

  // Filled in while the command runs.
  double bytes_per_edge_read = 0.0;  ///< that the ranks sent to each other to read the graph

  /// Collective. Reads the files, shares the vertices out, and takes the time.
  [[nodiscard]] DistributedGraph load(double computing_bytes_per_arc);
  /// The projection of a list, as the single machine makes it.
  [[nodiscard]] ProjectionSpec projection_of(const DistributedGraph& graph) const;
  /// Collective. The head of an answer as json_head() makes it, with `ranks`: their number, the
  /// memory they had at most and what they sent, per edge. The same on all ranks.
  [[nodiscard]] Json head(const DistributedGraph& graph, const std::string& schema) const;
  /// Collective. The first rank answers; all throw when it cannot.
  void answer(const ResultTable& table, Json json, const std::string& closing = {});
};

/// Adds a sub-command with the options that all share, but for its arguments.
CLI::App* add_mpi_command(CLI::App& program, MpiSession& session, const std::string& name,
                          const std::string& description, Command run);
/// Adds --partition, for commands whose answers do not depend on it.
void add_partition(CLI::App& command, MpiSession& session);
/// Adds the GRAPH... argument.
void add_files(CLI::App& command, MpiSession& session);

// One per file mpi_<name>.cpp.
void add_mpi_centrality(CLI::App& program, MpiSession& session);
void add_mpi_components(CLI::App& program, MpiSession& session);
void add_mpi_info(CLI::App& program, MpiSession& session);
void add_mpi_paths(CLI::App& program, MpiSession& session);

}  // namespace musubi::cli
