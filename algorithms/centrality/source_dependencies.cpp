#include "algorithms/centrality/source_dependencies.hpp"

#include <algorithm>

namespace musubi {

SourceDependencies::SourceDependencies(const CsrGraph& graph, const EdgeNumbering* numbering)
    : graph_(graph),
      numbering_(numbering),
      search_(graph),
      dependency_(graph.num_vertices(), 0.0),
      vertices_(graph.num_vertices(), 0.0),
      edges_(numbering == nullptr ? 0 : graph.num_edges(), 0.0) {}

void SourceDependencies::clear() {
  std::fill(vertices_.begin(), vertices_.end(), 0.0);
  std::fill(edges_.begin(), edges_.end(), 0.0);
}

// Brandes's back-propagation: delta(u) = sum over successors v of sigma(u)/sigma(v) (1 + delta(v)).
void SourceDependencies::add(Vertex source) {
  search_.run(source);
  const auto& order = search_.order();
  for (auto it = order.rbegin(); it != order.rend(); ++it) {
    const Vertex u = *it;
    double delta = 0.0;
    const auto row = graph_.out_neighbors(u);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Vertex v = row[i];
      if (!search_.on_shortest_path(u, i, v)) continue;
      const double share = search_.path_count(u) / search_.path_count(v) * (1.0 + dependency_[v]);
      delta += share;
      if (numbering_ != nullptr) {
        edges_[numbering_->edge_of_arc[graph_.first_arc(u) + i]] += share;
      }
    }
    dependency_[u] = delta;
    // The second term is 0, or no number where the paths are more than can be counted.
    if (u != source) vertices_[u] += delta + 0.0 * search_.path_count(u);
  }
}

}  // namespace musubi
