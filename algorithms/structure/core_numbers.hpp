#pragma once
#include <vector>

#include "engine/csr_graph.hpp"

namespace musubi {

/// The core number of every vertex: the largest k for which it lies in a subgraph where each vertex
/// has k neighbours or more. Parallel edges count as often as they are there, self-loops not at
/// all; of a directed graph directions are ignored, so that u -> v and v -> u count twice. 0 for a
/// vertex without neighbours; empty for the empty graph.
///
/// Vertices are taken off in the order of what is left of their degrees, one after the other: O(n +
/// m) time, 12 bytes per vertex. Source: Batagelj and Zaveršnik, 2003, "An O(m) Algorithm for Cores
/// Decomposition of Networks".
[[nodiscard]] std::vector<Vertex> core_numbers(const CsrGraph& graph);

}  // namespace musubi
