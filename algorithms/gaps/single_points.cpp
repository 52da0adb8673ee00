#include "algorithms/gaps/single_points.hpp"

#include <algorithm>

#include "algorithms/gaps/hub_carriers.hpp"

namespace musubi {
namespace {

void make_set(std::vector<LinkId>& links) {
  std::sort(links.begin(), links.end());
  links.erase(std::unique(links.begin(), links.end()), links.end());
}

// The institution that all ways run over; kNoNode when they run over several.
NodeId only_carrier(const HubNetwork& hubs, const std::vector<RegionPath>& ways) {
  const NodeId first = institution_of(hubs, ways.front().carrier);
  const bool same = std::all_of(ways.begin(), ways.end(), [&](const RegionPath& path) {
    return institution_of(hubs, path.carrier) == first;
  });
  return same ? first : kNoNode;
}

}  // namespace

std::vector<SinglePoint> single_points(const HubNetwork& hubs, std::span<const PartnerReach> reach,
                                       std::span<const OverseasCell> partners,
                                       const RegionGaps& regions) {
  std::vector<SinglePoint> points;
  for (std::size_t k = 0; k < reach.size(); ++k) {
    const auto& [partner, reached_by, at_most, carriers, next] = reach[k];
    if (reached_by.empty() || (reached_by.size() > 1 && carriers.size() > 1)) continue;
    SinglePoint point{.partner = partner, .hubs = reached_by, .hubs_at_most = at_most};
    if (carriers.size() == 1) point.only_carrier = carriers.front();
    for (std::size_t i = 0; i < hubs.hubs.size(); ++i) {
      for (const auto& path : partners[i * reach.size() + k].via) {
        point.links.insert(point.links.end(), path.links.begin(), path.links.end());
      }
    }
    make_set(point.links);
    points.push_back(std::move(point));
  }
  for (const auto& cell : regions.cells) {
    if (cell.via.empty()) continue;
    const NodeId carrier = only_carrier(hubs, cell.via);
    if (carrier == kNoNode) continue;
    SinglePoint point{.region = cell.region, .hubs = {cell.hub}, .only_carrier = carrier};
    point.hubs_at_most = regions.reach[cell.region].hubs_at_most;
    for (const auto& path : cell.via) {
      point.links.insert(point.links.end(), path.links.begin(), path.links.end());
    }
    make_set(point.links);
    points.push_back(std::move(point));
  }
  return points;
}

}  // namespace musubi
