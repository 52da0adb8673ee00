#pragma once
#include <span>

#include "algorithms/gaps/hub_gaps.hpp"
#include "viz/diagram.hpp"
#include "viz/view_style.hpp"

namespace musubi {

/// The hubs and how they are linked, on a landscape page: each hub with its number of
/// institutions (wholes along part_of), its outline dashed when the sources describe it only in
/// part; a line between linked hubs, the wider the more direct links, labelled with their number
/// and with how many kinds they are of. Hubs stand on an ellipse in the order of their bearings;
/// lines bend where they would come near a third hub. O(h²). Throws Error(usage) without hubs, and
/// as place_hubs() where they do not fit on the page.
[[nodiscard]] Diagram hub_view(const Network& network, const HubNetwork& hubs,
                               std::span<const HubPair> pairs, Language language,
                               const ViewStyle& style = {});

}  // namespace musubi
