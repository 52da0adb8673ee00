#include "algorithms/centrality/degree.hpp"

#include <numeric>

namespace musubi {

std::vector<double> degree(const CsrGraph& graph) {
  std::vector<double> scores(graph.num_vertices());
  for (const Vertex v : graph.vertices()) {
    const auto arcs = graph.out_degree(v) + (graph.is_directed() ? graph.in_degree(v) : 0);
    scores[v] = static_cast<double>(arcs);
  }
  return scores;
}

std::vector<double> strength(const CsrGraph& graph) {
  if (!graph.has_strengths()) return degree(graph);
  const auto sum = [](std::span<const double> row) {
    return std::accumulate(row.begin(), row.end(), 0.0);
  };
  std::vector<double> scores(graph.num_vertices());
  for (const Vertex v : graph.vertices()) {
    scores[v] = sum(graph.out_strengths(v));
    if (graph.is_directed()) scores[v] += sum(graph.in_strengths(v));
  }
  return scores;
}

}  // namespace musubi
