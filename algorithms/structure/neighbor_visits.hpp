#pragma once
#include <span>

#include "engine/csr_graph.hpp"

namespace musubi {

/// Calls visit(w) for what each arc joins to v, whichever way it runs: the target of every out-arc
/// and, of a directed graph, the origin of every in-arc. Parallel arcs come as often as they are
/// there, a self-loop twice.
template <typename Visit>
void for_each_neighbor(const CsrGraph& graph, Vertex v, Visit&& visit) {
  for (const Vertex w : graph.out_neighbors(v)) visit(w);
  if (!graph.is_directed()) return;
  for (const Vertex w : graph.in_neighbors(v)) visit(w);
}

/// Calls visit(w) for each other vertex in a row of v, once. Rows are sorted, so parallel arcs
/// stand together.
template <typename Visit>
void for_each_other(std::span<const Vertex> row, Vertex v, Visit&& visit) {
  Vertex last = v;
  for (const Vertex w : row) {
    if (w == v || w == last) continue;
    last = w;
    visit(w);
  }
}

}  // namespace musubi
