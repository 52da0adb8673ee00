#pragma once
#include <Eigen/Core>
#include <stop_token>

#include "algorithms/spectral/component_laplacian.hpp"

namespace musubi {

/// The smallest eigenvalues of the Laplacian of a component above the 0 that it always has, in
/// increasing order, with their eigenvectors of length 1 as columns. For other files of this
/// folder: it shows Eigen's types.
struct LaplacianSpectrum {
  Eigen::VectorXd values{};   ///< empty for a component of one vertex
  Eigen::MatrixXd vectors{};  ///< k rows
  bool complete = false;      ///< these are all there are
};

/// All of them up to 400 vertices, by a dense method in O(k³); beyond that the sixteen smallest, by
/// Lanczos's method on the pseudo-inverse, some dozens of solves. The start is fixed, so the same
/// graph gives the same numbers. Throws Error(cancelled) on a stop request.
[[nodiscard]] LaplacianSpectrum laplacian_spectrum(const ComponentLaplacian& laplacian,
                                                   const std::stop_token& stop = {});

}  // namespace musubi
