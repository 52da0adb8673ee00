#include "algorithms/centrality/enough_paths.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace musubi::enough_paths_test {
namespace {

// How likely `paths` draws of a share show one that is off by the error or more.
double chance_to_be_off(double share, double error, double paths) {
  double chance = 0.0;
  for (int count = 0; count <= paths; ++count) {
    const double seen = count;
    if (std::abs(seen / paths - share) < error) continue;
    chance +=
        std::exp(std::lgamma(paths + 1) - std::lgamma(seen + 1) - std::lgamma(paths - seen + 1) +
                 seen * std::log(share) + (paths - seen) * std::log1p(-share));
  }
  return chance;
}

TEST(PathsByShares, SufficeForAsManyVerticesOfAShareAsThereCanBe) {
  constexpr double kDelta = 0.05;
  for (const double error : {0.02, 0.05, 0.1}) {
    for (const double most : {0.003, 0.03, 0.2, 0.5, 1.0}) {
      for (const double inner : {1.0, 12.0}) {
        const double paths = std::ceil(paths_by_shares(error, kDelta, most, inner));
        for (int step = 0; step < 30; ++step) {
          const double share = most * std::pow(1.3, -step);
          if (share == 1.0) continue;  // is always seen
          EXPECT_LE(inner / share * chance_to_be_off(share, error, paths), kDelta)
              << error << ' ' << most << ' ' << inner << ' ' << share;
        }
      }
    }
  }
}

TEST(PathsByShares, AreFewWhereSharesAreSmall) {
  EXPECT_LT(paths_by_shares(0.01, 0.05, 0.01, 3.0), paths_by_diameter(0.01, 0.05, 8.0) / 8);
  EXPECT_LT(paths_by_shares(0.01, 0.05, 0.1, 3.0), paths_by_shares(0.01, 0.05, 0.4, 3.0));
  EXPECT_GE(paths_by_shares(0.01, 0.05, 0.0, 3.0), 100.0);
}

TEST(ShareAtMost, HasAClosedFormWhereNothingIsSeen) {
  // Nothing in m draws has the chance (1 - x)^m.
  EXPECT_NEAR(share_at_most(0, 100, 0.05), 1 - std::pow(0.05, 0.01), 1e-9);
  EXPECT_DOUBLE_EQ(share_at_most(100, 100, 0.05), 1.0);
}

TEST(ShareAtMost, IsSeldomBelowTheTruth) {
  constexpr double kDrawn = 400;
  constexpr double kDelta = 0.05;
  for (const double truth : {0.01, 0.1, 0.5, 0.9}) {
    double too_low = 0.0;
    for (int count = 0; count <= kDrawn; ++count) {
      const double seen = count;
      if (share_at_most(seen, kDrawn, kDelta) >= truth) continue;
      too_low += std::exp(std::lgamma(kDrawn + 1) - std::lgamma(seen + 1) -
                          std::lgamma(kDrawn - seen + 1) + seen * std::log(truth) +
                          (kDrawn - seen) * std::log1p(-truth));
    }
    EXPECT_LE(too_low, kDelta) << truth;
    EXPECT_GT(share_at_most(kDrawn * truth, kDrawn, kDelta), truth);
    EXPECT_LT(share_at_most(kDrawn * truth, kDrawn, kDelta), truth + 0.07);
  }
}

}  // namespace
}  // namespace musubi::enough_paths_test
