#pragma once
#include <map>
#include <vector>

#include "algorithms/gaps/hub_network.hpp"

namespace musubi {

/// Those through whom a hub reaches others, each with the links that say so.
using Carriers = std::map<NodeId, std::vector<LinkId>>;

/// The carriers of each hub, by position in `hubs.hubs`: the hub itself (by no link), the
/// institutions that serve it, what those are part of, and the municipality in which it lies. Ours.
/// O(m + services * length of their part_of chains).
[[nodiscard]] std::vector<Carriers> hub_carriers(const Network& network, const HubNetwork& hubs,
                                                 const GapOptions& options = {});

/// The institution that a carrier is, with all its parts: two departments of one university are one
/// carrier, whose loss takes both.
[[nodiscard]] inline NodeId institution_of(const HubNetwork& hubs, NodeId carrier) {
  return hubs.whole[carrier];
}

}  // namespace musubi
