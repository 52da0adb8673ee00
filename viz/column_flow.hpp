#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace musubi {

/// Where one of several boxes stands in columns.
struct ColumnPlace {
  std::size_t column = 0;
  double top = 0.0;  ///< from the top of the columns
};

struct ColumnFlow {
  std::vector<ColumnPlace> places{};  ///< by position of the box
  double height = 0.0;                ///< of the tallest column
};

/// Boxes of these heights in columns, read downwards and then to the right, `gap` points between
/// two; split so that the tallest column is as short as it can be in this order. O(n² log n).
/// Throws std::invalid_argument without a column.
[[nodiscard]] ColumnFlow flow_in_columns(std::span<const double> heights, std::size_t columns,
                                         double gap);

}  // namespace musubi
