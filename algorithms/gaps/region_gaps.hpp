#pragma once
#include <span>
#include <vector>

#include "algorithms/gaps/hub_chains.hpp"
#include "algorithms/gaps/overseas_gaps.hpp"
#include "algorithms/gaps/overseas_regions.hpp"
#include "algorithms/gaps/partner_reach.hpp"

namespace musubi {

/// How a hub reaches a region: one of its own, and whom it is tied to there.
struct RegionPath {
  NodeId carrier = kNoNode;
  NodeId partner = kNoNode;     ///< the named partner; of a counted tie the node of the region
  std::vector<LinkId> links{};  ///< from the hub to the partner
  bool derived = false;
  bool counted = false;  ///< the source names nobody: it counts, or speaks of the region alone
};

/// One hub and one region abroad.
struct RegionCell {
  NodeId hub = kNoNode;
  std::size_t region = 0;  ///< position in RegionGaps::regions
  GapStatus status = GapStatus::unknown;
  Access access = Access::none;
  std::vector<RegionPath> via{};  ///< its own ways, named partners first, in order of id
  /// Only through other hubs: from hub to hub over direct ties. The last reaches the region itself,
  /// through `last`.
  std::vector<HubStep> steps{};
  RegionPath last{};
};

/// One region, seen from all hubs.
struct RegionReach {
  std::vector<NodeId> hubs{};          ///< that reach it directly, in order of id
  std::size_t hubs_at_most = 0;        ///< with those of which it is unknown
  std::vector<NodeId> carriers{};      ///< institutions over which they do, as wholes, by id
  std::vector<NodeId> outside_hubs{};  ///< institutions tied there that carry no hub, by id
};

struct RegionGaps {
  OverseasRegions places{};
  std::vector<RegionReach> reach{};  ///< by position in places.regions
  std::vector<RegionCell> cells{};   ///< hubs in order of id, for each the regions
};

/// Every hub with every region abroad (OverseasRegions).
///
/// A cell is present when a carrier of the hub has a tie to a named partner there, or to the region
/// as a whole, which is marked `counted`. Else it is `missing` when the hub is documented on the
/// topic `overseas` and whatever the hub does reach is known to lie elsewhere; else `unknown`: who
/// is tied to 19 bodies in Europe may well be tied to Germany.
///
/// A cell that is not present may be within reach of another hub: `steps` then tell the shortest
/// chain of direct ties between hubs to one that reaches the region (HubChains), and `last` its way
/// there, a stated one if it has one. Ours. O(h p + r (h + tied pairs) + m). Throws Error(usage)
/// without hubs.
[[nodiscard]] RegionGaps region_gaps(const Network& network, const GapOptions& options = {});

/// The same on what is known already; `partners` is the result of overseas_gaps().
[[nodiscard]] RegionGaps region_gaps(const Network& network, const HubNetwork& hubs,
                                     const HubChains& chains,
                                     std::span<const OverseasCell> partners,
                                     const GapOptions& options);

}  // namespace musubi
