#pragma once
#include <string>
#include <vector>

#include "engine/network.hpp"
#include "viz/overseas_layout.hpp"

namespace musubi {

/// Where the partners abroad may stand, in points: columns of the same height side by side.
struct ColumnArea {
  double top = 0.0;
  double height = 0.0;
  double names_width = 0.0;  ///< in each column
  std::size_t columns = 1;
  bool may_cut = false;  ///< long names, where the area is too small for the whole of them
};

/// One partner in the column.
struct PartnerRow {
  std::vector<std::string> lines{};  ///< its name
  double y = 0.0;                    ///< half-way up the first line
  bool begins_country = false;       ///< or goes on with it at the head of a column
  std::size_t column = 0;
};

struct PartnerColumn {
  std::vector<PartnerRow> rows{};  ///< by position in OverseasTies::partners
  double line_height = 0.0;
  double bottom = 0.0;  ///< at least that of the area; more when the names need it

  /// Under the last line of a row.
  [[nodiscard]] double row_end(std::size_t i) const {
    return rows[i].y + line_height * (static_cast<double>(rows[i].lines.size()) - 0.5);
  }
};

/// Breaks the names into lines, and sets these as wide apart as the area allows but never tighter
/// than is legible; then names are cut if they may be, after two lines or one, and the last column
/// is higher than the area if that is not enough. A country is kept in one column unless it is
/// higher than that. The name of the country takes its room at the right end of its first line. A
/// partner that no actual tie reaches is marked as planned. O(partners).
[[nodiscard]] PartnerColumn place_partners(const Network& network, const OverseasTies& ties,
                                           const ColumnArea& area, Language language);

}  // namespace musubi
