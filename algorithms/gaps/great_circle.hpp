#pragma once

namespace musubi {

/// A point on the Earth, in degrees: north and east are positive.
struct GeoPoint {
  double lat = 0.0;
  double lon = 0.0;
};

/// The shortest way between two points along the surface of a sphere with the Earth's mean radius,
/// 6371.0088 km (IUGG, Moritz, 2000, "Geodetic Reference System 1980"), in km. Against the
/// ellipsoid it is off by 0.6 % at most. Symmetric; 0 only for the same point.
///
/// The haversine form, which does not lose digits between near points.
/// Source: Sinnott, 1984, "Virtues of the Haversine".
[[nodiscard]] double great_circle_km(const GeoPoint& a, const GeoPoint& b);

}  // namespace musubi
