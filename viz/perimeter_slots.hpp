#pragma once
#include <cstddef>
#include <vector>

#include "viz/label_placement.hpp"

namespace musubi {

/// A box at the rim of an area, and the point at which its lines to the others end.
struct PerimeterSlot {
  Rectangle box{};
  Point port{};
};

/// Where boxes stand around an area whose middle is left to the lines between them.
struct PerimeterSlots {
  std::vector<PerimeterSlot> slots{};  ///< clockwise from the upper left corner
  Point middle{};                      ///< of the area
};

/// Equal boxes for `count` things along the rim of an area, or for as many as have room there when
/// each is to be legible. All ports lie on the outline of the part that no box covers, which is a
/// rectangle, so no line between two of them that bends inwards crosses a box. Ours. O(count).
[[nodiscard]] PerimeterSlots perimeter_slots(const Rectangle& area, std::size_t count);

}  // namespace musubi
