#include "algorithms/linkpred/random_walk.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#include "algorithms/linkpred/walk_series.hpp"

namespace musubi {
namespace {

void validate(const RandomWalkOptions& options) {
  if (!(options.restart > 0.0 && options.restart <= 1.0)) {
    throw std::invalid_argument("random walk: restart must be in (0, 1], got " +
                                std::to_string(options.restart));
  }
  if (!(options.tolerance > 0.0)) {
    throw std::invalid_argument("random walk: tolerance must be > 0, got " +
                                std::to_string(options.tolerance));
  }
}

// (1 - c) / (1 - c x) = Σ_k a_k T_k(x) on [-1, 1], where a_k shrinks by ρ each time; cut off where
// the rest is below the tolerance: |T_k| <= 1, so the rest bounds the error.
std::vector<double> chebyshev_coefficients(double c, double tolerance) {
  if (c == 0.0) return {1.0};
  const double root = std::sqrt(1.0 - c * c);
  const double rho = (1.0 - root) / c;
  std::vector<double> coefficients = {(1.0 - c) / root};
  double next = 2.0 * (1.0 - c) / root * rho;
  while (next / (1.0 - rho) > tolerance) {
    coefficients.push_back(next);
    next *= rho;
  }
  return coefficients;
}

// T_0 = 1, T_1 = x, T_k+1 = 2 x T_k - T_k-1, with x the step of a walker (1 / degree of where he
// is).
WalkSeries walk(const CsrGraph& graph, const RandomWalkOptions& options) {
  WalkSeries series;
  series.coefficients = chebyshev_coefficients(1.0 - options.restart, options.tolerance);
  series.subtract = 1.0;
  for (const Vertex v : graph.vertices()) {
    const auto degree = static_cast<double>(graph.out_degree(v));
    series.first_factor.push_back(degree > 0.0 ? 1.0 / degree : 0.0);
    series.factor.push_back(2.0 * series.first_factor.back());
  }
  return series;
}

}  // namespace

std::vector<double> random_walk_scores(const CsrGraph& simple, const SourceGroups& groups,
                                       const RandomWalkOptions& options) {
  validate(options);
  // Entry v of the sum for source u is how often a walker from v is at u: π_v[u].
  auto scores = sum_walk_series(simple, groups, walk(simple, options), options.execution);
  for (std::size_t group = 0; group < groups.size(); ++group) {
    const auto from = static_cast<double>(simple.out_degree(groups.source(group)));
    for (const auto& [v, pair] : groups.targets(group)) {
      const auto to = static_cast<double>(simple.out_degree(v));
      const double both_ways = from > 0.0 ? 0.5 * (1.0 + to / from) : 0.0;
      scores[pair] = std::max(0.0, scores[pair] * both_ways);  // the cut may leave -1e-11
    }
  }
  return scores;
}

}  // namespace musubi
