#pragma once
#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include "algorithms/distributed/id_table.hpp"
#include "algorithms/distributed/ranks.hpp"
#include "engine/edge.hpp"

namespace musubi {

struct DistributedReadOptions {
  std::vector<std::string> statuses{"actual"};  ///< that count; an edge without a status counts
  /// Bytes that all ranks together may have at once; what needs more is refused.
  std::uint64_t max_memory = std::numeric_limits<std::uint64_t>::max();
  /// What the computation will need beside the graph, bytes per arc, for that check.
  double computing_bytes_per_arc = 0.0;
  /// Likewise, bytes per edge, whatever its direction.
  double computing_bytes_per_edge = 0.0;
};

/// Edges in the order of their lines, their ends numbered by an IdTable.
struct EdgeChunk {
  std::vector<Edge> edges{};
  std::vector<double> strengths{};  ///< empty: all 1
};

/// What one rank has read of a list of edges that the ranks share.
struct SharedEdges {
  IdTable ids{};
  std::vector<EdgeChunk> chunks{};   ///< edges that count
  std::uint64_t links = 0;           ///< all edges
  std::uint64_t directed_links = 0;  ///< of these
  std::uint64_t counting = 0;        ///< edges in the chunks
  bool weighted = false;             ///< some strength is not 1

  [[nodiscard]] std::uint64_t memory() const {
    return ids.memory() + counting * (weighted ? 16 : 8);
  }
};

/// Collective. Reads edge lists in the format of read_edge_list(), each rank its share (see
/// edge_list_shares()); several files are one list, each with a header of its own or none. A file
/// must be UTF-8. Throws Error(input) on all ranks with everything that is wrong on any of them, by
/// file and line, and when the edges do not fit into the memory allowed. O(bytes of the share)
/// time; 8 bytes per edge, 16 with strengths, and an IdTable.
[[nodiscard]] SharedEdges read_shared_edges(const std::vector<std::filesystem::path>& paths,
                                            const DistributedReadOptions& options,
                                            const Ranks& ranks);

}  // namespace musubi
