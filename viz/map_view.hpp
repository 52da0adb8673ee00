#pragma once
#include <span>

#include "algorithms/gaps/hub_gaps.hpp"
#include "algorithms/gaps/hub_network.hpp"
#include "viz/diagram.hpp"
#include "viz/view_style.hpp"

namespace musubi {

/// Whether any hub has a place. O(n + m).
[[nodiscard]] bool has_map(const Network& network, const HubNetwork& hubs);

/// Hubs where they lie, north up, the larger the more institutions serve them, joined by lines as
/// wide as their direct links are many; with a scale in kilometres and no coast. Coordinates are
/// those of node_places(); hubs without any are named at the foot. The page lies; equirectangular
/// about the middle of the hubs, which is true in all directions within a region. O(h^2 + pairs).
/// Throws Error(usage) when no hub has a place.
[[nodiscard]] Diagram map_view(const Network& network, const HubNetwork& hubs,
                               std::span<const HubPair> pairs, Language language,
                               const ViewStyle& style = {});

}  // namespace musubi
