#include "algorithms/distributed/shared_sources.hpp"

#include <algorithm>

#include "algorithms/centrality/betweenness.hpp"
#include "algorithms/distances/distance_totals.hpp"

namespace musubi {
namespace {

SourceShare share_of(const Ranks& ranks) {
  return {static_cast<std::size_t>(ranks.rank()), static_cast<std::size_t>(ranks.size())};
}

// Whole numbers below 2^53 as doubles, which add up exactly.
template <typename T>
std::vector<double> summed(const std::vector<T>& values, const Ranks& ranks) {
  std::vector<double> sums(values.begin(), values.end());
  ranks.sum_on_first(sums);
  return sums;
}

}  // namespace

std::vector<double> shared_betweenness(const CsrGraph& graph, const Ranks& ranks,
                                       const Execution& execution) {
  std::vector<double> scores;
  ranks.together(
      [&] { scores = betweenness(graph, {.share = share_of(ranks), .execution = execution}); });
  ranks.sum_on_first(scores);
  return scores;
}

ClosenessResult shared_closeness(const CsrGraph& graph, const Ranks& ranks,
                                 const Execution& execution) {
  DistanceTotals totals;
  ranks.together([&] { totals = distance_totals(graph, execution, share_of(ranks)); });
  const std::size_t n = graph.num_vertices();
  const auto sums = summed(totals.sum, ranks);
  const auto reached = summed(totals.reached, ranks);
  ClosenessResult result{std::vector<double>(n), summed(totals.harmonic, ranks),
                         std::vector<std::uint32_t>(reached.begin(), reached.end()),
                         std::vector<double>(n, 0.0)};
  const auto all = ranks.gather<std::uint32_t>(totals.eccentricity, true).items;
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto& largest = result.eccentricity[i % n];
    largest = std::max(largest, static_cast<double>(all[i]));
  }
  for (std::size_t v = 0; v < n; ++v) {
    result.closeness[v] = wasserman_faust(reached[v], sums[v], n);
  }
  return result;
}

double shared_efficiency(const CsrGraph& graph, const Ranks& ranks, const Execution& execution) {
  DistanceTotals totals;
  ranks.together([&] { totals = distance_totals(graph, execution, share_of(ranks)); });
  const auto n = static_cast<double>(graph.num_vertices());
  double sum = 0.0;
  for (const double reciprocal : totals.harmonic) sum += reciprocal;
  sum = ranks.sum(sum);
  return n < 2.0 ? 0.0 : sum / (n * (n - 1.0));
}

PivotEstimates shared_pivot_estimates(const CsrGraph& graph, const Ranks& ranks,
                                      PivotOptions options) {
  options.share = share_of(ranks);
  PivotEstimates result;
  ranks.together([&] { result = pivot_estimates(graph, options); });
  ranks.sum_on_first(result.betweenness);
  ranks.sum_on_first(result.harmonic);
  result.efficiency = ranks.sum(result.efficiency);
  return result;
}

}  // namespace musubi
