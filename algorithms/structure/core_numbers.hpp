#pragma once
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// The core number of every vertex: the largest k for which it lies in a subgraph where each vertex
/// has k neighbours or more. Parallel edges count as often as they are there, self-loops not at
/// all; of a directed graph directions are ignored, so that u -> v and v -> u count twice. 0 for a
/// vertex without neighbours; empty for the empty graph.
///
/// Level by level: the vertices of the lowest degree that is left are taken off, and at once those
/// whose degrees thereby fall as low. What is left is looked through once for each level, at most
/// as often as the core numbers add up to, which is no more than m. Several threads, on graphs of
/// four million arcs or more of which less than half lead to the 2^14 vertices of highest degree,
/// each lower the degrees of a share of the vertices. O(n + m) time, 12 bytes per vertex; for t > 1
/// threads 16, and for each of them room for 2^17 arcs and 2 t times the longest row. The same for
/// any number of threads. Throws Error(cancelled) on a stop request.
/// Sources: Batagelj and Zaveršnik, 2003, "An O(m) Algorithm for Cores Decomposition of Networks";
/// Kabir and Madduri, 2017, "Parallel k-core decomposition on multicore platforms".
[[nodiscard]] std::vector<Vertex> core_numbers(const CsrGraph& graph,
                                               const Execution& execution = {});

}  // namespace musubi
