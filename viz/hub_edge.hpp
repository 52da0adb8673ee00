#pragma once
#include <string>
#include <vector>

#include "viz/hub_detail_view.hpp"

namespace musubi {

/// Another hub, seen from one.
struct HubTie {
  NodeId other = kNoNode;
  GapStatus status = GapStatus::unknown;
  std::size_t direct = 0;  ///< links
  std::size_t kinds = 0;   ///< of them
};

/// A partner abroad that a hub reaches, and through whom.
struct PartnerTie {
  NodeId partner = kNoNode;
  std::vector<NodeId> carriers{};
};

/// What lies around a hub.
struct HubEdge {
  std::vector<HubTie> hubs{};          ///< most direct links first, then none stated, then unknown
  std::vector<PartnerTie> partners{};  ///< in order of country and name
  std::size_t partners_missing = 0;    ///< partners of the network to which none is stated
  std::size_t partners_unknown = 0;
};

/// Collects it. O(pairs + cells log cells).
[[nodiscard]] HubEdge hub_edge(const Network& network, const HubDetail& detail, NodeId hub,
                               Language language);

}  // namespace musubi
