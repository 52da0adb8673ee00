#pragma once
#include <string>
#include <vector>

#include "viz/page.hpp"
#include "viz/view_style.hpp"

namespace musubi {

/// One sign and what it means.
struct LegendEntry {
  enum class Sign { line, box, dot, text };
  Sign sign = Sign::line;
  DiagramAttributes attributes{};  ///< of the line, box or dot
  std::string sample{};            ///< what stands in the box, or is the sign itself
  std::string meaning{};
};

/// Adds what the sizes of dots mean, when the style gives them any.
void add_size_entry(std::vector<LegendEntry>& entries, const ViewStyle& style, Language language);

/// Adds the legend from `at` (upper left) on, in rows no wider than `width` points, a longer
/// meaning in several lines and cut after the third; returns the y under the last row.
double add_legend(Page& page, Point at, double width, const std::vector<LegendEntry>& entries);

/// How high add_legend() makes it, in points. O(length of the meanings).
[[nodiscard]] double legend_height(double width, const std::vector<LegendEntry>& entries);

/// Adds the legend across the page, right above the sources.
void add_foot_legend(Page& page, const std::vector<LegendEntry>& entries);

/// How much of a page of this width is taken at its foot by the legend and the sources, with air
/// above them.
[[nodiscard]] double foot_height(double page_width, const std::vector<LegendEntry>& entries);

}  // namespace musubi
