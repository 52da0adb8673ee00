#pragma once
#include <vector>

#include "viz/label_placement.hpp"

namespace musubi {

/// A rectangle, and how far from it lines stay. A disc is a rectangle without size.
struct Obstacle {
  Rectangle box{};
  double clearance = 0.0;
};

/// Draws lines between boxes so that they keep off every other box, and off each other where they
/// can: of the arcs from a straight line to one that bows out by more than half its length, the one
/// that is bent least among those that clear the boxes. Where none does, the one that clears them
/// best. Ours.
class LineRouting {
 public:
  explicit LineRouting(std::vector<Obstacle> obstacles) : obstacles_(std::move(obstacles)) {}

  /// The four Bézier points of a line between two of the obstacles (by position), from outline to
  /// outline; `bend` is the bow that it would have alone, as a share of its length, to the right of
  /// the way from `a` to `b`. O(obstacles + lines routed before).
  [[nodiscard]] std::vector<Point> route(std::size_t a, std::size_t b, double bend = 0.0);

 private:
  [[nodiscard]] std::vector<Point> arc(std::size_t a, std::size_t b, double bend) const;
  /// Points by which the arc comes too near to other obstacles; 0 when it clears them all.
  [[nodiscard]] double intrusion(std::size_t a, std::size_t b, const std::vector<Point>& arc) const;
  /// The largest share of the arc that runs along one line routed before, beyond what a crossing
  /// takes.
  [[nodiscard]] double crowding(const std::vector<Point>& arc) const;

  std::vector<Obstacle> obstacles_;
  std::vector<std::vector<Point>> routed_{};  ///< samples of each line
};

/// The distance from a point to a rectangle; 0 inside.
[[nodiscard]] double distance(Point point, const Rectangle& box);

}  // namespace musubi
