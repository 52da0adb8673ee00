#pragma once
#include "engine/network.hpp"
#include "viz/diagram.hpp"
#include "viz/view_style.hpp"

namespace musubi {

/// The whole network, for network.dot: hubs as clusters that hold the institutions serving that hub
/// alone (which a picture does not draw: its layout, the same each time, knows none); each node
/// labelled in both languages, shaped and coloured by its kind; relation, evidence, locator and
/// status of a link as its attributes, planned and expected links dashed. Ids are n0, n1,
/// ... by number of the node and e0, e1, ... by number of the link; the node's own id is in the
/// attribute `musubi_id`. A network without hubs has no clusters. O(n + m).
[[nodiscard]] Diagram network_view(const Network& network, Language language,
                                   const ViewStyle& style = {});

}  // namespace musubi
