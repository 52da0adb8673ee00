#include "algorithms/gaps/overseas_gaps.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "algorithms/gaps/abroad.hpp"
#include "algorithms/gaps/hub_carriers.hpp"

namespace musubi {
namespace {

using Links = std::vector<LinkId>;

// Partners abroad with the bodies that state a tie with them.
std::map<NodeId, std::map<NodeId, Links>> ties_abroad(const PropertyGraph& graph,
                                                      const HubNetwork& hubs,
                                                      const GapOptions& options) {
  const Abroad abroad(graph, hubs);
  std::map<NodeId, std::map<NodeId, Links>> ties;
  for (const LinkId link : graph.links()) {
    if (graph.relation(link) != "partners_with") continue;
    auto [source, target, relation, directed] = graph.link(link);
    if (abroad.is_partner(source)) std::swap(source, target);
    if (!abroad.is_partner(target) || abroad.is_partner(source)) continue;
    auto& carriers = ties[target];  // a partner stays in the table when its tie is only planned
    if (status_counts(graph, link, options.statuses)) carriers[source].push_back(link);
  }
  return ties;
}

}  // namespace

std::vector<OverseasCell> overseas_gaps(const Network& network, const HubNetwork& hubs,
                                        const GapOptions& options) {
  const auto& graph = network.graph;
  const auto ties = ties_abroad(graph, hubs, options);
  const auto carriers_of = hub_carriers(network, hubs, options);
  std::vector<NodeId> partners;
  partners.reserve(ties.size());
  for (const auto& [partner, carriers] : ties) partners.push_back(partner);
  std::sort(partners.begin(), partners.end(),
            [&](NodeId a, NodeId b) { return graph.id(a) < graph.id(b); });

  std::vector<OverseasCell> cells;
  cells.reserve(hubs.hubs.size() * partners.size());
  for (std::size_t i = 0; i < hubs.hubs.size(); ++i) {
    const bool documented =
        network.covered(graph.id(hubs.hubs[i]), "overseas") == Coverage::documented;
    const auto& ways = carriers_of[i];
    for (const NodeId partner : partners) {
      OverseasCell cell{.hub = hubs.hubs[i], .partner = partner};
      for (const auto& [carrier, links] : ties.at(partner)) {
        const auto way = ways.find(carrier);
        if (way == ways.end()) continue;
        OverseasPath path{carrier, way->second, false};
        path.links.insert(path.links.end(), links.begin(), links.end());
        path.derived = any_derived(network, path.links);
        cell.via.push_back(std::move(path));
      }
      if (!cell.via.empty()) {
        cell.status = GapStatus::present;
      } else if (documented) {
        cell.status = GapStatus::missing;
      }
      cells.push_back(std::move(cell));
    }
  }
  return cells;
}

std::vector<OverseasCell> overseas_gaps(const Network& network, const GapOptions& options) {
  return overseas_gaps(network, hub_network(network, options), options);
}

}  // namespace musubi
