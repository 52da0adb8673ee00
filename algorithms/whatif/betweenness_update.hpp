#pragma once
#include <span>
#include <vector>

#include "algorithms/centrality/betweenness.hpp"

namespace musubi {

/// betweenness(edited), given `before` = betweenness(base) of a graph on the same vertices with a
/// few other edges, by what the edits change. Directed, weighted and disconnected graphs, parallel
/// edges and loops as there; for an empty graph nothing.
///
/// Exact but for rounding, whose error is relative to the larger of the score before and after: one
/// that falls to 0 may keep 1e-12 of what it was. A source counts only if a removed edge lies on a
/// shortest path from it in `base` or an added one in `edited`; what the others find is the same in
/// both. In undirected graphs whose components stay the same, sources and paths are those of the
/// blocks that hold an edit, each vertex standing for all that hang behind it (touched_blocks()).
/// Where that costs no less, betweenness(edited) is computed.
///
/// O(m log m) to find the blocks; two searches per edit and two per source that counts, in its
/// block; at most as betweenness() but for the searches per edit, which are fewer than n / 2. O(n)
/// memory per thread and O(m). The same bits for any number of threads. Throws as betweenness(),
/// and std::invalid_argument when the graphs differ in vertices or direction, or `before` is not of
/// their size. Source: Jamour, Skiadopoulos and Kalnis, 2018, "Parallel algorithm for incremental
/// betweenness centrality on large graphs".
[[nodiscard]] std::vector<double> updated_betweenness(const CsrGraph& base, const CsrGraph& edited,
                                                      std::span<const double> before,
                                                      const BetweennessOptions& options = {});

}  // namespace musubi
