#pragma once
#include <span>
#include <vector>

#include "algorithms/centrality/row_blocks.hpp"
#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

struct PowerWalk {
  std::vector<double> scores{};  ///< by vertex, sum to 1
  std::vector<double> image{};   ///< F(x) of the scores x, F one step of the walk
  int sweeps = 0;
  double residual = 0.0;   ///< Σ|F(x) - x|
  double sink_mass = 0.0;  ///< of the scores
};

/// PageRank's walk step by step from `start`, on the graph's own rows, without strengths: until the
/// residual is at most `goal`, for at most `max_sweeps`, and only while each sweep leaves no more
/// than the share `patience` of it. Where the walk forgets its start within a few steps nothing
/// that has to prepare itself is quicker.
///
/// O(sweeps * (n + m)) time, 32 bytes per vertex. The same bits for any number of threads.
/// Error(cancelled) on a stop request. Source: Brin and Page, 1998, "The Anatomy of a Large-Scale
/// Hypertextual Web Search Engine".
[[nodiscard]] PowerWalk power_walk(const CsrGraph& graph, double damping,
                                   std::span<const double> jump, std::vector<double> start,
                                   double goal, double patience, int max_sweeps,
                                   const Execution& execution, const BlockSizes& sizes = {});

}  // namespace musubi
