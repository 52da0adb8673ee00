#include "algorithms/centrality/eigenvector.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#include "algorithms/centrality/vertex_blocks.hpp"

namespace musubi {
namespace {

void validate(const EigenvectorOptions& options) {
  if (!(options.tolerance > 0.0)) {
    throw std::invalid_argument("eigenvector_centrality: tolerance must be > 0, got " +
                                std::to_string(options.tolerance));
  }
  if (options.max_iterations < 1) {
    throw std::invalid_argument("eigenvector_centrality: max_iterations must be >= 1, got " +
                                std::to_string(options.max_iterations));
  }
}

// Kahn's algorithm on arcs that carry weight: what can be peeled off has no cycle.
bool has_cycle(const CsrGraph& graph) {
  const auto carries = [&](Vertex u, std::size_t i) {
    return !graph.has_strengths() || graph.out_strengths(u)[i] > 0.0;
  };
  std::vector<ArcIndex> waiting(graph.num_vertices(), 0);
  for (const Vertex u : graph.vertices()) {
    const auto row = graph.out_neighbors(u);
    for (std::size_t i = 0; i < row.size(); ++i) waiting[row[i]] += carries(u, i) ? 1 : 0;
  }
  std::vector<Vertex> peeled;
  for (const Vertex v : graph.vertices()) {
    if (waiting[v] == 0) peeled.push_back(v);
  }
  for (std::size_t next = 0; next < peeled.size(); ++next) {
    const Vertex u = peeled[next];
    const auto row = graph.out_neighbors(u);
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (carries(u, i) && --waiting[row[i]] == 0) peeled.push_back(row[i]);
    }
  }
  return peeled.size() < graph.num_vertices();
}

double pull(const CsrGraph& graph, const std::vector<double>& x, Vertex v) {
  const auto row = graph.in_neighbors(v);
  const auto strengths = graph.in_strengths(v);
  double sum = 0.0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    sum += x[row[i]] * (strengths.empty() ? 1.0 : strengths[i]);
  }
  return sum;
}

}  // namespace

EigenvectorResult eigenvector_centrality(const CsrGraph& graph, const EigenvectorOptions& options) {
  validate(options);
  const Vertex n = graph.num_vertices();
  EigenvectorResult result;
  result.scores.assign(n, 0.0);
  if (!has_cycle(graph)) {
    result.converged = true;
    return result;
  }
  auto& x = result.scores;
  std::fill(x.begin(), x.end(), 1.0);
  std::vector<double> image(n);
  for (;;) {
    // The Rayleigh quotient is the best eigenvalue for x; the residual says how true it is.
    double dot = 0.0;
    const double square = sum_over_vertices(n, options.execution, [&](Vertex v) {
      image[v] = pull(graph, x, v);
      return x[v] * x[v];
    });
    for (Vertex v = 0; v < n; ++v) dot += x[v] * image[v];
    result.eigenvalue = dot / square;
    double worst = 0.0;
    double largest = 0.0;
    for (Vertex v = 0; v < n; ++v) {
      worst = std::max(worst, std::abs(image[v] - result.eigenvalue * x[v]));
      largest = std::max(largest, image[v] + x[v]);
    }
    result.residual = worst / result.eigenvalue;
    result.converged = result.residual <= options.tolerance;
    if (result.converged || result.iterations == options.max_iterations) break;
    for (Vertex v = 0; v < n; ++v) x[v] = (image[v] + x[v]) / largest;
    ++result.iterations;
  }
  // What decays towards 0 is 0 in the limit.
  const double top = *std::max_element(x.begin(), x.end());
  for (double& score : x) score = score / top < options.tolerance ? 0.0 : score / top;
  return result;
}

}  // namespace musubi
