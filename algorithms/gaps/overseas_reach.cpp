#include "algorithms/gaps/overseas_reach.hpp"

namespace musubi {

OverseasReach overseas_reach(const Network& network, const HubNetwork& hubs,
                             const HubChains& chains, std::span<const OverseasCell> cells,
                             const GapOptions& options) {
  OverseasReach reach;
  reach.partners = partner_reach(network, hubs, chains, cells);
  reach.regions = region_gaps(network, hubs, chains, cells, options);
  reach.single_points = single_points(hubs, reach.partners, cells, reach.regions);
  return reach;
}

}  // namespace musubi
