#include "algorithms/centrality/degree.hpp"

#include "engine/compensated_sum.hpp"

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
  std::vector<double> scores(graph.num_vertices());
  for (const Vertex v : graph.vertices()) {
    CompensatedSum sum;
    for (const double strength : graph.out_strengths(v)) sum.add(strength);
    if (graph.is_directed()) {
      for (const double strength : graph.in_strengths(v)) sum.add(strength);
    }
    scores[v] = sum.value();
  }
  return scores;
}

}  // namespace musubi
