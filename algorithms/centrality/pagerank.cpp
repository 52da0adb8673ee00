#include "algorithms/centrality/pagerank.hpp"

#include <cmath>
#include <numeric>
#include <stdexcept>
#include <string>

#include "algorithms/centrality/vertex_blocks.hpp"

namespace musubi {
namespace {

void validate(const PageRankOptions& options) {
  if (!(options.damping >= 0.0 && options.damping < 1.0)) {
    throw std::invalid_argument("pagerank: damping must be in [0, 1), got " +
                                std::to_string(options.damping));
  }
  if (!(options.tolerance > 0.0)) {
    throw std::invalid_argument("pagerank: tolerance must be > 0, got " +
                                std::to_string(options.tolerance));
  }
  if (options.max_iterations < 1) {
    throw std::invalid_argument("pagerank: max_iterations must be >= 1, got " +
                                std::to_string(options.max_iterations));
  }
}

// Where a jump lands: probabilities that sum to 1.
std::vector<double> jump_distribution(Vertex n, std::span<const double> personalization) {
  if (personalization.empty()) return std::vector<double>(n, 1.0 / static_cast<double>(n));
  double sum = 0.0;
  for (const double weight : personalization) {
    if (!(weight >= 0.0) || std::isinf(weight)) {
      throw std::invalid_argument("pagerank: personalization must be finite and >= 0, got " +
                                  std::to_string(weight));
    }
    sum += weight;
  }
  if (personalization.size() != n || !(sum > 0.0)) {
    throw std::invalid_argument("pagerank: personalization must have length n and a sum above 0");
  }
  std::vector<double> jump(personalization.begin(), personalization.end());
  for (double& weight : jump) weight /= sum;
  return jump;
}

std::vector<double> out_strength_totals(const CsrGraph& graph) {
  std::vector<double> totals(graph.num_vertices());
  for (const Vertex u : graph.vertices()) {
    const auto strengths = graph.out_strengths(u);
    totals[u] = graph.has_strengths() ? std::accumulate(strengths.begin(), strengths.end(), 0.0)
                                      : static_cast<double>(graph.out_degree(u));
  }
  return totals;
}

}  // namespace

PageRankResult pagerank(const CsrGraph& graph, const PageRankOptions& options) {
  validate(options);
  const Vertex n = graph.num_vertices();
  PageRankResult result;
  if (n == 0) {
    result.converged = true;
    return result;
  }
  const double d = options.damping;
  const auto jump = jump_distribution(n, options.personalization);
  const auto totals = out_strength_totals(graph);
  result.scores = jump;
  std::vector<double> share(n);
  std::vector<double> next(n);
  while (!result.converged && result.iterations < options.max_iterations) {
    const double sink_mass = sum_over_vertices(n, options.execution, [&](Vertex u) {
      share[u] = totals[u] > 0.0 ? result.scores[u] / totals[u] : 0.0;
      return totals[u] > 0.0 ? 0.0 : result.scores[u];
    });
    const double jumping = 1.0 - d + d * sink_mass;
    // Pull, not push: each vertex writes only its own entry, so a parallel sweep needs no atomics.
    result.residual = sum_over_vertices(n, options.execution, [&](Vertex v) {
      const auto row = graph.in_neighbors(v);
      const auto strengths = graph.in_strengths(v);
      double sum = 0.0;
      for (std::size_t i = 0; i < row.size(); ++i) {
        sum += share[row[i]] * (strengths.empty() ? 1.0 : strengths[i]);
      }
      next[v] = jumping * jump[v] + d * sum;
      return std::abs(next[v] - result.scores[v]);
    });
    result.scores.swap(next);
    ++result.iterations;
    result.converged = result.residual <= options.tolerance;
  }
  return result;
}

}  // namespace musubi
