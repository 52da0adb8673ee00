#pragma once
#include "algorithms/distributed/checkpoint.hpp"
#include "algorithms/distributed/distributed_scores.hpp"

namespace musubi {

/// Collective. The projection of a uniform vector on the eigenspace of the largest eigenvalue of a
/// symmetric matrix M >= 0, M not 0, as leading_eigenvector() has it: entries >= 0, the largest 1,
/// those below the tolerance 0. `product` is M. The residual is the largest entry of |M x -
/// eigenvalue x| / eigenvalue.
///
/// Lanczos's method with thick restarts, which ends at the first product that brings the residual
/// under a thousandth of the tolerance. SLEPc's Krylov-Schur method goes on to the end of a cycle,
/// and when the space of the uniform vector is exhausted, with random vectors: where the eigenvalue
/// is multiple, as in a graph of equal parts, its answer then depends on them.
///
/// The state that `checkpoint` keeps is that of a restart, 13 vectors.
///
/// O(iterations * n / ranks) time beside the products, up to 40 vectors. Sources: Lanczos, 1950;
/// Wu and Simon, 2000, "Thick-restart Lanczos method for large symmetric eigenvalue problems".
[[nodiscard]] DistributedScores distributed_lanczos(const PetscOperator::Product& product,
                                                    const DistributedGraph& graph,
                                                    const Ranks& ranks, double tolerance,
                                                    int max_iterations, Checkpoint& checkpoint);

}  // namespace musubi
