#include "algorithms/distributed/distributed_lanczos.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

namespace musubi {
namespace {

constexpr int kVectors = 40;
constexpr int kKept = 12;  // Ritz vectors that a restart keeps

double dot(const OwnValues& a, const OwnValues& b) {
  double sum = 0.0;
  for (std::size_t v = 0; v < a.size(); ++v) sum += a[v] * b[v];
  return sum;
}

class Lanczos {
 public:
  Lanczos(const PetscOperator::Product& product, const DistributedGraph& graph, const Ranks& ranks,
          Checkpoint& checkpoint)
      : product_(product), ranks_(ranks), checkpoint_(checkpoint), next_(graph.num_own()) {
    const double length = std::sqrt(static_cast<double>(graph.num_vertices()));
    basis_.emplace_back(graph.num_own(), 1.0 / length);
  }

  // The Ritz vector of the largest Ritz value, its residual (L2 norm) at most `goal` of the value
  // if that many products reach it.
  OwnValues run(double goal, int most, int& products) {
    products = resume();
    for (;;) {
      step();
      ++products;
      solve();
      const double value = ritz_.eigenvalues()[size() - 1];
      const double residual = beta_ * std::abs(ritz_.eigenvectors()(size() - 1, size() - 1));
      if (residual <= goal * value || products >= most) return combined(size() - 1);
      const bool full = size() == kVectors;
      if (full) restart();
      append();
      if (full) checkpoint_.keep(basis_, products);
    }
  }

 private:
  [[nodiscard]] int size() const { return static_cast<int>(basis_.size()); }

  // next = M times the last vector of the basis, without what the basis spans; its length is beta.
  void step() {
    product_(basis_.back(), next_);
    const int last = size() - 1;
    for (int pass = 0; pass < 2; ++pass) {  // once leaves rounding behind
      std::vector<double> along;
      for (const auto& vector : basis_) along.push_back(dot(vector, next_));
      ranks_.sum(along);
      for (int i = 0; i <= last; ++i) {
        const double share = along[static_cast<std::size_t>(i)];
        const auto& vector = basis_[static_cast<std::size_t>(i)];
        for (std::size_t v = 0; v < next_.size(); ++v) next_[v] -= share * vector[v];
        projected_(i, last) += share;
      }
    }
    for (int i = 0; i < last; ++i) projected_(last, i) = projected_(i, last);
    beta_ = std::sqrt(ranks_.sum(dot(next_, next_)));
  }

  void solve() { ritz_.compute(projected_.topLeftCorner(size(), size())); }

  void append() {
    for (double& entry : next_) entry /= beta_;
    basis_.push_back(next_);
  }

  [[nodiscard]] OwnValues combined(int ritz) const {
    OwnValues vector(next_.size(), 0.0);
    for (int i = 0; i < size(); ++i) {
      const double share = ritz_.eigenvectors()(i, ritz);
      const auto& part = basis_[static_cast<std::size_t>(i)];
      for (std::size_t v = 0; v < vector.size(); ++v) vector[v] += share * part[v];
    }
    return vector;
  }

  // The best Ritz vectors become the basis, on which M is diagonal.
  void restart() {
    std::vector<OwnValues> kept;
    kept.reserve(kKept);
    for (int i = 0; i < kKept; ++i) kept.push_back(combined(size() - 1 - i));
    projected_.setZero();
    for (int i = 0; i < kKept; ++i) projected_(i, i) = ritz_.eigenvalues()[size() - 1 - i];
    basis_ = std::move(kept);
  }

  // Goes on from the restart that was kept; returns the products before it, 0 of none.
  int resume() {
    std::vector<OwnValues> kept(kKept + 1, OwnValues(next_.size()));
    const int products = checkpoint_.restore(kept);
    if (products == 0) return 0;
    basis_ = std::move(kept);
    for (int i = 0; i < kKept; ++i) {
      const auto& vector = basis_[static_cast<std::size_t>(i)];
      product_(vector, next_);
      projected_(i, i) = ranks_.sum(dot(vector, next_));
    }
    return products;
  }

  const PetscOperator::Product& product_;
  const Ranks& ranks_;
  Checkpoint& checkpoint_;
  std::vector<OwnValues> basis_{};  // orthonormal
  OwnValues next_;
  double beta_ = 0.0;
  Eigen::MatrixXd projected_ = Eigen::MatrixXd::Zero(kVectors, kVectors);  // M on the basis
  Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> ritz_{};
};

}  // namespace

DistributedScores distributed_lanczos(const PetscOperator::Product& product,
                                      const DistributedGraph& graph, const Ranks& ranks,
                                      double tolerance, int max_iterations,
                                      Checkpoint& checkpoint) {
  DistributedScores result;
  // The largest entry of the residual may be that much more of the largest score than its norm is
  // of the norm of all scores; a thousandth leaves room.
  result.scores = Lanczos(product, graph, ranks, checkpoint)
                      .run(1e-3 * tolerance, max_iterations, result.iterations);
  checkpoint.finish();
  auto& x = result.scores;
  const double top = largest_of(x, ranks);
  for (double& score : x) {
    score = std::abs(score) / top;  // the vector is of one sign, but for rounding
    if (score < tolerance) score = 0.0;
  }
  OwnValues image(x.size());
  product(x, image);
  const double eigenvalue = ranks.sum(dot(x, image)) / ranks.sum(dot(x, x));
  double worst = 0.0;
  for (std::size_t v = 0; v < x.size(); ++v) {
    worst = std::max(worst, std::abs(image[v] - eigenvalue * x[v]));
  }
  result.residual = ranks.maximum(worst) / eigenvalue;
  result.converged = result.residual <= tolerance;
  return result;
}

}  // namespace musubi
