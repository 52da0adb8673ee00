#pragma once
#include <vector>

#include "engine/csr_graph.hpp"

namespace musubi {

/// The biconnected parts (blocks) of an undirected graph: the largest sets of edges of which any
/// two lie on a common simple cycle; an edge on no cycle, a bridge, is a part of its own. Every
/// edge but a self-loop lies in one part, a vertex in one or, when it is an articulation, in
/// several. A vertex without neighbours is in none.
struct BiconnectedParts {
  std::vector<ArcIndex> offsets{0};  ///< part p has the members offsets[p] .. offsets[p+1] - 1
  std::vector<Vertex> members{};  ///< of each part the vertex nearest the root of the search last
  /// Beside each member: itself and the vertices that hang at it outside the part, those that only
  /// paths through it join to the part. They add up to the size of the component.
  std::vector<Vertex> hanging{};

  [[nodiscard]] std::size_t size() const { return offsets.size() - 1; }
};

/// Parallel edges make a part of two vertices that is no bridge; lengths and strengths play no
/// part. O(n + m) time, O(n) memory. Throws std::invalid_argument for a directed graph. Source:
/// Hopcroft and Tarjan, 1973, "Efficient algorithms for graph manipulation".
[[nodiscard]] BiconnectedParts biconnected_parts(const CsrGraph& graph);

/// Vertices without which their component falls apart, in increasing order. Cost and errors as
/// biconnected_parts().
[[nodiscard]] std::vector<Vertex> articulations(const CsrGraph& graph);

/// Edges without which their component falls apart, tail < head, in increasing order: no parallel
/// edge is one. Cost and errors as biconnected_parts().
[[nodiscard]] std::vector<Edge> bridges(const CsrGraph& graph);

}  // namespace musubi
