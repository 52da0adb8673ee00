#include "algorithms/gaps/overseas_gaps.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace musubi {
namespace {

using Links = std::vector<LinkId>;

// Countries of the hubs: what is elsewhere is abroad.
std::set<std::string_view> home_countries(const PropertyGraph& graph, const HubNetwork& hubs) {
  std::set<std::string_view> home;
  for (const NodeId hub : hubs.hubs) home.insert(graph.node_text(hub, "country"));
  home.erase("");
  return home;
}

bool is_partner_abroad(const PropertyGraph& graph, NodeId node,
                       const std::set<std::string_view>& home) {
  const auto& kind = graph.kind(node);
  if (kind == "overseas_body") return true;
  if (kind == "region" || kind == "event" || kind == "market_area") return false;
  const auto country = graph.node_text(node, "country");
  return !country.empty() && !home.empty() && !home.contains(country);
}

// Partners abroad with the bodies that state a tie with them.
std::map<NodeId, std::map<NodeId, Links>> ties_abroad(const PropertyGraph& graph,
                                                      const HubNetwork& hubs,
                                                      const GapOptions& options) {
  const auto home = home_countries(graph, hubs);
  std::map<NodeId, std::map<NodeId, Links>> ties;
  for (const LinkId link : graph.links()) {
    if (graph.relation(link) != "partners_with") continue;
    auto [source, target, relation, directed] = graph.link(link);
    if (is_partner_abroad(graph, source, home)) std::swap(source, target);
    if (!is_partner_abroad(graph, target, home) || is_partner_abroad(graph, source, home)) continue;
    auto& carriers = ties[target];  // a partner stays in the table when its tie is only planned
    if (status_counts(graph, link, options.statuses)) carriers[source].push_back(link);
  }
  return ties;
}

// Those through whom a hub reaches others: itself, who serves it, their wholes, its municipality;
// each with the links that say so.
std::map<NodeId, Links> carriers_of(const Network& network, const HubNetwork& hubs, std::size_t i,
                                    const GapOptions& options) {
  const auto& graph = network.graph;
  std::map<NodeId, Links> carriers;
  carriers.emplace(hubs.hubs[i], Links{});
  for (const auto& service : hubs.services[i]) {
    Links way{service.link};
    carriers.emplace(service.institution, way);
    for (const LinkId part : chain_to_whole(network, hubs, service.institution)) {
      way.push_back(part);
      carriers.emplace(graph.link(part).target, way);
    }
  }
  for (const LinkId link : graph.links()) {
    if (graph.relation(link) == "located_in" && graph.link(link).source == hubs.hubs[i] &&
        status_counts(graph, link, options.statuses)) {
      carriers.emplace(graph.link(link).target, Links{link});
    }
  }
  return carriers;
}

}  // namespace

std::vector<OverseasCell> overseas_gaps(const Network& network, const GapOptions& options) {
  const auto& graph = network.graph;
  const auto hubs = hub_network(network, options);
  const auto ties = ties_abroad(graph, hubs, options);
  std::vector<NodeId> partners;
  for (const auto& [partner, carriers] : ties) partners.push_back(partner);
  std::sort(partners.begin(), partners.end(),
            [&](NodeId a, NodeId b) { return graph.id(a) < graph.id(b); });

  std::vector<OverseasCell> cells;
  for (std::size_t i = 0; i < hubs.hubs.size(); ++i) {
    const bool documented =
        network.covered(graph.id(hubs.hubs[i]), "overseas") == Coverage::documented;
    const auto ways = carriers_of(network, hubs, i, options);
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

}  // namespace musubi
