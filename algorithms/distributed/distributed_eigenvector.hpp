#pragma once
#include "algorithms/distributed/checkpoint.hpp"
#include "algorithms/distributed/distributed_scores.hpp"

namespace musubi {

struct DistributedEigenvectorOptions {
  double tolerance = 1e-10;    ///< as EigenvectorOptions and HitsOptions have it, > 0
  int max_iterations = 20000;  ///< products, >= 1
  CheckpointOptions checkpoint{};
};

/// Collective. Eigenvector centrality as eigenvector_centrality() defines it, also of disconnected
/// graphs and of those without cycles: undirected by distributed_lanczos(), directed by the same
/// power iteration on A + I, on PETSc. O(iterations * m / ranks) time; 24 bytes per arc.
[[nodiscard]] DistributedScores distributed_eigenvector(
    const DistributedGraph& graph, const Ranks& ranks,
    const DistributedEigenvectorOptions& options = {});

struct DistributedHits {
  DistributedScores authorities{};
  OwnValues hubs{};
};

/// Collective. Hubs and authorities as hits() defines them: distributed_lanczos() of Aᵀ A.
/// O(iterations * m / ranks) time; 24 bytes per arc.
[[nodiscard]] DistributedHits distributed_hits(const DistributedGraph& graph, const Ranks& ranks,
                                               const DistributedEigenvectorOptions& options = {});

}  // namespace musubi
