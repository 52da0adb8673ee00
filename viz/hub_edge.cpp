#include "viz/hub_edge.hpp"

#include <algorithm>
#include <tuple>

#include "viz/direct_links.hpp"

namespace musubi {
namespace {

std::vector<HubTie> ties_with_hubs(const Network& network, std::span<const HubPair> pairs,
                                   NodeId hub) {
  std::vector<HubTie> ties;
  for (const auto& pair : pairs) {
    if (pair.a != hub && pair.b != hub) continue;
    const auto direct = direct_links(pair);
    ties.push_back({pair.a == hub ? pair.b : pair.a, pair.status, direct.count, direct.kinds});
  }
  std::sort(ties.begin(), ties.end(), [&](const HubTie& a, const HubTie& b) {
    if (a.status != b.status) return a.status < b.status;
    if (a.direct != b.direct) return a.direct > b.direct;
    return network.graph.id(a.other) < network.graph.id(b.other);
  });
  return ties;
}

std::vector<NodeId> carriers_of(const OverseasCell& cell) {
  std::vector<NodeId> carriers;
  for (const auto& path : cell.via) {
    if (std::find(carriers.begin(), carriers.end(), path.carrier) == carriers.end()) {
      carriers.push_back(path.carrier);
    }
  }
  return carriers;
}

}  // namespace

HubEdge hub_edge(const Network& network, const HubDetail& detail, NodeId hub, Language language) {
  HubEdge edge{.hubs = ties_with_hubs(network, detail.pairs, hub)};
  for (const auto& cell : detail.overseas) {
    if (cell.hub != hub) continue;
    if (cell.status == GapStatus::present) {
      edge.partners.push_back({cell.partner, carriers_of(cell)});
    } else if (cell.status == GapStatus::missing) {
      ++edge.partners_missing;
    } else {
      ++edge.partners_unknown;
    }
  }
  const auto key = [&](const PartnerTie& tie) {
    return std::tuple(network.graph.node_text(tie.partner, "country"),
                      network.node_name(tie.partner, language), network.graph.id(tie.partner));
  };
  std::sort(edge.partners.begin(), edge.partners.end(),
            [&](const PartnerTie& a, const PartnerTie& b) { return key(a) < key(b); });
  return edge;
}

}  // namespace musubi
