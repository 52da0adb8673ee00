#pragma once
#include "algorithms/distributed/checkpoint.hpp"
#include "algorithms/distributed/distributed_scores.hpp"

namespace musubi {

struct DistributedPageRankOptions {
  double damping = 0.85;        ///< in [0, 1)
  double tolerance = 1e-12;     ///< as PageRankOptions has it, > 0
  int max_iterations = 1000;    ///< >= 1
  OwnValues personalization{};  ///< of this rank's vertices, >= 0; empty on all ranks: all alike
  CheckpointOptions checkpoint{};
};

/// Collective. PageRank as pagerank() defines it, with sinks, strengths, personalization and
/// residual, by steps of the walk, each a product with the matrix on PETSc. Within residual /
/// (1 - damping) of the true scores (L1 norm), for any number of ranks.
///
/// O(iterations * m / ranks) time; sends a value per ghost (see partition_costs()) and iteration;
/// 24 bytes per arc and 32 per vertex of the rank. Throws Error(usage) on all ranks for an option
/// outside its range. Source: Brin and Page, 1998, "The Anatomy of a Large-Scale Hypertextual Web
/// Search Engine".
[[nodiscard]] DistributedScores distributed_pagerank(
    const DistributedGraph& graph, const Ranks& ranks,
    const DistributedPageRankOptions& options = {});

}  // namespace musubi
