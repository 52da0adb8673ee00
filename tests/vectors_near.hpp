#pragma once
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace musubi::testing {

/// For Pointwise: the two differ by at most `tolerance`, taken relative to the expected value where
/// that is above 1.
MATCHER_P(IsNear, tolerance, "") {
  const double actual = std::get<0>(arg);
  const double expected = std::get<1>(arg);
  return std::abs(actual - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

}  // namespace musubi::testing
