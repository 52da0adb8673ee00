#pragma once
#include <string>
#include <vector>

#include "engine/network.hpp"
#include "viz/diagram.hpp"
#include "viz/view_style.hpp"

namespace musubi {

/// One node and all that it is linked with, on two sides of it: each neighbour with its name, its
/// kind by colour and shape, the same in every picture of the network (KindSigns), and the
/// relations of the links between them, an arrow giving the direction of one that has any; dashed
/// lines for links that are planned or expected. Neighbours stand by kind, in the vocabulary's
/// order, then by name. Of more than forty those with most links to the node are shown, and the
/// foot says how many are not. Links of other statuses than `statuses` are left out. The page lies.
/// O(m + k log k) for k neighbours.
[[nodiscard]] Diagram ego_view(const Network& network, NodeId ego,
                               const std::vector<std::string>& statuses, Language language,
                               const ViewStyle& style = {});

}  // namespace musubi
