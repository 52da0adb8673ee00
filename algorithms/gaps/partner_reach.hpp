#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "algorithms/gaps/hub_chains.hpp"
#include "algorithms/gaps/overseas_gaps.hpp"

namespace musubi {

/// How a hub gets to something abroad. It stands beside the GapStatus and does not change it.
enum class Access {
  direct,             ///< through a carrier of its own; the status is present
  through_other_hub,  ///< only by way of hubs that it is directly tied to
  none,               ///< not even so, as far as the network tells
};

[[nodiscard]] std::string_view name_of(Access access);  ///< "direct", "through_other_hub", "none"

/// One partner abroad, seen from all hubs.
struct PartnerReach {
  NodeId partner = kNoNode;
  std::vector<NodeId> hubs{};      ///< that reach it directly, in order of id
  std::size_t hubs_at_most = 0;    ///< with those of which it is unknown
  std::vector<NodeId> carriers{};  ///< the institutions over which they do, each as a whole, in
                                   ///< order of id
  /// By position in HubNetwork::hubs: the hub to turn to on the way to the partner; kNoHub for a
  /// hub that reaches it directly, or not at all.
  std::vector<std::size_t> next{};
};

/// How hub i gets to the partner.
[[nodiscard]] Access access_of(const PartnerReach& reach, const OverseasCell& cell, std::size_t i);

/// The partners of `cells`, the result of overseas_gaps(), in the same order. Chains lead from hub
/// to hub over direct ties (HubChains) to the nearest hub that reaches the partner: they say whom a
/// hub could ask for an introduction, not that anybody has one. Ours. O(p (h + tied pairs)).
[[nodiscard]] std::vector<PartnerReach> partner_reach(const Network& network,
                                                      const HubNetwork& hubs,
                                                      const HubChains& chains,
                                                      std::span<const OverseasCell> cells);

}  // namespace musubi
