#pragma once
#include <span>

#include "algorithms/gaps/overseas_gaps.hpp"
#include "viz/diagram.hpp"
#include "viz/view_style.hpp"

namespace musubi {

/// The ties abroad on an upright A4 page, in three columns: the hubs, the bodies that hold the
/// ties, and their partners by country. Each body has a letter, a colour and a style of line; the
/// letters stand again before each partner, so that the picture reads in black and white. A body
/// that reaches partners but serves no hub stands without a line to one. A hub without ties says
/// whether the sources state none or do not tell. Under PageSize::own the page grows when the
/// partners or bodies need it. On a slide the partners stand in two columns, and their letters
/// alone say who holds the ties: lines would run through the first column. O(p log p + links).
/// Throws Error(usage) without hubs, and when the page may not grow and is too small.
[[nodiscard]] Diagram overseas_view(const Network& network, const HubNetwork& hubs,
                                    std::span<const OverseasCell> cells, Language language,
                                    const ViewStyle& style = {});

}  // namespace musubi
