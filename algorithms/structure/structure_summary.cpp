#include "algorithms/structure/structure_summary.hpp"

#include <algorithm>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/connected_components.hpp>
#include <iterator>

#include "engine/bgl_adapter.hpp"

namespace musubi {
namespace {

// The graph without directions, loops and parallel edges, and the only edge behind each of its own,
// if there is but one.
struct SimpleGraph {
  CsrGraph graph{};
  std::vector<EdgeId> only_edge{};  // kSeveral where parallel edges were merged
  static constexpr EdgeId kSeveral = ~EdgeId{0};
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
  std::vector<Edge> kept;
  for (const auto& [edge, e] : edges) {
    if (!kept.empty() && kept.back() == edge) {
      simple.only_edge.back() = SimpleGraph::kSeveral;
    } else {
      kept.push_back(edge);
      simple.only_edge.push_back(e);
    }
  }
  simple.graph = CsrGraph::from_edges(graph.num_vertices(), kept);
  return simple;
}

}  // namespace

StructureSummary structure_summary(const CsrGraph& graph) {
  const auto simple = simplified(graph, number_edges(graph));
  const auto numbering = number_edges(simple.graph);
  const UndirectedBglGraph boost_graph(simple.graph, numbering);
  const Vertex n = graph.num_vertices();
  const auto m = static_cast<std::size_t>(simple.graph.num_edges());

  StructureSummary summary;
  summary.component_of.assign(n, 0);
  if (n == 0) return summary;
  summary.components = static_cast<Vertex>(boost::connected_components(
      boost_graph,
      boost::make_iterator_property_map(summary.component_of.begin(),
                                        boost::typed_identity_property_map<Vertex>())));
  std::vector<Vertex> size(summary.components, 0);
  for (const Vertex component : summary.component_of) ++size[component];
  summary.largest_component = *std::max_element(size.begin(), size.end());
  const double pairs = static_cast<double>(n) * (static_cast<double>(n) - 1.0) / 2.0;
  summary.density = pairs > 0.0 ? static_cast<double>(m) / pairs : 0.0;

  // A bridge is a biconnected part of one edge.
  std::vector<std::size_t> part_of_edge(m);
  const auto [parts, end] = boost::biconnected_components(
      boost_graph,
      boost::make_iterator_property_map(part_of_edge.begin(), get(boost::edge_index, boost_graph)),
      std::back_inserter(summary.articulation_points));
  std::vector<std::size_t> edges_in_part(parts, 0);
  for (const std::size_t part : part_of_edge) ++edges_in_part[part];
  for (std::size_t e = 0; e < m; ++e) {
    if (edges_in_part[part_of_edge[e]] == 1 && simple.only_edge[e] != SimpleGraph::kSeveral) {
      summary.bridges.push_back(simple.only_edge[e]);
    }
  }
  std::sort(summary.bridges.begin(), summary.bridges.end());
  auto& points = summary.articulation_points;
  std::sort(points.begin(), points.end());
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return summary;
}

}  // namespace musubi
