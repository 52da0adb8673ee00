#pragma once
#include <cstdint>
#include <vector>

#include "engine/csr_graph.hpp"

namespace musubi {

/// How a graph hangs together, directions ignored.
struct StructureSummary {
  Vertex components = 0;
  Vertex largest_component = 0;               ///< its vertices
  double density = 0.0;                       ///< pairs with an edge / all pairs; 0 for n < 2
  std::vector<Vertex> component_of{};         ///< length n; numbered in order of smallest vertex
  std::vector<EdgeId> bridges{};              ///< canonical edge numbers, increasing
  std::vector<Vertex> articulation_points{};  ///< increasing
};

/// Connected components (weak ones of a directed graph), bridges (edges whose loss parts a
/// component) and articulation points (vertices whose loss does). An edge with a parallel one, in
/// either direction, is no bridge; self-loops change nothing. The graph is first copied without
/// directions, loops and parallel edges.
///
/// O(n + m log d) time for a largest degree d, O(n + m) memory. Empty graph: no components.
/// See components() and biconnected_parts() for the sources.
[[nodiscard]] StructureSummary structure_summary(const CsrGraph& graph);

}  // namespace musubi
