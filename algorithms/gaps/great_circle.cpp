#include "algorithms/gaps/great_circle.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace musubi {
namespace {

constexpr double kEarthRadiusKm = 6371.0088;

double radians(double degrees) {
  return degrees * std::numbers::pi / 180.0;
}

// hav(x) = sin²(x / 2)
double haversine(double angle) {
  const double half = std::sin(angle / 2.0);
  return half * half;
}

}  // namespace

double great_circle_km(const GeoPoint& a, const GeoPoint& b) {
  const double h = haversine(radians(b.lat - a.lat)) + std::cos(radians(a.lat)) *
                                                           std::cos(radians(b.lat)) *
                                                           haversine(radians(b.lon - a.lon));
  // Rounding may carry h past 1 between opposite points.
  return 2.0 * kEarthRadiusKm * std::asin(std::sqrt(std::min(h, 1.0)));
}

}  // namespace musubi
