#pragma once
#include <array>
#include <string>
#include <vector>

#include "viz/changed_part.hpp"
#include "viz/page_size.hpp"

namespace musubi {

/// A column of boxes, in points from the left edge of the page.
struct ColumnBand {
  double left = 0.0;
  double right = 0.0;
  [[nodiscard]] double width() const { return right - left; }
};

/// Where a picture of a change has its parts.
struct ChangeLayout {
  struct Box {
    std::vector<std::string> lines{};
    double height = 0.0;
    double y = 0.0;  ///< of its middle
  };

  Point page{};
  std::vector<std::string> above{};   ///< lines of text over the columns
  double top = 0.0;                   ///< of the columns
  std::array<ColumnBand, 3> bands{};  ///< by ChangedPart::Column
  std::vector<Box> boxes{};           ///< of the nodes of the part

  [[nodiscard]] const ColumnBand& band(ChangedPart::Column column) const {
    return bands[static_cast<std::size_t>(column)];
  }
};

inline constexpr double kChangeTextTop = 68;  ///< of the first line over the columns
inline constexpr double kChangeTextStep = 11;

/// Sets the nodes of a part, called `names` in order, in columns under the text `words`, of which
/// those that find no room are counted. The page is as `size` says: one's own grows in height, a
/// fixed one in its shape, so that the picture fills it whatever there is. O(n).
[[nodiscard]] ChangeLayout change_layout(const ChangedPart& part,
                                         const std::vector<std::string>& names,
                                         const std::vector<std::string>& words, PageSize size,
                                         Language language);

}  // namespace musubi
