#include "algorithms/linkpred/ranking_quality.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include "engine/random.hpp"
#include "tests/vectors_near.hpp"

namespace musubi::ranking_quality_test {
namespace {

using Scores = std::vector<double>;

TEST(RankingQuality, ByHand) {
  // + - + -: of 4 pairs of a positive and a negative 3 are in order.
  const auto quality = ranking_quality(Scores{4, 2}, Scores{3, 1}, 3);
  EXPECT_DOUBLE_EQ(quality.auc, 0.75);
  EXPECT_DOUBLE_EQ(quality.average_precision, (1.0 + 2.0 / 3.0) / 2.0);
  EXPECT_DOUBLE_EQ(quality.precision_at_k, 2.0 / 3.0);
}

TEST(RankingQuality, AllEqualSaysNothing) {
  const auto quality = ranking_quality(Scores(3, 0.1), Scores(9, 0.1), 4);
  EXPECT_DOUBLE_EQ(quality.auc, 0.5);
  EXPECT_DOUBLE_EQ(quality.average_precision, 0.25);
  EXPECT_DOUBLE_EQ(quality.precision_at_k, 0.25);
}

TEST(RankingQuality, SumsInAnotherOrderAreEqual) {
  EXPECT_DOUBLE_EQ(ranking_quality(Scores{0.1 + 0.2 + 0.3}, Scores{0.3 + 0.2 + 0.1}, 1).auc, 0.5);
}

TEST(RankingQuality, RefusesWhatHasNoAnswer) {
  EXPECT_THROW(static_cast<void>(ranking_quality({}, Scores{1}, 1)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(ranking_quality(Scores{1}, {}, 1)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(ranking_quality(Scores{1}, Scores{1}, 0)), std::invalid_argument);
  const Scores nan = {std::numeric_limits<double>::quiet_NaN()};
  EXPECT_THROW(static_cast<void>(ranking_quality(nan, Scores{1}, 1)), std::invalid_argument);
}

double auc_by_pairs(const Scores& positives, const Scores& negatives) {
  double sum = 0.0;
  for (const double p : positives) {
    for (const double n : negatives) sum += p > n ? 1.0 : p == n ? 0.5 : 0.0;
  }
  return sum / static_cast<double>(positives.size() * negatives.size());
}

// Precision and recall at every threshold, counted anew each time.
double average_precision_by_thresholds(const Scores& positives, const Scores& negatives) {
  Scores thresholds = positives;
  thresholds.insert(thresholds.end(), negatives.begin(), negatives.end());
  std::sort(thresholds.begin(), thresholds.end(), std::greater<>());
  double sum = 0.0;
  double recall_before = 0.0;
  for (const double threshold : thresholds) {
    const auto in = [&](double x) { return x >= threshold; };
    const auto hits = static_cast<double>(std::count_if(positives.begin(), positives.end(), in));
    const auto misses = static_cast<double>(std::count_if(negatives.begin(), negatives.end(), in));
    const double recall = hits / static_cast<double>(positives.size());
    sum += (recall - recall_before) * hits / (hits + misses);
    recall_before = recall;
  }
  return sum;
}

TEST(RankingQuality, AgreesWithBruteForceWithAndWithoutTies) {
  SplitMix64 random(6);
  for (int round = 0; round < 60; ++round) {
    const std::uint64_t levels = round % 2 == 0 ? 5 : 1'000'000;
    const auto draw = [&](std::size_t count, std::uint64_t bonus) {
      Scores scores(count);
      for (double& score : scores) score = static_cast<double>(random.below(levels) + bonus) - 2.0;
      return scores;
    };
    const auto positives = draw(1 + random.below(30), levels / 4);
    const auto negatives = draw(1 + random.below(60), 0);
    const auto quality = ranking_quality(positives, negatives, 5);
    EXPECT_NEAR(quality.auc, auc_by_pairs(positives, negatives), 1e-12);
    EXPECT_NEAR(quality.average_precision, average_precision_by_thresholds(positives, negatives),
                1e-12);
  }
}

}  // namespace
}  // namespace musubi::ranking_quality_test
