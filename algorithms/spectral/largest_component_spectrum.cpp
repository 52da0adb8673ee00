#include "algorithms/spectral/largest_component_spectrum.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <numeric>
#include <vector>

#include "algorithms/spectral/laplacian_spectrum.hpp"

namespace musubi {
namespace {

constexpr Eigen::Index kDense = 400;  // as in laplacian_spectrum()

ComponentMeasures by_eigenvalues(const ComponentLaplacian& laplacian) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(Eigen::MatrixXd(laplacian.matrix()),
                                                              Eigen::EigenvaluesOnly);
  const auto& values = solver.eigenvalues();  // increasing, the first is 0
  const auto k = static_cast<double>(laplacian.size());
  return {k * values.tail(laplacian.size() - 1).cwiseInverse().sum(), values[1]};
}

ComponentMeasures by_solves(const ComponentLaplacian& laplacian, const Execution& execution) {
  std::vector<double> diagonal(static_cast<std::size_t>(laplacian.size()));
  parallel_for(diagonal.size(), execution.quiet(), [&](std::size_t v, int) {
    const auto at = static_cast<Eigen::Index>(v);
    Eigen::VectorXd unit = Eigen::VectorXd::Zero(laplacian.size());
    unit[at] = 1.0;
    diagonal[v] = laplacian.pseudo_inverse_times(std::move(unit), execution.stop)[at];
  });
  const double trace = std::accumulate(diagonal.begin(), diagonal.end(), 0.0);
  return {static_cast<double>(laplacian.size()) * trace,
          laplacian_spectrum(laplacian, execution.stop).values[0]};
}

}  // namespace

ComponentMeasures largest_component_measures(const CsrGraph& graph, const Execution& execution) {
  const auto components = conducting_components(graph);
  if (components.empty()) return {};
  const auto largest =
      std::max_element(components.begin(), components.end(),
                       [](const auto& a, const auto& b) { return a.size() < b.size(); });
  if (largest->size() < 2) return {};
  const ComponentLaplacian laplacian(graph, *largest);
  return laplacian.size() <= kDense ? by_eigenvalues(laplacian) : by_solves(laplacian, execution);
}

}  // namespace musubi
