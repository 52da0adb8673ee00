#include "algorithms/community/constant_potts.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace musubi {

double constant_potts(const CsrGraph& graph, const Partition& partition, double resolution) {
  if (partition.size() != graph.num_vertices()) {
    throw std::invalid_argument("constant_potts: partition of length " +
                                std::to_string(partition.size()) + " for a graph of " +
                                std::to_string(graph.num_vertices()) + " vertices");
  }
  double inside = 0.0;  // in arcs
  std::vector<double> size(num_communities(partition), 0.0);
  for (const Vertex u : graph.vertices()) {
    size[partition[u]] += 1.0;
    const auto row = graph.out_neighbors(u);
    const auto strengths = graph.out_strengths(u);
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (partition[u] == partition[row[i]]) inside += strengths.empty() ? 1.0 : strengths[i];
    }
  }
  double pairs = 0.0;  // ordered
  for (const double n : size) pairs += n * (n - 1.0);
  const double arcs_per_edge = graph.is_directed() ? 1.0 : 2.0;
  return (inside - resolution * pairs) / arcs_per_edge;
}

}  // namespace musubi
