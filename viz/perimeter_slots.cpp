#include "viz/perimeter_slots.hpp"

#include <algorithm>

namespace musubi {
namespace {

constexpr Point kLeastBox{148, 98};
constexpr double kWidest = 230;
constexpr double kHighestShare = 0.36;  // of the area: as much must stay free between two rows
constexpr double kGap = 12;

// The rim of a grid of boxes.
struct Grid {
  std::size_t columns = 2;
  std::size_t rows = 2;

  [[nodiscard]] std::size_t slots() const { return 2 * columns + 2 * (rows - 2); }
};

std::size_t most_in(double length, double least) {
  return std::max<std::size_t>(2, static_cast<std::size_t>((length + kGap) / (least + kGap)));
}

Grid grid_for(Point area, std::size_t count) {
  const Grid most{most_in(area.x, kLeastBox.x), most_in(area.y, kLeastBox.y)};
  Grid grid;
  while (grid.slots() < count && (grid.columns < most.columns || grid.rows < most.rows)) {
    const bool wider = grid.columns <= grid.rows;
    if ((wider && grid.columns < most.columns) || grid.rows == most.rows) {
      ++grid.columns;
    } else {
      ++grid.rows;
    }
  }
  return grid;
}

double size_of(double length, std::size_t boxes) {
  return (length - kGap * static_cast<double>(boxes - 1)) / static_cast<double>(boxes);
}

// The middles of the first and the last box lie half a box from the ends.
double middle_of(double start, double length, double box, std::size_t i, std::size_t boxes) {
  return start + box / 2 + (length - box) * static_cast<double>(i) / static_cast<double>(boxes - 1);
}

struct Cell {
  std::size_t column;
  std::size_t row;
};

std::vector<Cell> clockwise(const Grid& grid) {
  std::vector<Cell> cells;
  for (std::size_t c = 0; c < grid.columns; ++c) cells.push_back({c, 0});
  for (std::size_t r = 1; r + 1 < grid.rows; ++r) cells.push_back({grid.columns - 1, r});
  for (std::size_t c = grid.columns; c-- > 0;) cells.push_back({c, grid.rows - 1});
  for (std::size_t r = grid.rows - 1; r-- > 1;) cells.push_back({0, r});
  return cells;
}

}  // namespace

PerimeterSlots perimeter_slots(const Rectangle& area, std::size_t count) {
  const auto grid = grid_for(area.size, count);
  const Point size{std::min(size_of(area.size.x, grid.columns), kWidest),
                   std::min(size_of(area.size.y, grid.rows), kHighestShare * area.size.y)};
  const Point corner{area.center.x - area.size.x / 2, area.center.y - area.size.y / 2};
  // What lies between the rows, and between the boxes at the sides if there are any.
  const double top = corner.y + size.y;
  const double bottom = corner.y + area.size.y - size.y;
  const bool sides = grid.rows > 2;
  const double left = corner.x + (sides ? size.x : 0);
  const double right = corner.x + area.size.x - (sides ? size.x : 0);
  PerimeterSlots result{.middle = area.center};
  const auto cells = clockwise(grid);
  const auto used = std::min(count, cells.size());
  for (std::size_t k = 0; k < used; ++k) {
    // Few boxes spread around the whole rim.
    const auto [column, row] = cells[k * cells.size() / used];
    const Point center{middle_of(corner.x, area.size.x, size.x, column, grid.columns),
                       middle_of(corner.y, area.size.y, size.y, row, grid.rows)};
    result.slots.push_back(
        {{center, size}, {std::clamp(center.x, left, right), std::clamp(center.y, top, bottom)}});
  }
  return result;
}

}  // namespace musubi
