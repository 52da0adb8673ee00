#include "algorithms/gaps/hub_agreement.hpp"

#include <algorithm>

namespace musubi {

std::optional<HubAgreement> hub_agreement(const Network& network, const Projection& projection,
                                          const Partition& partition, const GapOptions& options) {
  const auto nodes = network.graph.nodes();
  if (std::none_of(nodes.begin(), nodes.end(),
                   [&](NodeId node) { return network.graph.kind(node) == options.group_kind; })) {
    return std::nullopt;
  }
  const auto hubs = hub_network(network, options);
  constexpr Community kNone = ~Community{0};
  constexpr Community kSeveral = kNone - 1;
  std::vector<Community> hub_of(projection.graph.num_vertices(), kNone);
  for (std::size_t i = 0; i < hubs.hubs.size(); ++i) {
    for (const auto& service : hubs.services[i]) {
      const Vertex v = projection.vertex_of_node[service.institution];
      if (v == kNoVertex) continue;
      const auto hub = static_cast<Community>(i);
      hub_of[v] = hub_of[v] == kNone || hub_of[v] == hub ? hub : kSeveral;
    }
  }
  Partition declared;
  Partition found;
  for (std::size_t v = 0; v < hub_of.size(); ++v) {
    if (hub_of[v] == kNone || hub_of[v] == kSeveral) continue;
    declared.push_back(hub_of[v]);
    found.push_back(partition[v]);
  }
  if (declared.size() < 2) return std::nullopt;
  return HubAgreement{partition_agreement(declared, found), declared.size()};
}

}  // namespace musubi
