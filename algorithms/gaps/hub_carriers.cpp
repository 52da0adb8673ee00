#include "algorithms/gaps/hub_carriers.hpp"

namespace musubi {

std::vector<Carriers> hub_carriers(const Network& network, const HubNetwork& hubs,
                                   const GapOptions& options) {
  const auto& graph = network.graph;
  std::vector<Carriers> result(hubs.hubs.size());
  std::map<NodeId, std::size_t> position;
  for (std::size_t i = 0; i < hubs.hubs.size(); ++i) {
    position.emplace(hubs.hubs[i], i);
    result[i].emplace(hubs.hubs[i], std::vector<LinkId>{});
    for (const auto& service : hubs.services[i]) {
      std::vector<LinkId> way{service.link};
      result[i].emplace(service.institution, way);
      for (const LinkId part : chain_to_whole(network, hubs, service.institution)) {
        way.push_back(part);
        result[i].emplace(graph.link(part).target, way);
      }
    }
  }
  for (const LinkId link : graph.links()) {
    if (graph.relation(link) != "located_in" || !status_counts(graph, link, options.statuses)) {
      continue;
    }
    const auto hub = position.find(graph.link(link).source);
    if (hub == position.end()) continue;
    result[hub->second].emplace(graph.link(link).target, std::vector<LinkId>{link});
  }
  return result;
}

}  // namespace musubi
