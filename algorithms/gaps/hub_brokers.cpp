#include "algorithms/gaps/hub_brokers.hpp"

#include <algorithm>
#include <cmath>

#include "algorithms/centrality/shortest_paths.hpp"

namespace musubi {
namespace {

constexpr std::size_t kMostBrokers = 5;

// From `from` step by step to the root of the search, always over the vertex first in order of id.
std::vector<Vertex> way_to_root(const CsrGraph& graph, const ShortestPathSearch& search,
                                Vertex from) {
  std::vector<Vertex> way{from};
  while (search.distance(way.back()) > 0.0) {
    const Vertex v = way.back();
    const auto row = graph.out_neighbors(v);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Vertex u = row[i];
      const double length = graph.has_lengths() ? graph.out_lengths(v)[i] : 1.0;
      const double gap = search.distance(v) - length - search.distance(u);
      if (search.reached(u) && search.distance(u) < search.distance(v) &&
          std::abs(gap) <= kLengthTolerance * search.distance(v)) {
        way.push_back(u);
        break;
      }
    }
  }
  return way;
}

LinkId link_between(const Projection& projection, Vertex u, Vertex v) {
  const auto row = projection.graph.out_neighbors(u);
  const auto place = std::lower_bound(row.begin(), row.end(), v) - row.begin();
  const ArcIndex arc = projection.graph.first_arc(u) + static_cast<ArcIndex>(place);
  return projection.links_of_edge(projection.numbering.edge_of_arc[arc]).front();
}

Broker broker_on(const Projection& projection, const std::vector<Vertex>& chain, Vertex broker) {
  Broker result{.institution = projection.node_of_vertex[broker]};
  for (std::size_t i = 0; i < chain.size(); ++i) {
    result.chain.push_back(projection.node_of_vertex[chain[i]]);
    if (i > 0) result.links.push_back(link_between(projection, chain[i - 1], chain[i]));
  }
  return result;
}

}  // namespace

std::vector<Broker> brokers_between(const Network& network, const Projection& projection, NodeId a,
                                    NodeId b, std::string_view group_kind) {
  const Vertex from = projection.vertex_of_node[a];
  const Vertex to = projection.vertex_of_node[b];
  if (from == kNoVertex || to == kNoVertex) return {};
  ShortestPathSearch of_a(projection.graph);
  ShortestPathSearch of_b(projection.graph);
  of_a.run(from);
  of_b.run(to);
  if (!of_a.reached(to)) return {};

  const double shortest = of_a.distance(to);
  std::vector<std::pair<double, Vertex>>
      ranked;  // minus the share: ties in order of vertex, i.e. id
  for (const Vertex v : of_a.order()) {
    if (v == from || v == to || network.graph.kind(projection.node_of_vertex[v]) == group_kind) {
      continue;
    }
    if (!of_b.reached(v)) continue;
    if (std::abs(of_a.distance(v) + of_b.distance(v) - shortest) > kLengthTolerance * shortest) {
      continue;
    }
    ranked.emplace_back(-of_a.path_count(v) * of_b.path_count(v) / of_a.path_count(to), v);
  }
  std::sort(ranked.begin(), ranked.end());
  if (ranked.size() > kMostBrokers) ranked.resize(kMostBrokers);

  std::vector<Broker> brokers;
  for (const auto& [share, v] : ranked) {
    auto chain = way_to_root(projection.graph, of_a, v);
    std::reverse(chain.begin(), chain.end());
    const auto rest = way_to_root(projection.graph, of_b, v);
    chain.insert(chain.end(), rest.begin() + 1, rest.end());
    brokers.push_back(broker_on(projection, chain, v));
  }
  return brokers;
}

}  // namespace musubi
