#pragma once
#include <vector>

#include "viz/diagram.hpp"

namespace musubi {

/// An upright rectangle.
struct Rectangle {
  Point center{};
  Point size{};
};

/// The area that two rectangles share.
[[nodiscard]] double overlap(const Rectangle& a, const Rectangle& b);

/// Finds places for labels on lines, so that they cover neither boxes nor each other, nor lines
/// that are not theirs.
class LabelPlacement {
 public:
  LabelPlacement(std::vector<Rectangle> boxes, std::vector<std::vector<Point>> lines)
      : taken_(std::move(boxes)), lines_(std::move(lines)) {}

  /// The centre for a label of this size on a line (by position, four Bézier points): of the places
  /// that cover least the one nearest its middle. It is taken then. O(taken + lines).
  [[nodiscard]] Point place(std::size_t line, Point size);

 private:
  /// How much the label hides: boxes and labels by area, other lines by length.
  [[nodiscard]] double hidden(const Rectangle& label, std::size_t line) const;

  std::vector<Rectangle> taken_;
  std::vector<std::vector<Point>> lines_;
};

/// The point of a cubic Bézier curve at 0 <= t <= 1.
[[nodiscard]] Point on_curve(const std::vector<Point>& path, double t);

/// Where the line from the centre of a box towards a point leaves the box. The centre itself when
/// both are the same.
[[nodiscard]] Point box_exit(const Rectangle& box, Point towards);

}  // namespace musubi
