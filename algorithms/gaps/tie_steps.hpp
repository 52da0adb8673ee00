#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/network.hpp"

namespace musubi {

/// How many ties away from some nodes the others are.
struct TieSteps {
  std::vector<std::int64_t> steps{};  ///< by NodeId; 0 for the start, -1 when no way leads there
  std::vector<LinkId> by{};  ///< by NodeId, the last tie of a shortest way; kNoLink without
};

/// The fewest ties from any of `start` to each node, followed against their direction too.
///
/// A tie is a link whose status counts, except `located_in` and `active_in`, which say where or in
/// what field a node is: two bodies in one city are not tied by it. A way may end at a node of kind
/// `community` or `council` and never leads through one, unless it is in `start`: that two bodies
/// sit on a council does not bring them near. Of several shortest ways the one whose tie stands
/// first in the network counts. O(n + m). Ours.
[[nodiscard]] TieSteps tie_steps(const PropertyGraph& graph, const std::vector<NodeId>& start,
                                 const std::vector<std::string>& statuses);

/// The ties of the way to `node`, the first one first. Empty for a node of the start and for one
/// that no way leads to.
[[nodiscard]] std::vector<LinkId> way_to(const PropertyGraph& graph, const TieSteps& steps,
                                         NodeId node);

}  // namespace musubi
