#pragma once
#include "algorithms/community/partition.hpp"
#include "algorithms/linkpred/block_counts.hpp"
#include "engine/csr_graph.hpp"
#include "engine/random.hpp"

namespace musubi {

/// Merges groups of a partition until `target` are left, the pairs first whose merger costs least
/// description length. For each group a few candidates are drawn: a group that is linked to one
/// that this group is linked to, that one itself, and any group; the best is proposed. All
/// proposals are worked out before any is carried out, so the later ones go by old counts. O(m +
/// proposals * their groups' links) time. Step of Peixoto, 2014, "Efficient Monte Carlo and greedy
/// heuristic for the inference of stochastic block models".
[[nodiscard]] Partition merge_groups(const CsrGraph& simple, const Partition& partition,
                                     std::size_t target, const LogFactorials& log_factorial,
                                     SplitMix64& random);

}  // namespace musubi
