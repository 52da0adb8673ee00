#pragma once
#include <string>

#include "viz/hub_edge.hpp"
#include "viz/page.hpp"

namespace musubi {

/// What the column of ties takes at the right of a page, the lines to its boxes included.
inline constexpr double kHubEdgeWidth = 204;

/// From where to where on the page, downwards.
struct ColumnExtent {
  double top = 0.0;
  double bottom = 0.0;
};

/// The height at which every tie of `edge` is shown.
[[nodiscard]] double hub_edge_height(const HubEdge& edge);

/// Draws what lies around a hub, whose box is `frame`, at the right of the page: a box per other
/// hub and per partner abroad and a line to each. Of those that find no room it says how many there
/// are, of hubs in which state. O(ties).
void add_hub_edge(Page& page, const Network& network, const HubEdge& edge, const std::string& frame,
                  ColumnExtent extent, Language language);

}  // namespace musubi
