#pragma once
#include <vector>

#include "engine/csr_graph.hpp"

namespace musubi {

/// The graph as link prediction sees it: undirected, without weights, self-loops or parallel edges;
/// the vertices keep their numbers. Arcs u -> v and v -> u become one edge. O(n + m) time and
/// memory, and a sort of the rows; the empty graph stays empty.
[[nodiscard]] CsrGraph simple_view(const CsrGraph& graph);

/// The edges of a simple view, the smaller end first, in increasing order. O(n + m).
[[nodiscard]] std::vector<Edge> edges_of_simple(const CsrGraph& simple);

/// True when u-v is an edge of a graph whose rows are sorted. O(log of the smaller degree).
[[nodiscard]] bool are_adjacent(const CsrGraph& simple, Vertex u, Vertex v);

}  // namespace musubi
