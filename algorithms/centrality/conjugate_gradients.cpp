#include "algorithms/centrality/conjugate_gradients.hpp"

#include <array>
#include <cmath>
#include <limits>

namespace musubi {
namespace {

// The vectors of the recurrence by row, Real being the precision of those read at random.
template <typename Real>
class ConjugateGradients {
 public:
  ConjugateGradients(const DampedSystem& system, std::vector<double>& residual,
                     const Execution& execution)
      : system_(system),
        execution_(execution),
        r_(residual),
        u_(residual.size()),
        w_(residual.size()),
        p_(residual.size(), 0.0),
        s_(residual.size(), 0.0),
        y_(residual.size(), 0.0),
        inverse_(residual.size()) {
    const auto sums = system_.rows.blocks.sum<2>(execution_, [&](Vertex begin, Vertex end) {
      std::array<double, 2> part{};
      for (Vertex v = begin; v < end; ++v) {
        inverse_[v] = 1.0 / system_.divisor[v];
        u_[v] = static_cast<Real>(r_[v] * inverse_[v]);
        part[0] += r_[v] * static_cast<double>(u_[v]);
        part[1] += std::abs(r_[v]);
      }
      return part;
    });
    gamma_ = sums[0];
    residual_ = sums[1];
  }

  [[nodiscard]] double residual() const { return residual_; }
  [[nodiscard]] const std::vector<double>& solution() const { return y_; }

  // False when the curvature along the direction is not positive.
  bool step() {
    const double delta = curvature();
    const double beta = previous_gamma_ > 0.0 ? gamma_ / previous_gamma_ : 0.0;
    const double along = delta - (beta > 0.0 ? beta * gamma_ / alpha_ : 0.0);
    if (!(along > 0.0)) return false;
    alpha_ = gamma_ / along;
    previous_gamma_ = gamma_;
    advance(alpha_, beta);
    return true;
  }

 private:
  // w = (D - c A) u, and uᵀ w.
  double curvature() {
    return system_.rows.blocks.sum<1>(execution_, [&](Vertex begin, Vertex end) {
      std::array<double, 1> part{};
      for (Vertex v = begin; v < end; ++v) {
        const auto u = static_cast<double>(u_[v]);
        w_[v] = system_.divisor[v] * u - system_.factor * system_.rows.pull(v, u_.data());
        part[0] += u * w_[v];
      }
      return part;
    })[0];
  }

  void advance(double alpha, double beta) {
    const auto sums = system_.rows.blocks.sum<2>(execution_, [&](Vertex begin, Vertex end) {
      std::array<double, 2> part{};
      for (Vertex v = begin; v < end; ++v) {
        p_[v] = static_cast<double>(u_[v]) + beta * p_[v];
        s_[v] = w_[v] + beta * s_[v];
        y_[v] += alpha * p_[v];
        r_[v] -= alpha * s_[v];
        u_[v] = static_cast<Real>(r_[v] * inverse_[v]);
        part[0] += r_[v] * static_cast<double>(u_[v]);
        part[1] += std::abs(r_[v]);
      }
      return part;
    });
    gamma_ = sums[0];
    residual_ = sums[1];
  }

  const DampedSystem& system_;
  const Execution& execution_;
  std::vector<double>& r_;
  std::vector<Real> u_;    // D⁻¹ r
  std::vector<double> w_;  // (D - c A) u
  std::vector<double> p_;  // direction
  std::vector<double> s_;  // (D - c A) p
  std::vector<double> y_;
  std::vector<double> inverse_;
  double gamma_ = 0.0;  // rᵀ u
  double previous_gamma_ = 0.0;
  double alpha_ = 0.0;
  double residual_ = 0.0;
};

template <typename Real>
SolverRun solve(const DampedSystem& system, std::vector<double>& x, std::vector<double>& residual,
                double goal, double patience, int max_sweeps, const Execution& execution) {
  ConjugateGradients<Real> gradients(system, residual, execution);
  SolverRun run;
  std::array<double, 3> before{};  // residuals one, two and three sweeps ago
  before.fill(std::numeric_limits<double>::infinity());
  while (run.definite && gradients.residual() > goal && run.sweeps < max_sweeps &&
         (patience >= 1.0 || gradients.residual() <= std::pow(patience, 3) * before[2])) {
    before = {gradients.residual(), before[0], before[1]};
    ++run.sweeps;
    run.definite = gradients.step();
  }
  run.residual = gradients.residual();
  system.rows.blocks.each(execution, [&](Vertex begin, Vertex end) {
    for (Vertex v = begin; v < end; ++v) x[v] += system.divisor[v] * gradients.solution()[v];
  });
  return run;
}

}  // namespace

SolverRun conjugate_gradients(const DampedSystem& system, std::vector<double>& x,
                              std::vector<double>& residual, double goal, double patience,
                              int max_sweeps, const Execution& execution) {
  return system.rows.strengths.empty()
             ? solve<float>(system, x, residual, goal, patience, max_sweeps, execution)
             : solve<double>(system, x, residual, goal, patience, max_sweeps, execution);
}

}  // namespace musubi
