#pragma once
#include <span>

#include "algorithms/gaps/hub_gaps.hpp"
#include "viz/diagram.hpp"
#include "viz/view_style.hpp"

namespace musubi {

/// The links between hubs that are missing, on a landscape page, with the hubs at the same
/// places as in hub_view(): linked pairs thin and grey; missing ones (the sources describe both
/// hubs and state none) dashed, darker and wider by score, the first ten labelled with rank and
/// score; unknown ones (the sources do not describe them) dotted and light. `pairs` in the order of
/// hub_gaps(). O(h²). Throws Error(usage) without hubs, and as place_hubs() where
/// they do not fit on the page.
[[nodiscard]] Diagram gap_view(const Network& network, const HubNetwork& hubs,
                               std::span<const HubPair> pairs, Language language,
                               const ViewStyle& style = {});

}  // namespace musubi
