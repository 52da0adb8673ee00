#pragma once
#include <vector>

#include "algorithms/linkpred/link_features.hpp"

namespace musubi {

/// ln(p / (1 - p)) = intercept + Σ weights[c] x[c].
struct LogisticRegression {
  double intercept = 0.0;
  std::vector<double> weights{};

  [[nodiscard]] std::vector<double> log_odds(const LinkFeatures& features) const;
};

/// Maximises the log-likelihood less ridge/2 Σ weights², by Newton's method (iteratively reweighted
/// least squares) with steps halved while they make it worse, until a step gains less than 1e-9 of
/// it or 50 are done. Give columns of one scale. `ridge` > 0 makes the answer unique, and defined
/// where the columns depend on each other or part the labels. O(steps * pairs * columns²) time,
/// deterministic. Throws std::invalid_argument for ridge <= 0 or a number of labels that is not
/// that of the pairs. Source: Hastie, Tibshirani and Friedman, 2009, "The Elements of Statistical
/// Learning", section 4.4.
[[nodiscard]] LogisticRegression fit_logistic_regression(const LinkFeatures& features,
                                                         const std::vector<bool>& labels,
                                                         double ridge);

}  // namespace musubi
