#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "algorithms/distances/source_share.hpp"
#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// What all shortest distances of a graph add up to, edges 1 long.
struct DistanceTotals {
  std::vector<std::uint64_t> sum{};           ///< of distances from each vertex to what it reaches
  std::vector<double> harmonic{};             ///< of 1/distance
  std::vector<std::uint32_t> reached{};       ///< other vertices
  std::vector<std::uint32_t> eccentricity{};  ///< largest distance; 0 when none is reached
  std::vector<std::uint64_t> distribution{};  ///< ordered pairs at distance d, from d = 0 (n) on
};

/// All of them along out-arcs, exact (the harmonic sums to the last bits of a double). Lengths and
/// strengths play no part; parallel arcs and self-loops change nothing; pairs without a path count
/// nowhere. Empty for the empty graph.
///
/// Components of an undirected graph that are trees of 256 vertices or more by add_tree_totals(),
/// in n log n time. In the rest pendant vertices are folded into their neighbours if they are a
/// sixteenth of all and 256 (fold_pendants()), and what is left goes through BitSearch, or through
/// ClumpSearch where a sample shows that it has less to do: O(n m) time in the worst case and often
/// a hundredth of it. Memory 224 bytes (BitSearch) or 112 (ClumpSearch) per vertex and thread,
/// beside a copy or two of the rows. The same bits for any number of threads. Of a `share` only
/// what its searches add: sums, reciprocals, numbers and pairs of all shares add up to the whole,
/// and the largest eccentricity is that of the vertex. Throws Error(cancelled) on a stop request.
/// Ours; see the searches for their sources.
[[nodiscard]] DistanceTotals distance_totals(const CsrGraph& graph, const Execution& execution = {},
                                             const SourceShare& share = {});

/// As distance_totals(), or nothing when a sample of the searches says that they would look at more
/// than `most_bit_vectors` lines of 512 bits, or do what takes as long. The sample is not taken
/// where there are few sources, or trees.
[[nodiscard]] std::optional<DistanceTotals> distance_totals_within(const CsrGraph& graph,
                                                                   double most_bit_vectors,
                                                                   const Execution& execution);

}  // namespace musubi
