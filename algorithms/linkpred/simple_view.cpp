#include "algorithms/linkpred/simple_view.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace musubi {

CsrGraph simple_view(const CsrGraph& graph) {
  std::vector<Edge> edges;
  edges.reserve(graph.num_edges());
  for (const Vertex u : graph.vertices()) {
    for (const Vertex v : graph.out_neighbors(u)) {
      if (u < v || (graph.is_directed() && v < u))
        edges.push_back({std::min(u, v), std::max(u, v)});
    }
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
    return std::pair(a.tail, a.head) < std::pair(b.tail, b.head);
  });
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return CsrGraph::from_edges(graph.num_vertices(), edges);
}

std::vector<Edge> edges_of_simple(const CsrGraph& simple) {
  std::vector<Edge> edges;
  edges.reserve(simple.num_edges());
  for (const Vertex u : simple.vertices()) {
    for (const Vertex v : simple.out_neighbors(u)) {
      if (u < v) edges.push_back({u, v});
    }
  }
  return edges;
}

bool are_adjacent(const CsrGraph& simple, Vertex u, Vertex v) {
  if (simple.out_degree(u) > simple.out_degree(v)) std::swap(u, v);
  const auto row = simple.out_neighbors(u);
  return std::binary_search(row.begin(), row.end(), v);
}

}  // namespace musubi
