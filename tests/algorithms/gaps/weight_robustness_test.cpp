#include "algorithms/gaps/weight_robustness.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace musubi::weight_robustness_test {
namespace {

HubPair pair_of(GapStatus status, double complementarity, double reach, double likelihood) {
  HubPair pair{.status = status};
  pair.score = {.complementarity = complementarity, .reach = reach, .likelihood = likelihood};
  return pair;
}

TEST(WeightRobustness, TheBestInEveryPartIsAlwaysAmongTheFirst) {
  std::vector<HubPair> pairs;
  for (int i = 0; i < 10; ++i) {
    const double part = 1.0 - 0.1 * i;
    pairs.push_back(pair_of(GapStatus::missing, part, part, part));
  }
  const auto share = weight_robustness(pairs, 42);
  for (std::size_t p = 0; p < pairs.size(); ++p) EXPECT_EQ(share[p], p < 5 ? 1.0 : 0.0) << p;
}

TEST(WeightRobustness, OnePartAgainstAnotherIsAMatterOfTheWeights) {
  // Four are always first; the fifth place goes to whichever part weighs more.
  std::vector<HubPair> pairs(4, pair_of(GapStatus::missing, 1, 1, 1));
  pairs.push_back(pair_of(GapStatus::missing, 0.5, 0, 0));
  pairs.push_back(pair_of(GapStatus::missing, 0, 0.5, 0));
  const auto share = weight_robustness(pairs, 1, 4000);
  EXPECT_NEAR(share[4], 0.5, 0.05);
  EXPECT_DOUBLE_EQ(share[4] + share[5], 1.0);
}

TEST(WeightRobustness, UnknownPairsStandBehindAndLinkedOnesOutside) {
  std::vector<HubPair> pairs(5, pair_of(GapStatus::missing, 0.1, 0.1, 0.1));
  pairs.push_back(pair_of(GapStatus::unknown, 1, 1, 1));
  pairs.push_back(pair_of(GapStatus::present, 1, 1, 1));
  const auto share = weight_robustness(pairs, 1);
  EXPECT_EQ(share[4], 1.0);
  EXPECT_EQ(share[5], 0.0);
  EXPECT_EQ(share[6], 0.0);
  pairs.erase(pairs.begin());
  EXPECT_EQ(weight_robustness(pairs, 1)[4], 1.0) << "with four missing the fifth is unknown";
}

TEST(WeightRobustness, NothingOpenIsNothingToRank) {
  EXPECT_TRUE(weight_robustness({}, 1).empty());
  EXPECT_EQ(weight_robustness({pair_of(GapStatus::present, 1, 1, 1)}, 1).front(), 0.0);
}

}  // namespace
}  // namespace musubi::weight_robustness_test
