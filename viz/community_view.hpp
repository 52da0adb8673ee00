#pragma once
#include "algorithms/community/community_report.hpp"
#include "engine/network.hpp"
#include "viz/diagram.hpp"
#include "viz/view_style.hpp"

namespace musubi {

/// The communities of a projection: a box for each around the page, numbered from the largest and
/// named by its hubs, else by its two members with most ties. In a box the members with most ties
/// stand one under the other, hubs as squares, with an arc for each tie between them, and how many
/// more there are; between boxes a line for the links that join two communities, its width and its
/// number saying how many. Neighbouring boxes are those with most links between them. Of more
/// communities than have room, the largest are shown and the head says how many are not; nodes that
/// share theirs with nobody are counted. A4 landscape, or a slide. O((n + m) log(n + m) + k²) for k
/// communities shown. Throws Error(usage) when no two nodes share a community,
/// std::invalid_argument when the partition is not of the projection.
[[nodiscard]] Diagram community_view(const Network& network, const Projection& projection,
                                     const CommunityResult& communities, Language language,
                                     const ViewStyle& style = {});

}  // namespace musubi
