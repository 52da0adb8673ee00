#pragma once
#include <optional>
#include <vector>

#include "engine/csr_graph.hpp"

namespace musubi {

/// An undirected graph without its pendant vertices, which have one neighbour each. What is d away
/// from that neighbour is d + 1 away from them, so they need no search, and no search needs them.
struct PendantFold {
  CsrGraph core{};                 ///< what is left, each edge once
  std::vector<Vertex> original{};  ///< the vertex behind each of the core
  std::vector<Vertex> position{};  ///< its number in the core; of a pendant vertex its neighbour's
  std::vector<Vertex> pendants{};  ///< how many hung at each vertex of the core

  [[nodiscard]] bool is_pendant(Vertex v) const { return original[position[v]] != v; }
};

/// Takes the pendant vertices off, parallel edges and self-loops aside. Components that are trees
/// of `tree` vertices or more stay whole, as do pairs. Nothing where fewer than `fewest` vertices,
/// or none, would go, and for directed graphs. O(n + m) time and memory. Source: Sarıyüce and
/// others, 2013, "Shattering and Compressing Networks for Betweenness Centrality".
[[nodiscard]] std::optional<PendantFold> fold_pendants(const CsrGraph& graph, Vertex tree,
                                                       Vertex fewest = 1);

}  // namespace musubi
