#include "algorithms/gaps/hub_network.hpp"

#include <algorithm>
#include <numeric>

namespace musubi {
namespace {

std::vector<NodeId> hubs_in_order(const PropertyGraph& graph, const std::string& kind) {
  std::vector<NodeId> hubs;
  for (const NodeId node : graph.nodes()) {
    if (graph.kind(node) == kind) hubs.push_back(node);
  }
  std::sort(hubs.begin(), hubs.end(),
            [&](NodeId a, NodeId b) { return graph.id(a) < graph.id(b); });
  return hubs;
}

void roll_up(const PropertyGraph& graph, const GapOptions& options, HubNetwork& result) {
  result.whole.resize(graph.node_bound());
  std::iota(result.whole.begin(), result.whole.end(), NodeId{0});
  result.part_of.assign(graph.node_bound(), kNoLink);
  if (!options.roll_up) return;
  const std::string relation = "part_of";
  // Hubs, and the community and councils that hold them, are not wholes of institutions.
  const std::vector<std::string> apart{options.group_kind, "community", "council"};
  result.whole = wholes(graph, std::span(&relation, 1), apart);
  for (const LinkId link : graph.links()) {
    const auto& [source, target, symbol, directed] = graph.link(link);
    if (graph.relation(link) == relation && result.whole[source] == result.whole[target] &&
        result.part_of[source] == kNoLink) {
      result.part_of[source] = link;
    }
  }
}

}  // namespace

HubNetwork hub_network(const Network& network, const GapOptions& options) {
  const auto& graph = network.graph;
  HubNetwork result;
  result.hubs = hubs_in_order(graph, options.group_kind);
  if (result.hubs.empty()) {
    auto kinds = graph.kinds().names();
    throw Error(ErrorKind::usage, "the network has no node of kind '" + options.group_kind + "'",
                suggest(options.group_kind, kinds));
  }
  roll_up(graph, options, result);
  std::vector<std::size_t> position(graph.node_bound(), result.hubs.size());
  for (std::size_t i = 0; i < result.hubs.size(); ++i) position[result.hubs[i]] = i;
  result.services.resize(result.hubs.size());
  for (const LinkId link : graph.links()) {
    if (graph.relation(link) != "serves" || !status_counts(graph, link, options.statuses)) continue;
    const auto& [source, target, relation, directed] = graph.link(link);
    if (position[target] == result.hubs.size()) continue;
    result.services[position[target]].push_back(
        {source, result.whole[source], split_list(graph.link_text(link, "function")), link});
  }
  return result;
}

std::vector<LinkId> chain_to_whole(const Network& network, const HubNetwork& hubs, NodeId node) {
  std::vector<LinkId> chain;
  while (node != hubs.whole[node] && hubs.part_of[node] != kNoLink &&
         chain.size() < hubs.part_of.size()) {
    chain.push_back(hubs.part_of[node]);
    node = network.graph.link(chain.back()).target;
  }
  return chain;
}

bool any_derived(const Network& network, const std::vector<LinkId>& links) {
  return std::any_of(links.begin(), links.end(), [&](LinkId link) {
    return network.graph.link_text(link, "basis") == "derived";
  });
}

}  // namespace musubi
