#pragma once
#include <vector>

#include "algorithms/gaps/hub_links.hpp"

namespace musubi {

/// How a pair of hubs stands: present (linked) with at least one direct tie among `links`, those of
/// hub_links() for the pair; else missing when both hubs are documented on `inter_hub_links`; else
/// unknown. O(coverage).
[[nodiscard]] GapStatus hub_pair_status(const Network& network, NodeId a, NodeId b,
                                        const std::vector<HubLink>& links);

}  // namespace musubi
