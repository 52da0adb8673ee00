#pragma once
#include <span>
#include <vector>

#include "algorithms/gaps/partner_reach.hpp"
#include "algorithms/gaps/region_gaps.hpp"

namespace musubi {

/// Something abroad that hangs by a thread: one hub alone reaches it, or one institution alone
/// carries it.
struct SinglePoint {
  NodeId partner = kNoNode;      ///< of a partner; kNoNode: hub `hubs.front()` and a region
  std::size_t region = 0;        ///< of a hub and a region: position in OverseasRegions::regions
  std::vector<NodeId> hubs{};    ///< that reach the partner, in order of id; or the one hub
  std::size_t hubs_at_most = 0;  ///< of a partner, with those of which it is unknown
  /// The institution (with all its parts) over which they all do: without its ties none would.
  NodeId only_carrier = kNoNode;  ///< kNoNode: there are several, and one hub
  std::vector<LinkId> links{};    ///< behind the ways there, in increasing order

  [[nodiscard]] bool is_partner() const { return partner != kNoNode; }
  /// The hub that alone reaches the partner; kNoNode when several do.
  [[nodiscard]] NodeId only_hub() const { return hubs.size() == 1 ? hubs.front() : kNoNode; }
};

/// The partners that exactly one hub reaches or exactly one institution carries, in order of id;
/// then the hubs with a region that they reach over exactly one institution, in the order of the
/// cells. It tells what is in the network: a tie that is unknown could be a second way, so that
/// `hubs_at_most` stands beside. Ours. O(cells and their ways).
[[nodiscard]] std::vector<SinglePoint> single_points(const HubNetwork& hubs,
                                                     std::span<const PartnerReach> reach,
                                                     std::span<const OverseasCell> partners,
                                                     const RegionGaps& regions);

}  // namespace musubi
