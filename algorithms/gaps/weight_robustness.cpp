#include "algorithms/gaps/weight_robustness.hpp"

#include <algorithm>
#include <cmath>

#include "engine/random.hpp"

namespace musubi {
namespace {

constexpr std::size_t kFirst = 5;

// Exponential variates make a flat Dirichlet one; their common scale does not change an order.
GapWeights draw(SplitMix64& random) {
  const auto exponential = [&] { return -std::log(1.0 - random.uniform()); };
  GapWeights weights;
  for (double* weight :
       {&weights.complementarity, &weights.reach, &weights.likelihood, &weights.redundancy}) {
    *weight = exponential();
  }
  return weights;
}

}  // namespace

std::vector<double> weight_robustness(const std::vector<HubPair>& pairs, std::uint64_t seed,
                                      std::size_t draws) {
  std::vector<std::size_t> open;
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    if (pairs[p].status != GapStatus::present) open.push_back(p);
  }
  const std::size_t first = std::min(kFirst, open.size());
  std::vector<double> share(pairs.size(), 0.0);
  std::vector<double> scores(pairs.size(), 0.0);
  SplitMix64 random(seed);
  for (std::size_t d = 0; d < draws; ++d) {
    const auto weights = draw(random);
    for (const std::size_t p : open) scores[p] = weighted_mean(pairs[p].score, weights);
    const auto before = [&](std::size_t x, std::size_t y) {
      const bool missing = pairs[x].status == GapStatus::missing;
      if (missing != (pairs[y].status == GapStatus::missing)) return missing;
      if (scores[x] != scores[y]) return scores[x] > scores[y];
      return x < y;
    };
    const auto end = open.begin() + static_cast<std::ptrdiff_t>(first);
    std::partial_sort(open.begin(), end, open.end(), before);
    for (auto it = open.begin(); it != end; ++it) share[*it] += 1.0;
  }
  for (double& s : share) s /= static_cast<double>(std::max<std::size_t>(1, draws));
  return share;
}

}  // namespace musubi
