#pragma once
#include "algorithms/distributed/petsc_matrix.hpp"

namespace musubi {

/// A measure over all vertices, of which a rank has those of its own.
struct DistributedScores {
  OwnValues scores{};
  int iterations = 0;
  double residual = 0.0;
  bool converged = true;
};

}  // namespace musubi
