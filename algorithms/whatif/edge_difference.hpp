#pragma once
#include <vector>

#include "engine/csr_graph.hpp"

namespace musubi {

/// An edge with what a path over it costs; `tail` <= `head` when undirected.
struct LongEdge {
  Vertex tail = 0;
  Vertex head = 0;
  double length = 1.0;
  friend auto operator<=>(const LongEdge&, const LongEdge&) = default;
};

/// The edges by which one graph differs from another.
struct EdgeDifference {
  std::vector<LongEdge> removed{};
  std::vector<LongEdge> added{};
  [[nodiscard]] bool empty() const { return removed.empty() && added.empty(); }
};

/// Every edge that is no self-loop, in order; parallel ones as often as they stand there, each 1
/// long when the graph has no lengths. O(n + m log m), 16 bytes per edge.
[[nodiscard]] std::vector<LongEdge> long_edges(const CsrGraph& graph);

/// What must be taken from and added to the edges of `base` to get those of `edited`, both as
/// multisets of (tail, head, length); self-loops, which lie on no shortest path, are left out. An
/// edge whose length changed is removed and added. O(n + m log m), 16 bytes per edge. Throws
/// std::invalid_argument when the graphs differ in vertices or direction.
[[nodiscard]] EdgeDifference edge_difference(const CsrGraph& base, const CsrGraph& edited);

/// The graph with every arc turned round, with its lengths; an undirected one as it is. O(n + m).
[[nodiscard]] CsrGraph reversed(const CsrGraph& graph);

}  // namespace musubi
