#pragma once
#include <algorithm>
#include <cstddef>
#include <span>

#include "engine/ids.hpp"

namespace musubi {

/// The first place behind `from` of a row in increasing order whose vertex is not below `value`;
/// the row's length when there is none. `row[from]` must be below `value`. O(log of the distance
/// gone). Source: Bentley and Yao, 1976, "An almost optimal algorithm for unbounded searching".
[[nodiscard]] inline std::size_t gallop(std::span<const Vertex> row, std::size_t from,
                                        Vertex value) {
  std::size_t step = 1;
  while (from + step < row.size() && row[from + step] < value) {
    from += step;
    step *= 2;
  }
  const auto begin = row.begin() + static_cast<std::ptrdiff_t>(from + 1);
  const auto end = row.begin() + static_cast<std::ptrdiff_t>(std::min(from + step, row.size()));
  return static_cast<std::size_t>(std::lower_bound(begin, end, value) - row.begin());
}

/// Calls `visit(place in first, place in second)` for each vertex that both rows hold, in
/// increasing order; the rows are in increasing order without repetition. O(shorter * log(longer /
/// shorter)): a leaf beside a hub costs next to nothing.
template <typename Visit>
void for_each_common(std::span<const Vertex> first, std::span<const Vertex> second, Visit&& visit) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < first.size() && j < second.size()) {
    if (first[i] < second[j]) {
      i = gallop(first, i, second[j]);
    } else if (second[j] < first[i]) {
      j = gallop(second, j, first[i]);
    } else {
      visit(i++, j++);
    }
  }
}

}  // namespace musubi
