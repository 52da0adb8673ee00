#pragma once
#include <algorithm>
#include <cmath>

#include "algorithms/distributed/petsc_matrix.hpp"

namespace musubi {

/// A measure over all vertices, of which a rank has those of its own.
struct DistributedScores {
  OwnValues scores{};
  int iterations = 0;
  double residual = 0.0;
  bool converged = true;
};

/// Collective: the largest of the values of all ranks, signs left out; 0 of none.
[[nodiscard]] inline double largest_of(const OwnValues& values, const Ranks& ranks) {
  double largest = 0.0;
  for (const double value : values) largest = std::max(largest, std::abs(value));
  return ranks.maximum(largest);
}

}  // namespace musubi
