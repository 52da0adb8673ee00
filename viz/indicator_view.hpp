#pragma once
#include <span>

#include "algorithms/gaps/indicator_comparison.hpp"
#include "engine/network.hpp"
#include "viz/diagram.hpp"
#include "viz/view_style.hpp"

namespace musubi {

/// The figures of indicator_comparison() as small multiples: for each table of a source its
/// subjects one under the other and a panel per indicator beside them, each with its own axis, its
/// unit and its year. A mark per figure, square for those compared and round for their peers, and
/// the figure in digits; a bar to the end of the axis for "at least" and "at most", over the range
/// it may mean for "about". Figures that are not comparable with the others (another unit or
/// definition) stand in digits only, those that the sources do not state as such. Panels with most
/// comparable figures are shown first; the head says how many have no room, the foot of a table how
/// many subjects. A4 landscape, or a slide. O(r k) for r comparisons of k subjects. Throws
/// Error(usage) when there are no comparisons.
[[nodiscard]] Diagram indicator_view(const Network& network,
                                     std::span<const IndicatorComparison> rows, Language language,
                                     const ViewStyle& style = {});

}  // namespace musubi
