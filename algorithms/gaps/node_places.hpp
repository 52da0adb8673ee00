#pragma once
#include <optional>
#include <vector>

#include "algorithms/gaps/great_circle.hpp"
#include "engine/network.hpp"

namespace musubi {

/// Where the nodes of a network are, by NodeId; nothing for one of which nobody knows: unknown is
/// not far away.
///
/// A node is at its own coordinates (`lat`, `lon`), else at those of the first node with
/// coordinates on its way along `located_in` links: the one fewest links away, of several the one
/// whose link stands first. So a body in a municipality is at the municipality's point, and off by
/// as much as the municipality is wide. Only links whose status counts are followed. O(n + m).
/// Ours.
[[nodiscard]] std::vector<std::optional<GeoPoint>> node_places(
    const PropertyGraph& graph, const std::vector<std::string>& statuses);

}  // namespace musubi
