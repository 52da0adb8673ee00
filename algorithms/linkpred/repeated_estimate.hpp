#pragma once
#include <vector>

namespace musubi {

/// A mean over repeats and its 95 % confidence interval, mean ± t s / √repeats with Student's t
/// (not cut off at 0 or 1). It tells how far another draw of the edges left out would move the
/// mean; the repeats share one graph, so it says nothing about other graphs, and is rather too
/// narrow (Nadeau and Bengio, 2003, "Inference for the generalization error").
struct RepeatedEstimate {
  double mean = 0.0;
  double low = 0.0;
  double high = 0.0;
  std::vector<double> repeats{};  ///< the value of each
};

/// O(repeats). Throws std::invalid_argument for fewer than two values. Source: Student, 1908, "The
/// probable error of a mean".
[[nodiscard]] RepeatedEstimate estimate(std::vector<double> repeats);

}  // namespace musubi
