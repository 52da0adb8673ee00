#pragma once
#include <cmath>

namespace musubi {

/// A sum that keeps what each step rounds off: its error does not grow with the number of terms,
/// also where these differ much in size. Terms must be finite; so is the result unless it is too
/// large for a double. Source: Neumaier, 1974, "Rundungsfehleranalyse einiger Verfahren zur
/// Summation endlicher Summen".
class CompensatedSum {
 public:
  void add(double term) {
    const double next = sum_ + term;
    lost_ += std::fabs(sum_) >= std::fabs(term) ? (sum_ - next) + term : (term - next) + sum_;
    sum_ = next;
  }
  /// Where the sum overflowed what was lost means nothing.
  [[nodiscard]] double value() const { return std::isfinite(sum_) ? sum_ + lost_ : sum_; }

 private:
  double sum_ = 0.0;
  double lost_ = 0.0;
};

}  // namespace musubi
