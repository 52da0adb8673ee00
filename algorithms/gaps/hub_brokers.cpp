#include "algorithms/gaps/hub_brokers.hpp"

#include <algorithm>
#include <cmath>

#include "algorithms/centrality/shortest_paths.hpp"

namespace musubi {
namespace {

constexpr std::size_t kMostBrokers = 5;

LinkId link_between(const Projection& projection, Vertex u, Vertex v) {
  const auto row = projection.graph.out_neighbors(u);
  const auto place = std::lower_bound(row.begin(), row.end(), v) - row.begin();
  const ArcIndex arc = projection.graph.first_arc(u) + static_cast<ArcIndex>(place);
  return projection.links_of_edge(projection.numbering.edge_of_arc[arc]).front();
}

}  // namespace

BrokerSearch::BrokerSearch(const Network& network, const Projection& projection,
                           const std::vector<NodeId>& ends, std::string_view group_kind)
    : projection_(projection) {
  const auto& graph = projection.graph;
  is_hub_.resize(graph.num_vertices());
  for (const Vertex v : graph.vertices()) {
    is_hub_[v] = network.graph.kind(projection.node_of_vertex[v]) == group_kind;
  }
  ShortestPathSearch search(graph);
  for (const NodeId end : ends) {
    const Vertex root = projection.vertex_of_node[end];
    if (root == kNoVertex || trees_.contains(end)) continue;
    search.run(root);
    Tree tree{std::vector<double>(graph.num_vertices(), -1.0),
              std::vector<double>(graph.num_vertices(), 0.0)};
    for (const Vertex v : search.order()) {
      tree.distance[v] = search.distance(v);
      tree.path_count[v] = search.path_count(v);
    }
    trees_.emplace(end, std::move(tree));
  }
}

const BrokerSearch::Tree* BrokerSearch::tree_of(NodeId end) const {
  const auto it = trees_.find(end);
  return it == trees_.end() ? nullptr : &it->second;
}

// From `from` step by step to the root of the tree, always over the vertex first in order of id.
std::vector<Vertex> BrokerSearch::way_to_root(const Tree& tree, Vertex from) const {
  const auto& graph = projection_.graph;
  const auto& distance = tree.distance;
  std::vector<Vertex> way{from};
  while (distance[way.back()] > 0.0) {
    const Vertex v = way.back();
    const auto row = graph.out_neighbors(v);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Vertex u = row[i];
      const double length = graph.has_lengths() ? graph.out_lengths(v)[i] : 1.0;
      const double gap = distance[v] - length - distance[u];
      if (distance[u] >= 0.0 && distance[u] < distance[v] &&
          std::abs(gap) <= kLengthTolerance * distance[v]) {
        way.push_back(u);
        break;
      }
    }
  }
  return way;
}

Broker BrokerSearch::broker_on(const std::vector<Vertex>& chain, Vertex broker) const {
  Broker result{.institution = projection_.node_of_vertex[broker]};
  for (std::size_t i = 0; i < chain.size(); ++i) {
    result.chain.push_back(projection_.node_of_vertex[chain[i]]);
    if (i > 0) result.links.push_back(link_between(projection_, chain[i - 1], chain[i]));
  }
  return result;
}

std::vector<Broker> BrokerSearch::between(NodeId a, NodeId b) const {
  const auto* of_a = tree_of(a);
  const auto* of_b = tree_of(b);
  if (of_a == nullptr || of_b == nullptr) return {};
  const Vertex from = projection_.vertex_of_node[a];
  const Vertex to = projection_.vertex_of_node[b];
  const double shortest = of_a->distance[to];
  if (shortest < 0.0) return {};

  // Minus the share: ties in order of vertex, that is of id.
  std::vector<std::pair<double, Vertex>> ranked;
  for (const Vertex v : projection_.graph.vertices()) {
    if (v == from || v == to || is_hub_[v]) continue;
    const double there = of_a->distance[v];
    const double back = of_b->distance[v];
    if (there < 0.0 || back < 0.0) continue;
    if (std::abs(there + back - shortest) > kLengthTolerance * shortest) continue;
    ranked.emplace_back(-of_a->path_count[v] * of_b->path_count[v] / of_a->path_count[to], v);
  }
  std::sort(ranked.begin(), ranked.end());
  if (ranked.size() > kMostBrokers) ranked.resize(kMostBrokers);

  std::vector<Broker> brokers;
  for (const auto& [share, v] : ranked) {
    auto chain = way_to_root(*of_a, v);
    std::reverse(chain.begin(), chain.end());
    const auto rest = way_to_root(*of_b, v);
    chain.insert(chain.end(), rest.begin() + 1, rest.end());
    brokers.push_back(broker_on(chain, v));
    brokers.back().share = -share;
  }
  return brokers;
}

}  // namespace musubi
