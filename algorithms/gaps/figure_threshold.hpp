#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/network.hpp"

namespace musubi {

/// Whether a figure lies within bounds. What its qualifier leaves open stays open.
enum class ThresholdAnswer { holds, fails, open };

struct FigureFinding {
  ThresholdAnswer answer = ThresholdAnswer::open;
  std::vector<std::size_t> figures{};  ///< the figures read: positions in Network::indicators
};

/// Holds the latest figure of a subject (an id) against the bounds of `need`.
///
/// Figures of the same indicator, category and definition count (an empty one equals only an empty
/// one), in the unit of the bounds or a power of ten of it, with a status among `statuses`, so
/// that a target does not count unless asked for. The latest year counts; a figure without a year
/// only when none has one, and never when the need says since when. No figure leaves the answer
/// open: that the sources give none does not make it small.
///
/// A figure holds when every number it may stand for is within the bounds (qualified_value()), and
/// fails when none is: "at least 30" holds for at least 30, and is open for at least 40. Of several
/// figures of the latest year all must agree. O(indicators). Ours.
[[nodiscard]] FigureFinding figure_threshold(const Network& network, std::string_view subject,
                                             const FigureNeed& need,
                                             const std::vector<std::string>& statuses);

}  // namespace musubi
