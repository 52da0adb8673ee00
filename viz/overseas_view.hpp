#pragma once
#include <span>

#include "algorithms/gaps/overseas_gaps.hpp"
#include "viz/diagram.hpp"

namespace musubi {

/// The ties abroad on a portrait A4 page, in three columns: the hubs, the bodies that hold the
/// ties, and their partners by country. Each body has a letter, a colour and a style of line; the
/// letters stand again before each partner, so that the picture reads in black and white. A body
/// that reaches partners but serves no hub stands without a line to one. A hub without ties says
/// whether the sources state none or do not tell. The page grows in height when the partners need
/// it. O(p log p + links). Throws Error(usage) without hubs.
[[nodiscard]] Diagram overseas_view(const Network& network, const HubNetwork& hubs,
                                    std::span<const OverseasCell> cells, Language language);

}  // namespace musubi
