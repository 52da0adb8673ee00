#include "algorithms/spectral/laplacian_spectrum.hpp"

#include <Spectra/SymEigsSolver.h>
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <stdexcept>

namespace musubi {
namespace {

constexpr Eigen::Index kMostDense = 400;
constexpr Eigen::Index kWanted = 8;
constexpr Eigen::Index kSubspace = 32;

// What Spectra asks of an operator; its largest eigenvalues are the inverses of the smallest of L.
class PseudoInverse {
 public:
  using Scalar = double;

  PseudoInverse(const ComponentLaplacian& laplacian, const std::stop_token& stop)
      : laplacian_(laplacian), stop_(stop) {}
  [[nodiscard]] Eigen::Index rows() const { return laplacian_.size(); }
  [[nodiscard]] Eigen::Index cols() const { return laplacian_.size(); }
  void perform_op(const double* in, double* out) const {
    const Eigen::Map<const Eigen::VectorXd> x(in, rows());
    Eigen::Map<Eigen::VectorXd>(out, rows()) = laplacian_.pseudo_inverse_times(x, stop_);
  }

 private:
  const ComponentLaplacian& laplacian_;
  const std::stop_token& stop_;
};

LaplacianSpectrum dense_spectrum(const ComponentLaplacian& laplacian) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(Eigen::MatrixXd(laplacian.matrix()));
  const Eigen::Index above = laplacian.size() - 1;
  return {solver.eigenvalues().tail(above), solver.eigenvectors().rightCols(above), true};
}

}  // namespace

LaplacianSpectrum laplacian_spectrum(const ComponentLaplacian& laplacian,
                                     const std::stop_token& stop) {
  if (laplacian.size() <= kMostDense) return dense_spectrum(laplacian);
  PseudoInverse inverse(laplacian, stop);
  Spectra::SymEigsSolver<PseudoInverse> solver(inverse, kWanted, kSubspace);
  solver.init();
  solver.compute(Spectra::SortRule::LargestAlge, 1000, 1e-10);
  if (solver.info() != Spectra::CompInfo::Successful) {
    throw std::runtime_error("laplacian_spectrum: Lanczos's method did not converge");
  }
  return {solver.eigenvalues().cwiseInverse(), solver.eigenvectors(), false};
}

}  // namespace musubi
