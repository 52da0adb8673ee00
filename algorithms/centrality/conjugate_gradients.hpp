#pragma once
#include <vector>

#include "algorithms/centrality/damped_system.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// Conjugate gradients on (D - c A) y = b with y = D⁻¹ x, for symmetric A: adds to `x` until the
/// `residual` r = b + c A D⁻¹ x - x, given and left by row, has Σ|r| <= goal, or for `max_sweeps`.
/// About sqrt((1 + ρ) / (1 - ρ)) / 2 sweeps per factor of e, where ρ is the spectral radius of
/// c A D⁻¹, often fewer. Gives up early where over the last three sweeps the residual kept more
/// than the share `patience` of itself per sweep on average (1: never).
///
/// Preconditioned by D and, without strengths, by rounding the direction to single precision, which
/// halves the memory read at random; the product with that direction is exact to double precision,
/// so the rounding costs no accuracy. O(sweeps * (n + m)) time, O(n) memory. The same bits for any
/// number of threads. Error(cancelled) on a stop request. Sources: Hestenes and Stiefel, 1952,
/// "Methods of conjugate gradients for solving linear systems"; Chronopoulos and Gear, 1989,
/// "s-step iterative methods for symmetric linear systems", for two passes per step.
[[nodiscard]] SolverRun conjugate_gradients(const DampedSystem& system, std::vector<double>& x,
                                            std::vector<double>& residual, double goal,
                                            double patience, int max_sweeps,
                                            const Execution& execution);

}  // namespace musubi
