#include "algorithms/gaps/gap_bounds.hpp"

#include <gtest/gtest.h>

namespace musubi::gap_bounds_test {
namespace {

// Complementarity and reach count alike, the vocabulary has four functions.
constexpr GapWeights kWeights{.complementarity = 1, .reach = 1, .likelihood = 0, .redundancy = 0};

BoundedPair pair_of(GapStatus status, std::size_t settled, std::size_t unsettled, double without,
                    double with) {
  return {.status = status,
          .settled = settled,
          .unsettled = unsettled,
          .without = {.reach = without},
          .with = {.reach = with}};
}

TEST(GapBounds, WithNothingUnknownTheyAreTheScoreAndTheRank) {
  const auto bounds = gap_bounds(std::vector{pair_of(GapStatus::missing, 2, 0, 1.0, 1.0),
                                             pair_of(GapStatus::missing, 1, 0, 0.5, 0.5)},
                                 4, kWeights);
  EXPECT_DOUBLE_EQ(bounds[0].score_low, 0.75);
  EXPECT_DOUBLE_EQ(bounds[0].score_high, 0.75);
  EXPECT_DOUBLE_EQ(bounds[1].score_low, 0.375);
  for (std::size_t p = 0; p < 2; ++p) {
    EXPECT_EQ(bounds[p].rank_best, p + 1);
    EXPECT_EQ(bounds[p].rank_worst, p + 1);
  }
}

TEST(GapBounds, UnknownFunctionsMayComplementOrNot) {
  const auto bounds =
      gap_bounds(std::vector{pair_of(GapStatus::missing, 1, 2, 0.5, 0.25)}, 4, kWeights);
  EXPECT_DOUBLE_EQ(bounds[0].score_low, (0.25 + 0.25) / 2);
  EXPECT_DOUBLE_EQ(bounds[0].score_high, (0.75 + 0.5) / 2);
}

TEST(GapBounds, AnUnknownPairStandsInTheWayOnlyIfItIsAGap) {
  const auto bounds = gap_bounds(std::vector{pair_of(GapStatus::missing, 0, 0, 0.5, 0.5),
                                             pair_of(GapStatus::unknown, 0, 0, 1.0, 1.0)},
                                 4, kWeights);
  EXPECT_EQ(bounds[0].rank_best, 1U);
  EXPECT_EQ(bounds[0].rank_worst, 2U);
  EXPECT_EQ(bounds[1].rank_best, 1U);
  EXPECT_EQ(bounds[1].rank_worst, 1U);
}

TEST(GapBounds, OverlappingScoresMayChangePlaces) {
  const auto bounds = gap_bounds(std::vector{pair_of(GapStatus::missing, 0, 4, 0.5, 0.5),
                                             pair_of(GapStatus::missing, 2, 0, 0.5, 0.5)},
                                 4, kWeights);
  for (const auto& pair : bounds) {
    EXPECT_EQ(pair.rank_best, 1U);
    EXPECT_EQ(pair.rank_worst, 2U);
  }
}

TEST(GapBounds, NothingToBound) {
  EXPECT_TRUE(gap_bounds({}, 4, kWeights).empty());
  const auto no_functions =
      gap_bounds(std::vector{pair_of(GapStatus::missing, 0, 0, 0.5, 0.5)}, 0, kWeights);
  EXPECT_DOUBLE_EQ(no_functions[0].score_low, 0.25);
}

}  // namespace
}  // namespace musubi::gap_bounds_test
