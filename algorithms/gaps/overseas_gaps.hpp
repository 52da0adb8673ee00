#pragma once
#include <vector>

#include "algorithms/gaps/hub_network.hpp"

namespace musubi {

/// How a hub reaches a partner abroad: one of its own and the tie that it states.
struct OverseasPath {
  NodeId carrier = kNoNode;     ///< the institution (or municipality) that holds the tie
  std::vector<LinkId> links{};  ///< from the hub to the partner
  bool derived = false;
};

/// One hub and one partner abroad.
struct OverseasCell {
  NodeId hub = kNoNode;
  NodeId partner = kNoNode;
  GapStatus status = GapStatus::unknown;  ///< present means linked
  std::vector<OverseasPath> via{};
};

/// Every hub with every named partner abroad: a node that has a `partners_with` link and is of kind
/// `overseas_body`, or lies in another country than the hubs (but is no `region`, `event` or
/// `market_area`). Counted-only partners, which are regions, are left out: nobody is invented.
///
/// A hub reaches a partner through an institution that serves it, through the whole that
/// institution is part of, or through the municipality it lies in. Without such a way the cell is
/// `missing` when the hub is documented on the topic `overseas`, else `unknown`. Ordered by hub id,
/// then partner id. O(h p + m). Throws Error(usage) without hubs.
[[nodiscard]] std::vector<OverseasCell> overseas_gaps(const Network& network,
                                                      const GapOptions& options = {});

/// The same on hubs that are known already: the result of hub_network() with the same options.
[[nodiscard]] std::vector<OverseasCell> overseas_gaps(const Network& network,
                                                      const HubNetwork& hubs,
                                                      const GapOptions& options);

}  // namespace musubi
