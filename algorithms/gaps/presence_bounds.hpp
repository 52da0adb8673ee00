#pragma once
#include <cstddef>

#include "algorithms/gaps/hub_network.hpp"

namespace musubi {

/// How much of a matrix is there, and how much could be: the answer as it is, and what it would be
/// if everything unknown existed. If nothing unknown existed it would stay as it is. Both take
/// `missing` as not there. Ours.
struct PresenceBounds {
  std::size_t cells = 0;
  std::size_t present_now = 0;
  std::size_t present_at_most = 0;  ///< present or unknown
  friend bool operator==(const PresenceBounds&, const PresenceBounds&) = default;
};

/// Over the cells of a matrix: anything with a `status`. O(cells).
template <typename Cells>
[[nodiscard]] PresenceBounds presence_bounds(const Cells& cells) {
  PresenceBounds bounds;
  for (const auto& cell : cells) {
    ++bounds.cells;
    if (cell.status == GapStatus::present) ++bounds.present_now;
    if (cell.status != GapStatus::missing) ++bounds.present_at_most;
  }
  return bounds;
}

}  // namespace musubi
