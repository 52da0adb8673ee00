#pragma once
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// Which vertices hang together. Components are numbered 0 .. count-1 in the order of their
/// smallest vertices.
struct Components {
  std::vector<Vertex> component_of{};  ///< length n
  Vertex count = 0;
};

/// Components of an undirected graph, weak components of a directed one (directions ignored). A
/// vertex without edges is one of its own; none of the empty graph.
///
/// Few vertices with few arcs: by breadth-first searches. Else each vertex is first joined to its
/// first two neighbours; most of the graph then is one component, and only the rows of the vertices
/// outside it are read to the end. O(n + m) time in practice, 8 bytes per vertex. The same result
/// for any number of threads. Throws Error(cancelled) on a stop request. Source: Sutton, Ben-Nun
/// and Barak, 2018, "Optimizing Parallel Graph Connectivity Computation via Subgraph Sampling".
[[nodiscard]] Components components(const CsrGraph& graph, const Execution& execution = {});

}  // namespace musubi
