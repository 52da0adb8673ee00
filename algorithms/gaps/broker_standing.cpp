#include "algorithms/gaps/broker_standing.hpp"

#include "algorithms/structure/structural_holes.hpp"

namespace musubi {

std::vector<Group> hub_groups(const HubNetwork& hubs, const Projection& projection) {
  std::vector<Group> groups(projection.node_of_vertex.size(), kNoGroup);
  auto next = static_cast<Group>(hubs.hubs.size());  // of vertices that serve several hubs
  for (std::size_t i = 0; i < hubs.hubs.size(); ++i) {
    const auto hub = static_cast<Group>(i);
    for (const auto& service : hubs.services[i]) {
      const Vertex v = projection.vertex_of_node[service.institution];
      if (v == kNoVertex || groups[v] == hub) continue;
      if (groups[v] == kNoGroup) {
        groups[v] = hub;
      } else if (groups[v] < hubs.hubs.size()) {
        groups[v] = next++;
      }
    }
  }
  for (std::size_t i = 0; i < hubs.hubs.size(); ++i) {
    const Vertex v = projection.vertex_of_node[hubs.hubs[i]];
    if (v != kNoVertex) groups[v] = static_cast<Group>(i);
  }
  return groups;
}

BrokerStanding broker_standing(const HubNetwork& hubs, const Projection& projection,
                               const CsrGraph& graph, const Execution& execution) {
  const Execution quiet = execution.quiet();
  auto holes = structural_holes(graph, {.execution = quiet});
  return {brokerage_roles(graph, hub_groups(hubs, projection), {.execution = quiet}),
          std::move(holes.constraint), std::move(holes.effective_size)};
}

}  // namespace musubi
