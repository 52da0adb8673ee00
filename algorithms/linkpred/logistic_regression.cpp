#include "algorithms/linkpred/logistic_regression.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace musubi {
namespace {

constexpr int kMostSteps = 50;
constexpr double kLeastGain = 1e-9;

/// Pairs in rows, a 1 for the intercept before the columns.
class Design {
 public:
  explicit Design(const LinkFeatures& features)
      : width_(features.columns.size() + 1), values_(features.num_pairs() * width_, 1.0) {
    for (std::size_t c = 0; c + 1 < width_; ++c) {
      for (std::size_t i = 0; i < features.num_pairs(); ++i) {
        values_[i * width_ + c + 1] = features.columns[c][i];
      }
    }
  }
  [[nodiscard]] std::size_t width() const { return width_; }
  [[nodiscard]] const double* row(std::size_t i) const { return values_.data() + i * width_; }

 private:
  std::size_t width_;
  std::vector<double> values_;
};

double dot(const double* a, const std::vector<double>& b) {
  double sum = 0.0;
  for (std::size_t c = 0; c < b.size(); ++c) sum += a[c] * b[c];
  return sum;
}

// ln(1 + e^x) without overflow.
double softplus(double x) {
  return std::max(x, 0.0) + std::log1p(std::exp(-std::abs(x)));
}

double penalised_loss(const Design& design, const std::vector<bool>& labels,
                      const std::vector<double>& weights, double ridge) {
  double loss = 0.0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const double odds = dot(design.row(i), weights);
    loss += softplus(labels[i] ? -odds : odds);
  }
  for (std::size_t c = 1; c < weights.size(); ++c) loss += ridge / 2.0 * weights[c] * weights[c];
  return loss;
}

struct NormalEquations {
  std::vector<double> matrix;    // lower triangle of the Hessian, row after row of full width
  std::vector<double> gradient;  // of the gain
};

NormalEquations normal_equations(const Design& design, const std::vector<bool>& labels,
                                 const std::vector<double>& weights, double ridge) {
  const std::size_t width = design.width();
  NormalEquations equations{std::vector<double>(width * width, 0.0),
                            std::vector<double>(width, 0.0)};
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const double* x = design.row(i);
    const double p = 1.0 / (1.0 + std::exp(-dot(x, weights)));
    const double left = (labels[i] ? 1.0 : 0.0) - p;
    for (std::size_t a = 0; a < width; ++a) {
      equations.gradient[a] += left * x[a];
      const double scaled = p * (1.0 - p) * x[a];
      double* row = equations.matrix.data() + a * width;
      for (std::size_t b = 0; b <= a; ++b) row[b] += scaled * x[b];
    }
  }
  equations.matrix[0] += 1e-9;  // the intercept bears no ridge, yet all labels may be alike
  for (std::size_t a = 1; a < width; ++a) {
    equations.matrix[a * width + a] += ridge;
    equations.gradient[a] -= ridge * weights[a];
  }
  return equations;
}

// Cholesky's decomposition in place, then the two triangular systems.
std::vector<double> solve(NormalEquations equations) {
  auto& [l, x] = equations;
  const std::size_t n = x.size();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = l[i * n + j];
      for (std::size_t k = 0; k < j; ++k) sum -= l[i * n + k] * l[j * n + k];
      l[i * n + j] = i == j ? std::sqrt(std::max(sum, 1e-12)) : sum / l[j * n + j];
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < i; ++k) x[i] -= l[i * n + k] * x[k];
    x[i] /= l[i * n + i];
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t k = i + 1; k < n; ++k) x[i] -= l[k * n + i] * x[k];
    x[i] /= l[i * n + i];
  }
  return x;
}

std::vector<double> moved(const std::vector<double>& from, const std::vector<double>& step,
                          double share) {
  auto result = from;
  for (std::size_t c = 0; c < result.size(); ++c) result[c] += share * step[c];
  return result;
}

}  // namespace

std::vector<double> LogisticRegression::log_odds(const LinkFeatures& features) const {
  std::vector<double> odds(features.num_pairs(), intercept);
  for (std::size_t c = 0; c < weights.size(); ++c) {
    for (std::size_t i = 0; i < odds.size(); ++i) odds[i] += weights[c] * features.columns[c][i];
  }
  return odds;
}

LogisticRegression fit_logistic_regression(const LinkFeatures& features,
                                           const std::vector<bool>& labels, double ridge) {
  if (!(ridge > 0.0)) throw std::invalid_argument("logistic regression: ridge must be > 0");
  if (labels.size() != features.num_pairs()) {
    throw std::invalid_argument("logistic regression: as many labels as pairs are needed");
  }
  const Design design(features);
  std::vector<double> weights(design.width(), 0.0);
  double loss = penalised_loss(design, labels, weights, ridge);
  for (int steps = 0; steps < kMostSteps; ++steps) {
    const auto step = solve(normal_equations(design, labels, weights, ridge));
    double share = 1.0;
    auto next = moved(weights, step, share);
    double next_loss = penalised_loss(design, labels, next, ridge);
    while (!(next_loss <= loss) && share > 1e-6) {
      share /= 2.0;
      next = moved(weights, step, share);
      next_loss = penalised_loss(design, labels, next, ridge);
    }
    if (!(next_loss < loss)) break;
    const double gain = loss - next_loss;
    weights = std::move(next);
    loss = next_loss;
    if (gain <= kLeastGain * loss) break;
  }
  return {weights[0], {weights.begin() + 1, weights.end()}};
}

}  // namespace musubi
