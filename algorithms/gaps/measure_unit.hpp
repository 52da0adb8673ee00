#pragma once
#include <string>
#include <string_view>

namespace musubi {

/// A unit of an indicator, taken apart: `billion_usd` is a factor of 1e9 on `usd`. The prefixes are
/// `thousand_`, `million_`, `billion_` and `trillion_`; any other text is its own base, factor 1.
struct MeasureUnit {
  std::string base{};
  double factor = 1.0;

  explicit MeasureUnit(std::string_view unit);
};

/// Whether a quotient of two figures in this unit says anything: not of places (`rank`) nor of
/// marks (`points`), which order and do not measure (Stevens, 1946, "On the theory of scales of
/// measurement").
[[nodiscard]] bool has_ratios(std::string_view unit);

/// Whether larger figures in this unit come first when they are ranked: not of a `rank`, which is
/// one already, of more subjects than the source may print.
[[nodiscard]] bool can_be_ranked(std::string_view unit);

/// Whether a figure in this unit grows with what is counted, so that dividing it by a population
/// makes sense. Not what is divided already (`percent`, any unit with `_per_`), nor `years`, nor
/// what has no ratios.
[[nodiscard]] bool grows_with_size(std::string_view unit);

}  // namespace musubi
