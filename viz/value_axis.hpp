#pragma once
#include <span>
#include <string>
#include <string_view>

#include "algorithms/gaps/qualified_value.hpp"

namespace musubi {

/// The axis of a plot: from its low to its high end, linear or logarithmic.
struct ValueAxis {
  double low = 0.0;
  double high = 1.0;
  bool logarithmic = false;

  /// Where a value lies, 0 at the low end and 1 at the high one; beyond them the nearer end.
  [[nodiscard]] double position(double value) const;
};

/// An axis for these values in `unit`, which must not be empty: from 0 to a round number;
/// logarithmic, between powers of ten, when all are positive and the largest is at least fifty
/// times the smallest, since a linear one would put the small ones on one spot; from 1 for places
/// (`rank`), and never logarithmic for what has no ratios. Below 0 when a value is. The choice of
/// fifty is ours. O(values).
[[nodiscard]] ValueAxis axis_for(std::span<const QualifiedValue> values, std::string_view unit);

/// An end of an axis in words: "2,500", "0.5"; large round ones as powers of ten, "10⁹".
[[nodiscard]] std::string axis_end_text(double value);

}  // namespace musubi
