#include "viz/overseas_layout.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "viz/cited_sources.hpp"

namespace musubi {
namespace {

// The ties before they are put in order.
struct Collected {
  std::map<NodeId, std::set<NodeId>> hubs_of{};      // by carrier
  std::map<NodeId, std::set<NodeId>> partners_of{};  // by carrier
  std::set<NodeId> partners{};
  std::set<NodeId> linked_hubs{};
  std::vector<LinkId> links{};
};

bool is_actual(const PropertyGraph& graph, LinkId link) {
  const auto status = graph.link_text(link, "status");
  return status.empty() || status == "actual";
}

void collect_ties(const PropertyGraph& graph, Collected& all) {
  for (const LinkId id : graph.links()) {
    if (graph.relation(id) != "partners_with" || !is_actual(graph, id)) continue;
    const auto& link = graph.link(id);
    const bool from = all.partners.contains(link.source);
    const bool to = all.partners.contains(link.target);
    if (from == to) continue;
    all.partners_of[to ? link.source : link.target].insert(to ? link.target : link.source);
    all.links.push_back(id);
  }
}

Collected collect(const Network& network, std::span<const OverseasCell> cells) {
  Collected all;
  for (const auto& cell : cells) {
    all.partners.insert(cell.partner);
    for (const auto& path : cell.via) {
      all.hubs_of[path.carrier].insert(cell.hub);
      all.partners_of[path.carrier].insert(cell.partner);
      all.linked_hubs.insert(cell.hub);
      all.links.insert(all.links.end(), path.links.begin(), path.links.end());
    }
  }
  collect_ties(network.graph, all);
  return all;
}

double mean(const std::vector<std::size_t>& positions) {
  double sum = 0;
  for (const auto position : positions) sum += static_cast<double>(position);
  return positions.empty() ? 1e9 : sum / static_cast<double>(positions.size());
}

std::vector<OverseasHub> ordered_hubs(const Network& network, const HubNetwork& hubs,
                                      std::span<const OverseasCell> cells, const Collected& all) {
  std::map<NodeId, bool> documented;  // a hub is `missing` when one of its cells is
  for (const auto& cell : cells) {
    documented[cell.hub] = documented[cell.hub] || cell.status == GapStatus::missing;
  }
  std::vector<OverseasHub> result;
  for (const NodeId hub : hubs.hubs) {
    const auto none = documented[hub] ? GapStatus::missing : GapStatus::unknown;
    result.push_back({hub, all.linked_hubs.contains(hub) ? GapStatus::present : none});
  }
  const auto lat = network.graph.node_attributes().find("lat");
  if (lat == network.graph.node_attributes().end()) return result;
  const auto north = [&](NodeId hub) { return lat->second.number(hub).value_or(-90.0); };
  std::stable_sort(result.begin(), result.end(),
                   [&](const auto& a, const auto& b) { return north(a.node) > north(b.node); });
  return result;
}

std::vector<OverseasCarrier> ordered_carriers(const PropertyGraph& graph,
                                              const std::vector<OverseasHub>& hubs,
                                              const Collected& all) {
  std::vector<OverseasCarrier> carriers;
  for (const auto& [node, partners] : all.partners_of) {
    OverseasCarrier carrier{node, {}, {}};
    const auto served = all.hubs_of.find(node);
    for (std::size_t i = 0; served != all.hubs_of.end() && i < hubs.size(); ++i) {
      if (served->second.contains(hubs[i].node)) carrier.hubs.push_back(i);
    }
    carriers.push_back(std::move(carrier));
  }
  std::sort(carriers.begin(), carriers.end(), [&](const auto& a, const auto& b) {
    return std::pair(mean(a.hubs), graph.id(a.node)) < std::pair(mean(b.hubs), graph.id(b.node));
  });
  return carriers;
}

std::vector<OverseasPartner> ordered_partners(const PropertyGraph& graph,
                                              const std::vector<OverseasCarrier>& carriers,
                                              const Collected& all) {
  std::vector<OverseasPartner> partners;
  std::map<std::string, std::vector<std::size_t>, std::less<>> carriers_of_country;
  for (const NodeId node : all.partners) {
    OverseasPartner partner{node, std::string(graph.node_text(node, "country")), {}};
    for (std::size_t i = 0; i < carriers.size(); ++i) {
      if (!all.partners_of.at(carriers[i].node).contains(node)) continue;
      partner.carriers.push_back(i);
      carriers_of_country[partner.country].push_back(i);
    }
    partners.push_back(std::move(partner));
  }
  const auto key = [&](const OverseasPartner& partner) {
    return std::tuple(mean(carriers_of_country[partner.country]), partner.country,
                      mean(partner.carriers), graph.id(partner.node));
  };
  std::sort(partners.begin(), partners.end(),
            [&](const auto& a, const auto& b) { return key(a) < key(b); });
  return partners;
}

}  // namespace

OverseasTies overseas_ties(const Network& network, const HubNetwork& hubs,
                           std::span<const OverseasCell> cells) {
  const auto all = collect(network, cells);
  OverseasTies ties;
  ties.hubs = ordered_hubs(network, hubs, cells, all);
  ties.carriers = ordered_carriers(network.graph, ties.hubs, all);
  ties.partners = ordered_partners(network.graph, ties.carriers, all);
  for (std::size_t i = 0; i < ties.partners.size(); ++i) {
    for (const auto carrier : ties.partners[i].carriers) {
      ties.carriers[carrier].partners.push_back(i);
    }
  }
  collect_sources(network, all.links, ties.sources);
  collect_coverage_sources(network, hubs.hubs, "overseas", ties.sources);
  return ties;
}

}  // namespace musubi
