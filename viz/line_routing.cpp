#include "viz/line_routing.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace musubi {
namespace {

constexpr int kSamples = 48;
constexpr double kStep = 0.02;
constexpr int kMostSteps = 32;    // bent by up to 0.64 of the length
constexpr double kAlong = 5.0;    // points: two lines this near look like one
constexpr double kCrowded = 0.3;  // how much more bend is worth to keep off a whole other line

std::vector<Point> samples_of(const std::vector<Point>& path) {
  std::vector<Point> samples;
  samples.reserve(kSamples + 1);
  for (int i = 0; i <= kSamples; ++i) {
    samples.push_back(on_curve(path, static_cast<double>(i) / kSamples));
  }
  return samples;
}

bool near_any(Point at, const std::vector<Point>& samples) {
  return std::any_of(samples.begin(), samples.end(), [at](const Point& other) {
    return std::hypot(at.x - other.x, at.y - other.y) < kAlong;
  });
}

}  // namespace

double distance(Point point, const Rectangle& box) {
  const double x = std::max(0.0, std::abs(point.x - box.center.x) - box.size.x / 2);
  const double y = std::max(0.0, std::abs(point.y - box.center.y) - box.size.y / 2);
  return std::hypot(x, y);
}

std::vector<Point> LineRouting::arc(std::size_t a, std::size_t b, double bend) const {
  const auto& from = obstacles_[a].box;
  const auto& to = obstacles_[b].box;
  const Point along{to.center.x - from.center.x, to.center.y - from.center.y};
  const Point aside{-bend * along.y, bend * along.x};
  const Point out{from.center.x + along.x / 3 + aside.x, from.center.y + along.y / 3 + aside.y};
  const Point in{to.center.x - along.x / 3 + aside.x, to.center.y - along.y / 3 + aside.y};
  return {box_exit(from, out), out, in, box_exit(to, in)};
}

double LineRouting::intrusion(std::size_t a, std::size_t b, const std::vector<Point>& arc) const {
  double sum = 0.0;
  const auto samples = samples_of(arc);
  for (std::size_t i = 0; i < obstacles_.size(); ++i) {
    if (i == a || i == b) continue;
    double nearest = std::numeric_limits<double>::infinity();
    for (const auto& at : samples) nearest = std::min(nearest, distance(at, obstacles_[i].box));
    sum += std::max(0.0, obstacles_[i].clearance - nearest);
  }
  return sum;
}

double LineRouting::crowding(const std::vector<Point>& arc) const {
  const auto samples = samples_of(arc);
  // Near their ends lines from one box must run together.
  constexpr std::ptrdiff_t kEnds = kSamples / 8;
  const auto first = samples.begin() + kEnds;
  const auto last = samples.end() - kEnds;
  std::ptrdiff_t most = 0;
  for (const auto& other : routed_) {
    most =
        std::max(most, std::count_if(first, last, [&](Point at) { return near_any(at, other); }));
  }
  constexpr double kCrossing = 0.15;
  return std::max(0.0, static_cast<double>(most) / static_cast<double>(last - first) - kCrossing);
}

std::vector<Point> LineRouting::route(std::size_t a, std::size_t b, double bend) {
  std::vector<Point> best;
  double least = std::numeric_limits<double>::infinity();
  double fewest = std::numeric_limits<double>::infinity();
  for (int step = 0; step <= 2 * kMostSteps; ++step) {
    // bend, then a step to each side of it, then two
    const double aside = (step % 2 == 0 ? 0.5 : -0.5) * (step + step % 2) * kStep;
    auto candidate = arc(a, b, bend + aside);
    const double intruding = intrusion(a, b, candidate);
    if (intruding > fewest) continue;
    const double cost = std::abs(aside) + kCrowded * crowding(candidate);
    if (intruding == fewest && cost >= least) continue;
    fewest = intruding;
    least = cost;
    best = std::move(candidate);
  }
  routed_.push_back(samples_of(best));
  return best;
}

}  // namespace musubi
