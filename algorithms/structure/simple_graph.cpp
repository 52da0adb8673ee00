#include "algorithms/structure/simple_graph.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

namespace musubi {

CsrGraph simple_graph(const CsrGraph& graph, std::span<const Vertex> without) {
  std::vector<bool> left_out(graph.num_vertices(), false);
  for (const Vertex v : without) {
    if (v >= graph.num_vertices()) {
      throw std::invalid_argument("simple_graph: no vertex " + std::to_string(v) +
                                  " to leave out of " + std::to_string(graph.num_vertices()));
    }
    left_out[v] = true;
  }
  std::vector<Edge> edges;
  std::vector<double> lengths;
  edges.reserve(graph.num_edges());
  for (const Vertex u : graph.vertices()) {
    if (left_out[u]) continue;
    const auto row = graph.out_neighbors(u);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Edge edge{u, row[i]};
      if (left_out[edge.head] || edge.head == u) continue;
      if (!graph.is_directed() && edge.head < u) continue;
      const double length = graph.has_lengths() ? graph.out_lengths(u)[i] : 1.0;
      if (!edges.empty() && edges.back() == edge) {  // rows are sorted
        lengths.back() = std::min(lengths.back(), length);
      } else {
        edges.push_back(edge);
        lengths.push_back(length);
      }
    }
  }
  EdgeWeights weights;
  if (graph.has_lengths()) weights.lengths = lengths;
  return CsrGraph::from_edges(graph.num_vertices(), edges,
                              graph.is_directed() ? Direction::directed : Direction::undirected,
                              weights);
}

}  // namespace musubi
