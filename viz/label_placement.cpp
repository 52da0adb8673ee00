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

Point on_curve(const std::vector<Point>& path, double t) {
  const double s = 1 - t;
  const std::array<double, 4> shares{s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t};
  Point at;
  for (std::size_t i = 0; i < 4; ++i) {
    at = {at.x + shares[i] * path[i].x, at.y + shares[i] * path[i].y};
  }
  return at;
}

double LabelPlacement::hidden(const Rectangle& label, std::size_t line) const {
  double sum = 0.0;
  for (const auto& other : taken_) sum += overlap(label, other);
  constexpr int kSamples = 80;
  constexpr Point kPiece{3, 3};
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    if (i == line) continue;
    for (int k = 0; k <= kSamples; ++k) {
      sum += overlap(label, {on_curve(lines_[i], static_cast<double>(k) / kSamples), kPiece});
    }
  }
  return sum;
}

Point LabelPlacement::place(std::size_t line, Point size) {
  Rectangle best{{}, size};
  double least = std::numeric_limits<double>::infinity();
  for (int step = 0; step < 36; ++step) {
    // 0.5, 0.48, 0.52, 0.46 and so on
    const int steps = (step + 1) / 2;
    const double aside = 0.02 * (step % 2 == 0 ? steps : -steps);
    const Rectangle here{on_curve(lines_[line], 0.5 + aside), size};
    const double covered = hidden(here, line);
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
