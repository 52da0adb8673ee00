#pragma once
#include "algorithms/distributed/checkpoint.hpp"
#include "algorithms/distributed/distributed_scores.hpp"

namespace musubi {

struct DistributedKatzOptions {
  double tolerance = 1e-12;   ///< stop when Σ|β + α A x - x| / Σ|x| is at most this, > 0
  int max_iterations = 1000;  ///< products with A, >= 1
  CheckpointOptions checkpoint{};
};

/// Collective. Katz centrality as katz_centrality() defines it, with its default discount, 1 / (1 +
/// the largest total strength of a vertex's in-arcs), and β = 1: the linear system (1 - α A) x = 1
/// by PETSc's conjugate gradients (undirected) or GMRES (directed), for any number of ranks.
///
/// O(iterations * m / ranks) time; 24 bytes per arc, and 30 vectors where directed. Source: Katz,
/// 1953, "A new status index derived from sociometric analysis".
[[nodiscard]] DistributedScores distributed_katz(const DistributedGraph& graph, const Ranks& ranks,
                                                 const DistributedKatzOptions& options = {});

}  // namespace musubi
