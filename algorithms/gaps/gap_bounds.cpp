#include "algorithms/gaps/gap_bounds.hpp"

#include <algorithm>

namespace musubi {
namespace {

double with_complements(GapScore score, std::size_t complements, std::size_t functions,
                        const GapWeights& weights) {
  score.complementarity =
      functions == 0 ? 0.0 : static_cast<double>(complements) / static_cast<double>(functions);
  return weighted_mean(score, weights);
}

std::size_t above(const std::vector<double>& sorted, double score) {
  return static_cast<std::size_t>(sorted.end() -
                                  std::upper_bound(sorted.begin(), sorted.end(), score));
}

}  // namespace

std::vector<GapBounds> gap_bounds(std::span<const BoundedPair> pairs, std::size_t functions,
                                  const GapWeights& weights) {
  std::vector<GapBounds> bounds;
  std::vector<double> lows;   // of those that are gaps for certain
  std::vector<double> highs;  // of all
  for (const auto& pair : pairs) {
    const auto score = [&](const GapScore& parts, std::size_t complements) {
      return with_complements(parts, complements, functions, weights);
    };
    const std::size_t most = pair.settled + pair.unsettled;
    bounds.push_back({std::min(score(pair.without, pair.settled), score(pair.with, pair.settled)),
                      std::max(score(pair.without, most), score(pair.with, most))});
    if (pair.status == GapStatus::missing) lows.push_back(bounds.back().score_low);
    highs.push_back(bounds.back().score_high);
  }
  std::sort(lows.begin(), lows.end());
  std::sort(highs.begin(), highs.end());
  for (auto& pair : bounds) {
    const bool in_its_own_way = pair.score_high > pair.score_low;
    pair.rank_best = 1 + above(lows, pair.score_high);
    pair.rank_worst = 1 + above(highs, pair.score_low) - (in_its_own_way ? 1 : 0);
  }
  return bounds;
}

}  // namespace musubi
