#include "viz/community_groups.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

namespace musubi {
namespace {

constexpr std::string_view kHub = "hub";
constexpr std::size_t kNames = 2;

// By community, those with most ties first.
std::vector<std::vector<Vertex>> members_of(const CsrGraph& graph, const Partition& partition) {
  std::vector<std::vector<Vertex>> members(num_communities(partition));
  for (std::size_t v = 0; v < partition.size(); ++v) {
    members[partition[v]].push_back(static_cast<Vertex>(v));
  }
  for (auto& group : members) {
    std::stable_sort(group.begin(), group.end(),
                     [&](Vertex u, Vertex v) { return graph.out_degree(u) > graph.out_degree(v); });
  }
  return members;
}

std::vector<NodeId> names_of(const Network& network, const Projection& projection,
                             const std::vector<Vertex>& members) {
  std::vector<NodeId> hubs;
  for (const Vertex v : members) {
    const NodeId node = projection.node_of_vertex[v];
    if (network.graph.kind(node) == kHub) hubs.push_back(node);
  }
  if (!hubs.empty()) return hubs;
  for (std::size_t i = 0; i < std::min(kNames, members.size()); ++i) {
    hubs.push_back(projection.node_of_vertex[members[i]]);
  }
  return hubs;
}

}  // namespace

CommunityGroups community_groups(const Network& network, const Projection& projection,
                                 const Partition& partition) {
  const auto& graph = projection.graph;
  if (partition.size() != graph.num_vertices()) {
    throw std::invalid_argument("the partition is not of this projection");
  }
  CommunityGroups result;
  std::vector<std::size_t> group_of(num_communities(partition));
  const auto members = members_of(graph, partition);
  for (std::size_t c = 0; c < members.size(); ++c) {
    group_of[c] = result.groups.size();
    if (members[c].size() > 1) {
      result.groups.push_back({members[c], names_of(network, projection, members[c]), {}});
    } else {
      result.alone += members[c].size();
    }
  }
  std::map<std::pair<std::size_t, std::size_t>, std::vector<LinkId>> between;
  const auto& edges = projection.numbering.edges;
  for (std::size_t e = 0; e < edges.size(); ++e) {
    const auto [tail, head] = std::pair(partition[edges[e].tail], partition[edges[e].head]);
    const auto links = projection.links_of_edge(static_cast<EdgeId>(e));
    if (members[tail].size() < 2 || members[head].size() < 2) continue;
    auto& into = tail == head ? result.groups[group_of[tail]].links
                              : between[std::minmax(group_of[tail], group_of[head])];
    into.insert(into.end(), links.begin(), links.end());
  }
  for (auto& [pair, links] : between) {
    result.ties.push_back({pair.first, pair.second, std::move(links)});
  }
  return result;
}

}  // namespace musubi
