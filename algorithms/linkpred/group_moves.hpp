#pragma once
#include "algorithms/community/partition.hpp"
#include "algorithms/linkpred/block_counts.hpp"
#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"
#include "engine/random.hpp"

namespace musubi {

/// Moves single vertices between the groups of a partition, in sweeps over all in random order, as
/// long as that lowers the description length and at most `sweeps` times. A vertex tries the groups
/// of a few neighbours and of their neighbours, and one group at random; the last vertex of a group
/// stays. Groups keep their numbers. O(m) per sweep and candidate. Error(cancelled) on a stop
/// request.
void move_vertices(const CsrGraph& simple, Partition& partition, int sweeps,
                   const LogFactorials& log_factorial, SplitMix64& random,
                   const Execution& execution);

}  // namespace musubi
