#pragma once
#include <functional>
#include <vector>

#include "algorithms/centrality/row_blocks.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// image = M x, both by row.
using SymmetricProduct =
    std::function<void(const std::vector<double>& x, std::vector<double>& image)>;

struct LeadingEigenvector {
  std::vector<double> vector{};  ///< length n, >= 0, the largest entry is 1
  double eigenvalue = 0.0;       ///< its Rayleigh quotient
  int products = 0;
  double residual = 0.0;  ///< largest entry of |M x - eigenvalue x| / eigenvalue for that vector
  bool converged = false;
};

/// The projection of a uniform vector on the eigenspace of the largest eigenvalue of a symmetric
/// M >= 0, M not 0: thick-restart Lanczos from the uniform vector. Entries below `tolerance` that
/// the residual allows to be 0 are 0. The rows of `blocks` are those of M, for the passes over
/// vectors.
///
/// About sqrt(λ / (λ - λ2)) products per factor of e. O(products * n) time beside them; up to 40
/// vectors of length n. The same bits for any number of threads. Error(cancelled) on a stop
/// request. Sources: Lanczos, 1950, "An iteration method for the solution of the eigenvalue problem
/// of linear differential and integral operators"; Wu and Simon, 2000, "Thick-restart Lanczos
/// method for large symmetric eigenvalue problems".
[[nodiscard]] LeadingEigenvector leading_eigenvector(const RowBlocks& blocks, Vertex n,
                                                     const SymmetricProduct& product,
                                                     double tolerance, int max_products,
                                                     const Execution& execution);

}  // namespace musubi
