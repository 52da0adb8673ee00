#include "algorithms/gaps/great_circle.hpp"

#include <gtest/gtest.h>

namespace musubi::great_circle_test {
namespace {

constexpr GeoPoint kTokyo{35.6812, 139.7671};     // the station
constexpr GeoPoint kYokohama{35.4658, 139.6223};  // the station
constexpr GeoPoint kOsaka{34.7025, 135.4959};     // the station

TEST(GreatCircle, KnownDistances) {
  // From the angle between the two points as vectors, atan2(|u × v|, u · v), times the radius.
  EXPECT_NEAR(great_circle_km(kTokyo, kYokohama), 27.3, 0.05);
  EXPECT_NEAR(great_circle_km(kTokyo, kOsaka), 403.0, 0.5);
}

TEST(GreatCircle, ArcsOfTheSphere) {
  // A degree of a meridian is R π / 180, as is one of the equator; at 60° north two points a degree
  // apart are 2 R asin(cos 60° sin 0.5°) apart.
  EXPECT_NEAR(great_circle_km({10.0, 20.0}, {11.0, 20.0}), 111.19508, 1e-4);
  EXPECT_NEAR(great_circle_km({0.0, 20.0}, {0.0, 21.0}), 111.19508, 1e-4);
  EXPECT_NEAR(great_circle_km({60.0, 20.0}, {60.0, 21.0}), 55.59701, 1e-4);
  EXPECT_NEAR(great_circle_km({90.0, 0.0}, {0.0, 77.0}), 10007.5572, 1e-3);
  EXPECT_NEAR(great_circle_km({0.0, 0.0}, {0.0, 180.0}), 20015.1145, 1e-3);
}

TEST(GreatCircle, IsSymmetricAndZeroForTheSamePoint) {
  EXPECT_EQ(great_circle_km(kTokyo, kTokyo), 0.0);
  EXPECT_DOUBLE_EQ(great_circle_km(kTokyo, kOsaka), great_circle_km(kOsaka, kTokyo));
}

TEST(GreatCircle, CrossesTheDateLine) {
  EXPECT_NEAR(great_circle_km({0.0, 179.5}, {0.0, -179.5}), 111.19508, 1e-4);
}

}  // namespace
}  // namespace musubi::great_circle_test
