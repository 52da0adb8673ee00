#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "algorithms/distances/local_order.hpp"
#include "algorithms/distances/vertex_totals.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// Adds the distances between the vertices numbered first .. last-1, which are the whole of a tree,
/// to their `totals` and to the `distribution` of ordered pairs by distance, made longer as needed.
///
/// By centroids: every pair meets in one vertex that parts the tree into branches of at most half
/// its size, and how many vertices lie at each depth below it is all that the sums need; pairs of
/// the same branch are taken out again and left to the centroid of the branch. Runs of depths with
/// equally many vertices are one difference of prefix sums. O(n log n) time beside, for each
/// centroid, the depth times the number of runs: n log n on random trees, paths and stars, n² / 8
/// at worst. 13 bytes per vertex and up to 64 per vertex of the longest path. The same bits for any
/// number of threads. Throws Error(cancelled) on a stop request. Ours; centroids are from Jordan,
/// 1869, "Sur les assemblages de lignes".
void add_tree_totals(const LocalRows& rows, Vertex first, Vertex last, int kept,
                     std::span<VertexTotals> totals, std::vector<std::uint64_t>& distribution,
                     const Execution& execution);

}  // namespace musubi
