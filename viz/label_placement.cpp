#include "viz/label_placement.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace musubi {
double overlap(const Rectangle& a, const Rectangle& b) {
  const double x = (a.size.x + b.size.x) / 2 - std::abs(a.center.x - b.center.x);
  const double y = (a.size.y + b.size.y) / 2 - std::abs(a.center.y - b.center.y);
  return x > 0 && y > 0 ? x * y : 0.0;
}

Point LabelPlacement::place(Point from, Point to, Point size) {
  // Off the very middle first: there the lines between opposite boxes all meet.
  constexpr std::array<double, 15> kPlaces{0.42, 0.58, 0.36, 0.64, 0.5,  0.3, 0.7, 0.25,
                                           0.75, 0.46, 0.54, 0.33, 0.67, 0.2, 0.8};
  Rectangle best{{}, size};
  double least = std::numeric_limits<double>::infinity();
  for (const double t : kPlaces) {
    const Rectangle here{{from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)}, size};
    double covered = 0.0;
    for (const auto& other : taken_) covered += overlap(here, other);
    if (covered < least) {
      least = covered;
      best = here;
    }
    if (covered == 0.0) break;
  }
  taken_.push_back(best);
  return best.center;
}

Point box_exit(const Rectangle& box, Point towards) {
  const Point step{towards.x - box.center.x, towards.y - box.center.y};
  double t = std::numeric_limits<double>::infinity();
  if (step.x != 0) t = std::min(t, box.size.x / 2 / std::abs(step.x));
  if (step.y != 0) t = std::min(t, box.size.y / 2 / std::abs(step.y));
  if (!std::isfinite(t)) return box.center;
  return {box.center.x + t * step.x, box.center.y + t * step.y};
}

}  // namespace musubi
