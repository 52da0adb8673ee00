#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace musubi {

/// A number together with what its source leaves open: nothing (empty), `at_least`, `at_most` or
/// `about`. Any other qualifier leaves everything open.
struct QualifiedValue {
  double value = 0.0;
  std::string qualifier{};
  double low = 0.0;   ///< the smallest number that may be meant; -inf without a bound
  double high = 0.0;  ///< the largest; inf without a bound
};

/// `value` with its bounds, all of them times `scale` (> 0). `about` is read as rounded to its last
/// digit that is not 0, the widest reading there is: about 220,000 lies from 215,000 to 225,000,
/// about 100 from 50 to 150.
[[nodiscard]] QualifiedValue qualified_value(double value, std::string qualifier,
                                             double scale = 1.0);

/// a / b with what is known of it: at least 6 / 3 is at least 2, 6 / at least 3 is at most 2, and
/// with `about` on either side, the other exact or about too, the quotient is about. Nothing when
/// the qualifiers leave it open (at least 6 / at least 3), when b is 0 or when one is negative.
[[nodiscard]] std::optional<QualifiedValue> quotient(const QualifiedValue& a,
                                                     const QualifiedValue& b);

/// The place of a figure among others, the largest first; equal figures share the better place
/// ("1224" ranking).
struct FigureRank {
  std::optional<std::size_t> rank{};  ///< from 1; nothing when the bounds do not decide it
  std::size_t ranked = 0;             ///< how many figures took part, the ranked one included
  bool tied = false;                  ///< another figure is equal for certain
};

/// Ranks `figure` among `others`. The place is decided when each of the others is for certain
/// larger, or for certain not larger: at least 5,000 is ahead of 3,000 and of 5,000, but its place
/// beside at least 3,700 is open. With no others there is nothing to rank: `ranked` is 0.
/// O(others).
[[nodiscard]] FigureRank rank_among(const QualifiedValue& figure,
                                    const std::vector<QualifiedValue>& others);

}  // namespace musubi
