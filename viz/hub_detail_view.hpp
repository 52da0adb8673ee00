#pragma once
#include <span>

#include "algorithms/gaps/function_gaps.hpp"
#include "algorithms/gaps/hub_gaps.hpp"
#include "algorithms/gaps/overseas_gaps.hpp"
#include "engine/network.hpp"
#include "viz/diagram.hpp"
#include "viz/view_style.hpp"

namespace musubi {

/// What the picture of a hub shows; all of it of the same network and options.
struct HubDetail {
  const HubNetwork& hubs;
  std::span<const FunctionCell> functions;  ///< of function_gaps(); may be empty
  std::span<const HubPair> pairs;           ///< of hub_gaps()
  std::span<const OverseasCell> overseas;   ///< of overseas_gaps()
};

/// One hub from within: a box per function of the vocabulary with the institutions that provide it,
/// departments under their whole, its outline telling stated (solid), none stated (dashed) and
/// unknown (dotted); at the right edge the other hubs, a line telling how many direct links there
/// are or that there is none, and the partners abroad that it reaches. Institutions that provide
/// most functions come first. Where the names do not fit, they are cut first, then each box ends in
/// how many more there are; a page that cannot even hold one institution per function grows in the
/// same shape. A4 landscape, or a slide. O(size of the detail). Throws Error(usage) when `hub` is
/// not one of the hubs, or a page of fixed size is too small.
[[nodiscard]] Diagram hub_detail_view(const Network& network, const HubDetail& detail, NodeId hub,
                                      Language language, const ViewStyle& style = {});

}  // namespace musubi
