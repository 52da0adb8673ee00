#include "bench/igraph_graph.hpp"

#include <algorithm>
#include <cmath>

namespace musubi::bench {

IgraphGraph::IgraphGraph(const BenchGraph& graph) {
  igraph_vector_int_t ends;
  igraph_vector_int_init(&ends, static_cast<igraph_integer_t>(2 * graph.edges.size()));
  for (std::size_t e = 0; e < graph.edges.size(); ++e) {
    VECTOR(ends)[2 * e] = graph.edges[e].tail;
    VECTOR(ends)[2 * e + 1] = graph.edges[e].head;
  }
  igraph_create(&graph_, &ends, static_cast<igraph_integer_t>(graph.n), IGRAPH_UNDIRECTED);
  igraph_vector_int_destroy(&ends);
}

bool all_near(std::span<const double> a, std::span<const double> b, double tolerance) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](double x, double y) {
    return std::abs(x - y) <= tolerance * std::max(1.0, std::abs(y));
  });
}

}  // namespace musubi::bench
