#include "algorithms/gaps/partner_reach.hpp"

#include <algorithm>
#include <map>

#include "algorithms/gaps/hub_carriers.hpp"

namespace musubi {

std::string_view name_of(Access access) {
  switch (access) {
    case Access::direct:
      return "direct";
    case Access::through_other_hub:
      return "through_other_hub";
    case Access::none:
      break;
  }
  return "none";
}

Access access_of(const PartnerReach& reach, const OverseasCell& cell, std::size_t i) {
  if (cell.status == GapStatus::present) return Access::direct;
  return reach.next[i] == kNoHub ? Access::none : Access::through_other_hub;
}

std::vector<PartnerReach> partner_reach(const Network& network, const HubNetwork& hubs,
                                        const HubChains& chains,
                                        std::span<const OverseasCell> cells) {
  const std::size_t h = hubs.hubs.size();
  const std::size_t p = h == 0 ? 0 : cells.size() / h;
  const auto by_id = [&](NodeId a, NodeId b) { return network.graph.id(a) < network.graph.id(b); };
  std::map<std::vector<bool>, std::vector<std::size_t>> found;  // partners of the same hubs
  std::vector<PartnerReach> result(p);
  for (std::size_t k = 0; k < p; ++k) {
    auto& reach = result[k];
    reach.partner = cells[k].partner;
    std::vector<bool> there(h, false);
    for (std::size_t i = 0; i < h; ++i) {
      const auto& cell = cells[i * p + k];
      there[i] = cell.status == GapStatus::present;
      if (there[i]) reach.hubs.push_back(cell.hub);
      if (cell.status != GapStatus::missing) ++reach.hubs_at_most;
      for (const auto& path : cell.via) {
        reach.carriers.push_back(institution_of(hubs, path.carrier));
      }
    }
    std::sort(reach.carriers.begin(), reach.carriers.end(), by_id);
    reach.carriers.erase(std::unique(reach.carriers.begin(), reach.carriers.end()),
                         reach.carriers.end());
    const auto known = found.find(there);
    reach.next = known != found.end() ? known->second
                                      : found.emplace(there, chains.next_hubs(there)).first->second;
  }
  return result;
}

}  // namespace musubi
