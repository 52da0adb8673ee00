#pragma once
#include <span>
#include <vector>

#include "algorithms/gaps/single_points.hpp"

namespace musubi {

/// All that follows from the hub x partner cells of overseas_gaps().
struct OverseasReach {
  std::vector<PartnerReach> partners{};  ///< in the order of the cells' partners
  RegionGaps regions{};
  std::vector<SinglePoint> single_points{};
};

/// partner_reach(), region_gaps() and single_points() on one set of cells. Cost as of these.
[[nodiscard]] OverseasReach overseas_reach(const Network& network, const HubNetwork& hubs,
                                           const HubChains& chains,
                                           std::span<const OverseasCell> cells,
                                           const GapOptions& options);

}  // namespace musubi
