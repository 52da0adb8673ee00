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

/// Finds places for labels on straight lines, so that they cover neither boxes nor each other.
class LabelPlacement {
 public:
  explicit LabelPlacement(std::vector<Rectangle> obstacles) : taken_(std::move(obstacles)) {}

  /// The centre for a label of this size on the line: nearest its middle among the places that
  /// overlap least with what is taken, which it then is too. O(taken).
  [[nodiscard]] Point place(Point from, Point to, Point size);

 private:
  std::vector<Rectangle> taken_;
};

/// Where the line from the centre of a box towards a point leaves the box. The centre itself when
/// both are the same.
[[nodiscard]] Point box_exit(const Rectangle& box, Point towards);

}  // namespace musubi
