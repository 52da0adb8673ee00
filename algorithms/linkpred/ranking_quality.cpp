#include "algorithms/linkpred/ranking_quality.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

namespace musubi {
namespace {

constexpr double kTie = 1e-12;

struct Scored {
  double score = 0.0;
  bool positive = false;
};

std::vector<Scored> by_falling_score(std::span<const double> positives,
                                     std::span<const double> negatives) {
  std::vector<Scored> all;
  all.reserve(positives.size() + negatives.size());
  for (const double score : positives) all.push_back({score, true});
  for (const double score : negatives) all.push_back({score, false});
  for (const auto& [score, positive] : all) {
    if (std::isnan(score)) throw std::invalid_argument("ranking_quality: a score is not a number");
  }
  std::sort(all.begin(), all.end(),
            [](const Scored& a, const Scored& b) { return a.score > b.score; });
  return all;
}

bool equal(double larger, double smaller) {
  return larger == smaller ||
         larger - smaller <= kTie * std::max(std::abs(larger), std::abs(smaller));
}

}  // namespace

RankingQuality ranking_quality(std::span<const double> positives, std::span<const double> negatives,
                               std::size_t k) {
  if (positives.empty() || negatives.empty() || k == 0) {
    throw std::invalid_argument("ranking_quality: needs positives, negatives and k >= 1");
  }
  const auto all = by_falling_score(positives, negatives);
  const auto p = static_cast<double>(positives.size());
  const auto n = static_cast<double>(negatives.size());
  const auto at = static_cast<double>(std::min(k, all.size()));
  RankingQuality quality;
  double seen = 0.0;
  double found = 0.0;
  for (std::size_t first = 0; first < all.size();) {
    std::size_t last = first;
    double hits = 0.0;
    do {
      hits += all[last].positive ? 1.0 : 0.0;
      ++last;
    } while (last < all.size() && equal(all[last - 1].score, all[last].score));
    const auto size = static_cast<double>(last - first);
    const double negatives_below = n - (seen - found) - (size - hits);
    quality.auc += hits * (negatives_below + (size - hits) / 2.0);
    quality.precision_at_k += hits * std::clamp((at - seen) / size, 0.0, 1.0);
    seen += size;
    found += hits;
    quality.average_precision += hits * found / seen;
    first = last;
  }
  quality.auc /= p * n;
  quality.average_precision /= p;
  quality.precision_at_k /= at;
  return quality;
}

}  // namespace musubi
