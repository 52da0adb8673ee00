#include "algorithms/whatif/connectivity_spectrum.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <limits>
#include <stdexcept>

#include "algorithms/spectral/component_laplacian.hpp"
#include "algorithms/whatif/dense_laplacian.hpp"

namespace musubi {
namespace {

using Pairs = std::span<const std::pair<Vertex, Vertex>>;

constexpr Eigen::Index kOutside = -1;

}  // namespace

struct ConnectivitySpectrum::Parts {
  std::vector<Eigen::Index> place{};  // by vertex; kOutside of the component
  Eigen::MatrixXd laplacian{};
  Eigen::ArrayXd values{};    // above the first 0, in increasing order
  Eigen::MatrixXd vectors{};  // a column per vertex of the component, so that one lies in one piece

  void solve() {
    const Eigen::Index k = laplacian.rows();
    if (k < 2) return;
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(laplacian);
    values = solver.eigenvalues().tail(k - 1).array().max(0.0);
    vectors = solver.eigenvectors().rightCols(k - 1).transpose();
  }

  [[nodiscard]] double rise(Eigen::Index a, Eigen::Index b, Eigen::ArrayXd& z2) const {
    z2 = (vectors.col(a) - vectors.col(b)).array().square();
    double low = values[0];
    double high = low + 2.0;  // |b|² = 2 is the most
    if (values.size() > 1) high = std::min(high, values[1]);
    while (true) {
      const double mid = low + (high - low) / 2.0;
      if (!(low < mid && mid < high)) break;
      (1.0 + (z2 / (values - mid)).sum() < 0.0 ? low : high) = mid;
    }
    return low - values[0];
  }
};

ConnectivitySpectrum::ConnectivitySpectrum(const CsrGraph& graph)
    : parts_(std::make_unique<Parts>()) {
  parts_->place.assign(graph.num_vertices(), kOutside);
  const auto components = conducting_components(graph);
  if (components.empty()) return;
  const auto& largest = *std::max_element(
      components.begin(), components.end(),
      [](const auto& one, const auto& other) { return one.size() < other.size(); });
  if (largest.size() > kMostSpectralVertices) {
    throw std::invalid_argument("ConnectivitySpectrum: a component of at most " +
                                std::to_string(kMostSpectralVertices) + " vertices, got " +
                                std::to_string(largest.size()));
  }
  for (std::size_t i = 0; i < largest.size(); ++i) {
    parts_->place[largest[i]] = static_cast<Eigen::Index>(i);
  }
  parts_->laplacian = dense_laplacian(graph, largest);
  parts_->solve();
}

ConnectivitySpectrum::ConnectivitySpectrum(const ConnectivitySpectrum& other)
    : parts_(std::make_unique<Parts>(*other.parts_)) {}
ConnectivitySpectrum& ConnectivitySpectrum::operator=(const ConnectivitySpectrum& other) {
  if (this != &other) *this = ConnectivitySpectrum(other);
  return *this;
}
ConnectivitySpectrum::ConnectivitySpectrum(ConnectivitySpectrum&& other) noexcept = default;
ConnectivitySpectrum& ConnectivitySpectrum::operator=(ConnectivitySpectrum&& other) noexcept =
    default;
ConnectivitySpectrum::~ConnectivitySpectrum() = default;

double ConnectivitySpectrum::algebraic_connectivity() const {
  return parts_->values.size() == 0 ? 0.0 : parts_->values[0];
}

bool ConnectivitySpectrum::contains(Vertex v) const {
  return parts_->place.at(v) != kOutside;
}

std::vector<double> ConnectivitySpectrum::gains(Pairs pairs, const Execution& execution) const {
  std::vector<double> gains(pairs.size(), 0.0);
  constexpr std::size_t kChunk = 64;
  std::vector<Eigen::ArrayXd> buffers(static_cast<std::size_t>(execution.thread_count()));
  parallel_for((pairs.size() + kChunk - 1) / kChunk, execution.quiet(),
               [&](std::size_t chunk, int thread) {
                 auto& z2 = buffers[static_cast<std::size_t>(thread)];
                 const auto end = std::min(pairs.size(), (chunk + 1) * kChunk);
                 for (std::size_t p = chunk * kChunk; p < end; ++p) {
                   const Eigen::Index a = parts_->place.at(pairs[p].first);
                   const Eigen::Index b = parts_->place.at(pairs[p].second);
                   if (a != b && a != kOutside && b != kOutside) gains[p] = parts_->rise(a, b, z2);
                 }
               });
  return gains;
}

std::vector<double> ConnectivitySpectrum::slopes(Pairs pairs) const {
  std::vector<double> slopes;
  for (const auto& [first, second] : pairs) {
    const Eigen::Index a = parts_->place.at(first);
    const Eigen::Index b = parts_->place.at(second);
    const bool inside = a != b && a != kOutside && b != kOutside;
    const double step = inside ? parts_->vectors(0, a) - parts_->vectors(0, b) : 0.0;
    slopes.push_back(step * step);
  }
  return slopes;
}

double ConnectivitySpectrum::ceiling(std::size_t k) const {
  return k < static_cast<std::size_t>(parts_->values.size())
             ? parts_->values[static_cast<Eigen::Index>(k)]
             : std::numeric_limits<double>::infinity();
}

void ConnectivitySpectrum::add_link(Vertex first, Vertex second) {
  const Eigen::Index a = parts_->place.at(first);
  const Eigen::Index b = parts_->place.at(second);
  if (a == b || a == kOutside || b == kOutside) return;
  auto& laplacian = parts_->laplacian;
  laplacian(a, a) += 1.0;
  laplacian(b, b) += 1.0;
  laplacian(a, b) -= 1.0;
  laplacian(b, a) -= 1.0;
  parts_->solve();
}

}  // namespace musubi
