#include "algorithms/centrality/lanczos.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace musubi {
namespace {

constexpr Eigen::Index kKept = 6;  // Ritz vectors that a restart begins with

// Vectors that are kept at a time: what fits beside the graph.
Eigen::Index basis_size(Vertex n) {
  return n <= 250'000 ? 40 : 20;
}

class Lanczos {
 public:
  Lanczos(const RowBlocks& blocks, Vertex n, const SymmetricProduct& product, double tolerance,
          int max_products, const Execution& execution)
      : blocks_(blocks),
        n_(n),
        product_(product),
        tolerance_(tolerance),
        max_products_(max_products),
        execution_{.threads = n < blocks.sizes().worth_threads ? 1 : execution.threads,
                   .stop = execution.stop,
                   .memory = execution.memory},
        size_(basis_size(n)),
        projected_(Eigen::MatrixXd::Zero(size_, size_)),
        image_(n) {
    begin_with(std::vector<double>(n, 1.0));
  }

  LeadingEigenvector run() {
    while (found_.products + 1 < max_products_) {
      step();
      if (!invariant_ && steps_ < next_look_ && steps_ < size_ &&
          found_.products + 1 < max_products_) {
        continue;
      }
      solve_projected();
      const double ahead = entry_residual() / (value_ * tolerance_ * largest_entry_);
      if (ahead <= 1.0 || invariant_) {
        if (accept(ritz_vector())) return std::move(found_);
        // Rounding has the better of this basis, or the largest entry was overrated.
        if (invariant_ || entry_residual() / (value_ * largest_entry_) < 0.1 * tolerance_) {
          begin_with(std::move(found_.vector));
          continue;
        }
      }
      plan_next_look(ahead);
      if (steps_ == size_) restart();
    }
    if (steps_ > 0) solve_projected();
    found_.converged = accept(steps_ > 0 ? ritz_vector() : basis_.front());
    return std::move(found_);
  }

 private:
  template <typename Work>
  double sum(Work&& work) {
    return blocks_.sum<1>(execution_, [&](Vertex begin, Vertex end) {
      double part = 0.0;
      for (Vertex v = begin; v < end; ++v) part += work(v);
      return std::array<double, 1>{part};
    })[0];
  }

  double dot(const std::vector<double>& a, const std::vector<double>& b) {
    return sum([&](Vertex v) { return a[v] * b[v]; });
  }

  void begin_with(std::vector<double> start) {
    const double norm = std::sqrt(dot(start, start));
    for (double& entry : start) entry /= norm;
    basis_.clear();
    basis_.push_back(std::move(start));
    projected_.setZero();
    kept_ = 0;
    steps_ = 0;
    next_look_ = 6;
    last_look_ = 0;
    last_ahead_ = std::numeric_limits<double>::infinity();
    invariant_ = false;
  }

  // One more vector of the basis: M times the last one, made orthogonal to all.
  void step() {
    const auto j = static_cast<std::size_t>(steps_);
    const auto& last = basis_[j];
    product_(last, image_);
    ++found_.products;
    const double alpha = dot(last, image_);
    projected_(steps_, steps_) = alpha;
    // Orthogonality to the earlier vectors fades only as an eigenvector is found: of the leading
    // one that is the end, and to those that a restart kept it is seen to.
    const double* const before = steps_ > kept_ ? basis_[j - 1].data() : nullptr;
    const double beta = beta_;
    norm_ = std::sqrt(sum([&](Vertex v) {
      image_[v] -= alpha * last[v] + (before != nullptr ? beta * before[v] : 0.0);
      return image_[v] * image_[v];
    }));
    if (kept_ > 0) {
      clear_of_kept();
      if (steps_ == kept_) clear_of_kept();  // M couples this one to all of them
    }
    ++steps_;
    // Below this it is rounding that is left.
    invariant_ = norm_ <= 1e-14 * std::abs(projected_(0, 0)) || norm_ == 0.0;
    if (invariant_) return;
    beta_ = norm_;
    if (steps_ < size_) {
      projected_(steps_, steps_ - 1) = beta_;
      projected_(steps_ - 1, steps_) = beta_;
    }
    std::vector<double> next(n_);
    const double scale = 1.0 / norm_;
    blocks_.each(execution_, [&](Vertex begin, Vertex end) {
      for (Vertex v = begin; v < end; ++v) next[v] = image_[v] * scale;
    });
    basis_.push_back(std::move(next));
  }

  // Makes the image orthogonal to the vectors that the last restart kept.
  void clear_of_kept() {
    std::array<const double*, kKept> kept{};
    for (std::size_t k = 0; k < kept.size(); ++k) kept[k] = basis_[k].data();
    const auto along = blocks_.sum<kKept>(execution_, [&](Vertex begin, Vertex end) {
      std::array<double, kKept> part{};
      for (Vertex v = begin; v < end; ++v) {
        for (std::size_t k = 0; k < kept.size(); ++k) part[k] += kept[k][v] * image_[v];
      }
      return part;
    });
    norm_ = std::sqrt(sum([&](Vertex v) {
      for (std::size_t k = 0; k < kept.size(); ++k) image_[v] -= along[k] * kept[k][v];
      return image_[v] * image_[v];
    }));
  }

  void solve_projected() {
    solver_.compute(projected_.topLeftCorner(steps_, steps_));
    value_ = solver_.eigenvalues()(steps_ - 1);
  }

  // The largest entry of the residual of the leading Ritz vector, itself of norm 1.
  double entry_residual() {
    if (invariant_) return 0.0;
    double largest = 0.0;
    for (const double entry : basis_.back()) largest = std::max(largest, std::abs(entry));
    return norm_ * std::abs(solver_.eigenvectors()(steps_ - 1, steps_ - 1)) * largest;
  }

  // Combines the basis by columns of the eigenvectors of the projection.
  std::vector<double> combine(Eigen::Index column) {
    std::vector<double> result(n_, 0.0);
    blocks_.each(execution_, [&](Vertex begin, Vertex end) {
      for (Eigen::Index j = 0; j < steps_; ++j) {
        const double weight = solver_.eigenvectors()(j, column);
        const double* const vector = basis_[static_cast<std::size_t>(j)].data();
        for (Vertex v = begin; v < end; ++v) result[v] += weight * vector[v];
      }
    });
    return result;
  }

  std::vector<double> ritz_vector() { return combine(steps_ - 1); }

  // Whether `vector`, scaled and without its noise, is an eigenvector to the tolerance.
  bool accept(std::vector<double> vector) {
    const auto sign = std::accumulate(vector.begin(), vector.end(), 0.0) < 0.0 ? -1.0 : 1.0;
    double largest = 0.0;
    for (double& entry : vector) largest = std::max(largest, entry *= sign);
    largest_entry_ = largest;
    bool noise = false;
    for (double& entry : vector) {
      entry = std::max(0.0, entry / largest);
      noise = noise || (entry > 0.0 && entry < tolerance_);
    }
    found_.vector = vector;
    // What decays towards 0 is 0 in the limit.
    for (double& entry : found_.vector) entry = entry < tolerance_ ? 0.0 : entry;
    measure();
    if (found_.converged || !noise) return found_.converged;
    found_.vector = std::move(vector);
    measure();
    return found_.converged;
  }

  void measure() {
    auto& x = found_.vector;
    product_(x, image_);
    ++found_.products;
    found_.eigenvalue = dot(x, image_) / dot(x, x);
    double worst = 0.0;
    for (Vertex v = 0; v < n_; ++v) {
      worst = std::max(worst, std::abs(image_[v] - found_.eigenvalue * x[v]));
    }
    found_.residual = worst / found_.eigenvalue;
    found_.converged = found_.residual <= tolerance_;
  }

  // At the rate of late, the residual is small enough after this many more steps.
  void plan_next_look(double ahead) {
    Eigen::Index wait = 4;
    if (ahead < last_ahead_ && std::isfinite(last_ahead_)) {
      const double rate = std::log(last_ahead_ / ahead) / static_cast<double>(steps_ - last_look_);
      wait = static_cast<Eigen::Index>(std::clamp(std::log(ahead) / rate, 1.0, 8.0));
    }
    last_ahead_ = ahead;
    last_look_ = steps_;
    next_look_ = steps_ + wait;
  }

  void restart() {
    std::vector<std::vector<double>> kept;
    for (Eigen::Index k = 0; k < kKept; ++k) kept.push_back(combine(steps_ - 1 - k));
    kept.push_back(std::move(basis_.back()));
    projected_.setZero();
    for (Eigen::Index k = 0; k < kKept; ++k) {
      const double coupling = norm_ * solver_.eigenvectors()(steps_ - 1, steps_ - 1 - k);
      projected_(k, k) = solver_.eigenvalues()(steps_ - 1 - k);
      projected_(k, kKept) = coupling;
      projected_(kKept, k) = coupling;
    }
    basis_ = std::move(kept);
    kept_ = kKept;
    steps_ = kKept;
    next_look_ -= last_look_ - kKept;
    last_look_ = kKept;
  }

  const RowBlocks& blocks_;
  Vertex n_;
  const SymmetricProduct& product_;
  double tolerance_;
  int max_products_;
  Execution execution_;  // of the passes over vectors, each much shorter than a product
  Eigen::Index size_;
  std::vector<std::vector<double>> basis_{};  // orthonormal; one more than there are steps
  Eigen::MatrixXd projected_;                 // basisᵀ M basis
  Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver_{};
  std::vector<double> image_;
  Eigen::Index kept_ = 0;   // Ritz vectors that the basis began with
  Eigen::Index steps_ = 0;  // columns of the projection
  Eigen::Index next_look_ = 0;
  Eigen::Index last_look_ = 0;
  double last_ahead_ = 0.0;
  bool invariant_ = false;  // the basis spans all that the start reaches
  double beta_ = 0.0;
  double norm_ = 0.0;
  double value_ = 0.0;
  double largest_entry_ = 0.25;  // of the eigenvector of norm 1, a guess until there is one
  LeadingEigenvector found_{};
};

}  // namespace

LeadingEigenvector leading_eigenvector(const RowBlocks& blocks, Vertex n,
                                       const SymmetricProduct& product, double tolerance,
                                       int max_products, const Execution& execution) {
  return Lanczos(blocks, n, product, tolerance, max_products, execution).run();
}

}  // namespace musubi
