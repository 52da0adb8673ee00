#include "algorithms/whatif/edge_difference.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

namespace musubi {

std::vector<LongEdge> long_edges(const CsrGraph& graph) {
  std::vector<LongEdge> edges;
  edges.reserve(graph.num_edges());
  for (const Vertex u : graph.vertices()) {
    const auto row = graph.out_neighbors(u);
    const auto lengths = graph.out_lengths(u);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool other_end = !graph.is_directed() && row[i] < u;  // it stands in that row, too
      if (row[i] == u || other_end) continue;
      edges.push_back({u, row[i], lengths.empty() ? 1.0 : lengths[i]});
    }
  }
  std::sort(edges.begin(), edges.end());
  return edges;
}

EdgeDifference edge_difference(const CsrGraph& base, const CsrGraph& edited) {
  if (base.num_vertices() != edited.num_vertices() || base.is_directed() != edited.is_directed()) {
    throw std::invalid_argument(
        "edge_difference: the graphs must have the same vertices and both be directed or not");
  }
  const auto before = long_edges(base);
  const auto after = long_edges(edited);
  EdgeDifference difference;
  std::set_difference(before.begin(), before.end(), after.begin(), after.end(),
                      std::back_inserter(difference.removed));
  std::set_difference(after.begin(), after.end(), before.begin(), before.end(),
                      std::back_inserter(difference.added));
  return difference;
}

CsrGraph reversed(const CsrGraph& graph) {
  if (!graph.is_directed()) return graph;
  std::vector<Edge> edges;
  std::vector<double> lengths;
  for (const Vertex u : graph.vertices()) {
    for (const Vertex v : graph.out_neighbors(u)) edges.push_back({v, u});
    const auto row = graph.out_lengths(u);
    lengths.insert(lengths.end(), row.begin(), row.end());
  }
  return CsrGraph::from_edges(graph.num_vertices(), edges, Direction::directed,
                              {.lengths = lengths});
}

}  // namespace musubi
