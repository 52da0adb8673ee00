#pragma once
#include <span>
#include <utility>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// For each pair, how often a walker who starts at one of the two, follows an edge (by strength)
/// and returns to the start with probability 0.15 a step, is at the other; the mean of both ways.
/// In [0, 1]; 0 across components. A PageRank per different end, one per thread at a time. Source:
/// Tong, Faloutsos and Pan, 2006, "Fast random walk with restart and its applications".
[[nodiscard]] std::vector<double> walk_likelihoods(const CsrGraph& graph,
                                                   std::span<const std::pair<Vertex, Vertex>> pairs,
                                                   const Execution& execution = {});

}  // namespace musubi
