#pragma once
#include <span>

#include "algorithms/gaps/hub_gaps.hpp"
#include "viz/diagram.hpp"

namespace musubi {

/// The links between hubs that are missing, on a landscape A4 page, with the hubs at the same
/// places as in hub_view(): linked pairs thin and grey; missing ones (the sources describe both
/// hubs and state none) dashed, darker and wider by score, the first ten labelled with rank and
/// score; unknown ones (the sources do not describe them) dotted and light. `pairs` in the order of
/// hub_gaps(). O(h²). Throws Error(usage) without hubs.
[[nodiscard]] Diagram gap_view(const Network& network, const HubNetwork& hubs,
                               std::span<const HubPair> pairs, Language language);

}  // namespace musubi
