#pragma once
#include "algorithms/distributed/distributed_scores.hpp"

namespace musubi {

/// Collective. The projection of a uniform vector on the eigenspace of the largest eigenvalue of a
/// symmetric matrix M >= 0, M not 0, as leading_eigenvector() has it: entries >= 0, the largest 1,
/// those below the tolerance 0; by SLEPc's Krylov-Schur method from the uniform vector. `product`
/// is M, for the residual: the largest entry of |M x - eigenvalue x| / eigenvalue.
///
/// Up to 32 vectors. Source: Stewart, 2001, "A Krylov-Schur algorithm for large eigenproblems".
[[nodiscard]] DistributedScores slepc_eigenvector(Mat matrix, const PetscOperator::Product& product,
                                                  const DistributedGraph& graph, const Ranks& ranks,
                                                  double tolerance, int max_iterations);

}  // namespace musubi
