#pragma once
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

}  // namespace musubi
