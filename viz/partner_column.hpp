#pragma once
#include <string>
#include <vector>

#include "engine/network.hpp"
#include "viz/overseas_layout.hpp"

namespace musubi {

/// Where the column of partners abroad may stand, in points.
struct ColumnArea {
  double top = 0.0;
  double height = 0.0;
  double names_width = 0.0;
};

/// One partner in the column.
struct PartnerRow {
  std::vector<std::string> lines{};  ///< its name
  double y = 0.0;                    ///< half-way up the first line
  bool begins_country = false;
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
/// than is legible. The name of the country takes its room at the right end of its first line. A
/// partner that no actual tie reaches is marked as planned. O(partners).
[[nodiscard]] PartnerColumn place_partners(const Network& network, const OverseasTies& ties,
                                           const ColumnArea& area, Language language);

}  // namespace musubi
