#pragma once
#include <optional>

#include "algorithms/community/partition.hpp"
#include "algorithms/gaps/hub_network.hpp"

namespace musubi {

/// How far a partition agrees with the declared hubs, over the vertices that serve exactly one hub.
struct HubAgreement {
  PartitionAgreement agreement{};
  std::size_t vertices = 0;
};

/// Nothing when the network has no hubs, or fewer than two vertices serve exactly one. O(n + m).
[[nodiscard]] std::optional<HubAgreement> hub_agreement(const Network& network,
                                                        const Projection& projection,
                                                        const Partition& partition,
                                                        const GapOptions& options = {});

}  // namespace musubi
