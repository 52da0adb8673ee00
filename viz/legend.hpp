#pragma once
#include <string>
#include <vector>

#include "viz/page.hpp"

namespace musubi {

/// One sign and what it means.
struct LegendEntry {
  enum class Sign { line, box, text };
  Sign sign = Sign::line;
  DiagramAttributes attributes{};  ///< of the line or box
  std::string sample{};            ///< what stands in the box, or is the sign itself
  std::string meaning{};
};

/// Adds the legend from `at` (upper left) on, in rows no wider than `width` points; returns the y
/// under the last row.
double add_legend(Page& page, Point at, double width, const std::vector<LegendEntry>& entries);

}  // namespace musubi
