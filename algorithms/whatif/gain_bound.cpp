#include "algorithms/whatif/gain_bound.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace musubi {
namespace {

constexpr std::size_t kMostEndPairs = 1'000'000;

double sum_of_largest(std::vector<double> numbers, std::size_t k) {
  k = std::min(k, numbers.size());
  std::partial_sort(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(k),
                    numbers.end(), std::greater<>{});
  return std::accumulate(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(k), 0.0);
}

// The most that the budget pays for when links may be taken in part (Dantzig, 1957).
double within_budget(std::span<const double> numbers, const LinkBudget& budget) {
  if (budget.costs.empty()) {
    return std::accumulate(numbers.begin(), numbers.end(), 0.0);
  }
  std::vector<std::size_t> order(numbers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
    return numbers[i] * budget.costs[j] > numbers[j] * budget.costs[i];
  });
  double left = budget.most;
  double total = 0.0;
  for (const std::size_t i : order) {
    if (left <= 0.0) break;
    total += numbers[i] * std::min(1.0, left / budget.costs[i]);
    left -= budget.costs[i];
  }
  return total;
}

double sum_bound(std::span<const double> numbers, std::size_t k, const LinkBudget& budget) {
  return std::min(sum_of_largest({numbers.begin(), numbers.end()}, k),
                  within_budget(numbers, budget));
}

double ends_bound(const LinkObjective& objective, std::span<const NewLink> links, std::size_t k,
                  const Execution& execution) {
  std::vector<Vertex> ends;
  for (const auto& [a, b] : links) ends.insert(ends.end(), {a, b});
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  const std::size_t e = ends.size();
  if (e * (e - 1) / 2 > kMostEndPairs) return std::numeric_limits<double>::infinity();
  std::vector<NewLink> pairs;
  for (std::size_t i = 0; i < e; ++i) {
    for (std::size_t j = i + 1; j < e; ++j) pairs.emplace_back(ends[i], ends[j]);
  }
  const auto gains = objective.gains(pairs, execution);
  std::vector<std::vector<double>> of_end(e);
  std::size_t p = 0;
  for (std::size_t i = 0; i < e; ++i) {
    for (std::size_t j = i + 1; j < e; ++j, ++p) {
      of_end[i].push_back(gains[p]);
      of_end[j].push_back(gains[p]);
    }
  }
  std::vector<double> halves;
  halves.reserve(e);
  for (auto& own : of_end) halves.push_back(sum_of_largest(std::move(own), 2 * k - 1) / 2.0);
  return std::min(sum_of_largest(gains, k * (2 * k - 1)), sum_of_largest(std::move(halves), 2 * k));
}

}  // namespace

double gain_bound(const LinkObjective& objective, std::span<const NewLink> links,
                  std::span<const double> gains, std::size_t k, const LinkBudget& budget,
                  const Execution& execution) {
  if (links.empty() || k == 0) return 0.0;
  if (!budget.costs.empty()) {
    const double cheapest = *std::min_element(budget.costs.begin(), budget.costs.end());
    while (k > 0 && static_cast<double>(k) * cheapest > budget.most) --k;
    if (k == 0) return 0.0;
  }
  if (k == 1) return std::max(0.0, *std::max_element(gains.begin(), gains.end()));
  double bound = objective.most_gain(k);
  if (objective.is_submodular(links)) bound = std::min(bound, sum_bound(gains, k, budget));
  const auto slopes = objective.slopes(links);
  if (!slopes.empty()) bound = std::min(bound, sum_bound(slopes, k, budget));
  if (objective.is_bounded_by_ends() && !objective.is_submodular(links)) {
    bound = std::min(bound, ends_bound(objective, links, k, execution));
  }
  return bound;
}

}  // namespace musubi
