#pragma once
#include <vector>

#include "algorithms/whatif/edge_difference.hpp"

namespace musubi {

/// A part of two graphs on the same vertices outside of which betweenness is the same in both.
struct TouchedBlock {
  std::vector<Vertex> vertices{};  ///< increasing; vertex i of the two graphs is vertices[i]
  CsrGraph base{};
  CsrGraph edited{};
  /// Of each: itself and the vertices that reach the rest of the block only through it.
  std::vector<double> weights{};
};

/// The blocks (biconnected components) of the two undirected graphs laid over each other that hold
/// an edge of the difference. Each block's part of the paths between all others goes through its
/// own vertices only, so that each vertex may stand for all those that hang behind it. Empty when
/// an edit joins or splits components (then scores change outside of the blocks, too) or the graph
/// is directed: there is no such part but the whole.
///
/// O(n + m log m) for the blocks and O(n + m) for each one touched. Sources: Hopcroft and Tarjan,
/// 1973, "Efficient algorithms for graph manipulation"; Jamour, Skiadopoulos and Kalnis, 2018,
/// "Parallel algorithm for incremental betweenness centrality on large graphs".
[[nodiscard]] std::vector<TouchedBlock> touched_blocks(const CsrGraph& base, const CsrGraph& edited,
                                                       const EdgeDifference& difference);

}  // namespace musubi
