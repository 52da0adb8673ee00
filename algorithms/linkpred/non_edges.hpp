#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/linkpred/vertex_pair.hpp"
#include "engine/csr_graph.hpp"
#include "engine/random.hpp"

namespace musubi {

/// How many pairs of vertices of a simple view have no edge. O(1).
[[nodiscard]] std::uint64_t count_non_edges(const CsrGraph& simple);

/// All of them, the smaller end first, in increasing order. O(n² + m).
[[nodiscard]] std::vector<VertexPair> all_non_edges(const CsrGraph& simple);

/// `count` of them (all when there are no more), drawn uniformly without repetition, in random
/// order, the smaller end first. O(count log d) expected for the largest degree d where pairs
/// without an edge are not rare, else O(n² + m).
[[nodiscard]] std::vector<VertexPair> sample_non_edges(const CsrGraph& simple, std::size_t count,
                                                       SplitMix64& random);

}  // namespace musubi
