#pragma once

namespace musubi {

/// Between these a weight, its reciprocal, its square, that of a sum over all edges, and a product
/// of two of these are numbers that a double holds with all its digits.
inline constexpr double kLeastWeight = 1e-60;
inline constexpr double kMostWeight = 1e60;

/// Whether `value` can be a strength or a length: 0, or from kLeastWeight to kMostWeight. NaN
/// cannot.
[[nodiscard]] constexpr bool is_weight(double value) {
  return value == 0.0 || (value >= kLeastWeight && value <= kMostWeight);
}

}  // namespace musubi
