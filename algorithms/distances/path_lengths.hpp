#pragma once
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// The length of the shortest path from `source` to each vertex along the arcs, edges as long as
/// their lengths say, 1 without; infinity without a path. Of length n. Lengths may be 0. Parallel
/// arcs count as their shortest, self-loops not at all.
///
/// Dijkstra's algorithm: O((n + m) log n) time, 8 bytes per vertex and 16 per arc at most. Throws
/// std::invalid_argument when `source` is no vertex. Source: Dijkstra, 1959, "A note on two
/// problems in connexion with graphs".
[[nodiscard]] std::vector<double> path_lengths(const CsrGraph& graph, Vertex source);

/// The same lengths, to the bit, on several threads: vertices are settled together whose lengths
/// lie within the same `delta`, and again when a shorter way turns up. A delta of 0 takes the mean
/// length of an arc. O(n + m + D / delta) time for lengths drawn at random, D the largest of them;
/// in bad cases each arc is looked at many times. Memory 12 bytes per vertex and the buckets.
/// Throws as path_lengths(), also for a delta that is negative or not finite, and Error(cancelled)
/// on a stop request. Source: Meyer and Sanders, 2003, "Δ-stepping: a parallelizable shortest path
/// algorithm".
[[nodiscard]] std::vector<double> path_lengths_by_buckets(const CsrGraph& graph, Vertex source,
                                                          double delta = 0.0,
                                                          const Execution& execution = {});

}  // namespace musubi
