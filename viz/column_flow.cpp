#include "viz/column_flow.hpp"

#include <algorithm>
#include <stdexcept>

namespace musubi {
namespace {

// Fills column after column up to `limit`; the last one may be higher when there are too few.
ColumnFlow filled(std::span<const double> heights, std::size_t columns, double gap, double limit) {
  constexpr double kRounding = 1e-6;
  ColumnFlow flow;
  std::size_t column = 0;
  double end = 0.0;  // under the last box of the column
  for (const double height : heights) {
    double top = end == 0.0 ? 0.0 : end + gap;
    if (end > 0.0 && top + height > limit + kRounding && column + 1 < columns) {
      ++column;
      top = 0.0;
    }
    flow.places.push_back({column, top});
    end = top + height;
    flow.height = std::max(flow.height, end);
  }
  return flow;
}

// The height of every run of boxes: the least limit is one of them.
std::vector<double> run_heights(std::span<const double> heights, double gap) {
  std::vector<double> runs;
  for (std::size_t i = 0; i < heights.size(); ++i) {
    double sum = -gap;
    for (std::size_t j = i; j < heights.size(); ++j) runs.push_back(sum += heights[j] + gap);
  }
  std::sort(runs.begin(), runs.end());
  return runs;
}

}  // namespace

ColumnFlow flow_in_columns(std::span<const double> heights, std::size_t columns, double gap) {
  if (columns == 0) throw std::invalid_argument("boxes need a column");
  const auto limits = run_heights(heights, gap);
  if (limits.empty()) return {};
  const auto least = std::partition_point(limits.begin(), limits.end(), [&](double limit) {
    constexpr double kRounding = 1e-6;
    return filled(heights, columns, gap, limit).height > limit + kRounding;
  });
  return filled(heights, columns, gap, least == limits.end() ? limits.back() : *least);
}

}  // namespace musubi
