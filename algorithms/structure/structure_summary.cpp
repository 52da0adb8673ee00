#include "algorithms/structure/structure_summary.hpp"

#include <algorithm>
#include <utility>

#include "algorithms/structure/biconnected_parts.hpp"
#include "algorithms/structure/components.hpp"

namespace musubi {
namespace {

// The graph without directions, loops and parallel edges, and the only edge behind each of its own,
// if there is but one.
struct SimpleGraph {
  CsrGraph graph{};
  std::vector<Edge> edges{};        // in order
  std::vector<EdgeId> only_edge{};  // kSeveral where parallel edges were merged
  static constexpr EdgeId kSeveral = ~EdgeId{0};

  [[nodiscard]] std::size_t number(const Edge& edge) const {
    const auto at =
        std::lower_bound(edges.begin(), edges.end(), edge, [](const Edge& a, const Edge& b) {
          return std::pair(a.tail, a.head) < std::pair(b.tail, b.head);
        });
    return static_cast<std::size_t>(at - edges.begin());
  }
};

SimpleGraph simplified(const CsrGraph& graph, const EdgeNumbering& numbering) {
  std::vector<std::pair<Edge, EdgeId>> edges;
  for (EdgeId e = 0; e < numbering.edges.size(); ++e) {
    const auto [u, v] = numbering.edges[e];
    if (u != v) edges.push_back({{std::min(u, v), std::max(u, v)}, e});
  }
  std::stable_sort(edges.begin(), edges.end(), [](const auto& a, const auto& b) {
    return std::pair(a.first.tail, a.first.head) < std::pair(b.first.tail, b.first.head);
  });
  SimpleGraph simple;
  for (const auto& [edge, e] : edges) {
    if (!simple.edges.empty() && simple.edges.back() == edge) {
      simple.only_edge.back() = SimpleGraph::kSeveral;
    } else {
      simple.edges.push_back(edge);
      simple.only_edge.push_back(e);
    }
  }
  simple.graph = CsrGraph::from_edges(graph.num_vertices(), simple.edges);
  return simple;
}

}  // namespace

StructureSummary structure_summary(const CsrGraph& graph) {
  const auto simple = simplified(graph, number_edges(graph));
  const Vertex n = graph.num_vertices();
  StructureSummary summary;
  if (n == 0) return summary;
  auto found = components(simple.graph);
  summary.components = found.count;
  summary.component_of = std::move(found.component_of);
  std::vector<Vertex> size(summary.components, 0);
  for (const Vertex component : summary.component_of) ++size[component];
  summary.largest_component = *std::max_element(size.begin(), size.end());
  const double pairs = static_cast<double>(n) * (static_cast<double>(n) - 1.0) / 2.0;
  summary.density = pairs > 0.0 ? static_cast<double>(simple.graph.num_edges()) / pairs : 0.0;
  summary.articulation_points = articulations(simple.graph);
  for (const auto& bridge : bridges(simple.graph)) {
    const auto edge = simple.only_edge[simple.number(bridge)];
    if (edge != SimpleGraph::kSeveral) summary.bridges.push_back(edge);
  }
  std::sort(summary.bridges.begin(), summary.bridges.end());
  return summary;
}

}  // namespace musubi
