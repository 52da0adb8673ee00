#pragma once
#include <span>

#include "algorithms/centrality/arc_rows.hpp"

namespace musubi {

/// The linear system x = b + c A D⁻¹ x: A the rows, D a diagonal. PageRank's with D the totals of
/// the strengths, Katz's with D = 1.
struct DampedSystem {
  const ArcRows& rows;
  double factor = 0.0;                 ///< c
  std::span<const double> divisor{};   ///< the diagonal of D by row, > 0
  std::span<const double> constant{};  ///< b by row
};

struct SolverRun {
  int sweeps = 0;         ///< products with A
  double residual = 0.0;  ///< Σ|b + c A D⁻¹ x - x|, as far as the solver follows it
  bool definite = true;   ///< false: it ended where D - c A is not positive along the direction
};

}  // namespace musubi
