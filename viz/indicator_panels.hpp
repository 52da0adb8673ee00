#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "algorithms/gaps/indicator_comparison.hpp"
#include "viz/value_axis.hpp"

namespace musubi {

/// The figure of one subject in a panel.
struct PanelFigure {
  std::optional<std::size_t> figure{};  ///< position in Network::indicators; none: not stated
  bool on_axis = false;                 ///< comparable with the others on the axis
};

/// One indicator of several subjects.
struct IndicatorPanel {
  std::string indicator{};
  std::string category{};
  std::string status{};
  std::vector<PanelFigure> figures{};  ///< by position in IndicatorTable::subjects
  std::size_t stated = 0;              ///< how many figures there are
  std::size_t on_axis = 0;             ///< how many; 0 when no two are comparable
  std::string unit{};                  ///< of the axis; without one, of all figures, or empty
  std::string year{};                  ///< of all figures; empty when they differ
  std::optional<ValueAxis> axis{};
};

/// The indicators that a source prints in one table, or that named peers share.
struct IndicatorTable {
  std::string source{};
  std::string heading{};
  std::vector<std::string> subjects{};   ///< those compared first, then their peers
  std::size_t compared = 0;              ///< how many are compared
  std::vector<IndicatorPanel> panels{};  ///< those with most figures on an axis first
};

/// Orders comparisons for a picture: a table per table of the sources, in it a panel per indicator,
/// category and status with the figures of all. On the axis of a panel are those figures that are
/// comparable with each other (one unit up to a power of ten, one definition), the largest such
/// group; if no two are, none. O(r k) for r comparisons of k subjects.
[[nodiscard]] std::vector<IndicatorTable> indicator_tables(
    const Network& network, std::span<const IndicatorComparison> rows);

}  // namespace musubi
