#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "algorithms/gaps/indicator_comparison.hpp"
#include "engine/text.hpp"

namespace musubi {

/// The words for what indicator_comparison() finds, as the command and the report both use them.

/// "≥ 347,000", "≈ 30", "39.78": all its digits, thousands apart. Another qualifier stands before
/// it as its term in the package.
[[nodiscard]] std::string figure_text(const Network& network, const Indicator& figure,
                                      Language language);

/// "≥ 4.34", "0.0359": a computed number with three significant digits, thousands apart.
[[nodiscard]] std::string computed_text(const QualifiedValue& value);

/// Indicator and category: "sales of companies (food)".
[[nodiscard]] std::string indicator_name(const Network& network, const IndicatorComparison& row,
                                         Language language);

/// The place of the subject: "2/3", "2/3 (tie)", "?/3" when it is not decided, "" when nothing was
/// ranked.
[[nodiscard]] std::string rank_text(const FigureRank& rank, Language language);

/// Between which places it lies: "1–3", "2" when these are one, "" when nothing was ranked.
[[nodiscard]] std::string rank_range_text(const std::optional<RankBounds>& bounds);

/// Why the two figures are not compared, with their definitions; empty when they are.
[[nodiscard]] std::string obstacle_text(const Network& network, const IndicatorComparison& row,
                                        Language language);

/// That two comparable figures have no ratio, as two lower bounds; empty when they have, or when
/// nothing in their unit has.
[[nodiscard]] std::string open_ratio_text(const Network& network, const IndicatorComparison& row,
                                          Language language);

[[nodiscard]] std::string caveat_text(ComparisonCaveat caveat, Language language);

}  // namespace musubi
