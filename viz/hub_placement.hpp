#pragma once
#include <vector>

#include "algorithms/gaps/hub_network.hpp"
#include "viz/label_placement.hpp"
#include "viz/page_size.hpp"

namespace musubi {

/// Where hubs stand on a page: the same for every picture of the same network.
struct HubPlacement {
  Point page{};
  std::vector<Rectangle> boxes{};  ///< by position in HubNetwork::hubs
};

/// Hubs on an ellipse, in the order of their bearings from their common centre (attributes `lat`
/// and `lon`), turned so that they lie as nearly as can be in their true directions, north up: a
/// map of hubs in a row, as around a bay, would draw lines through hubs. Hubs without a place come
/// last, in order of id. The page lies; under PageSize::own it grows in its shape for more than ten
/// hubs. O(h²). Throws Error(usage) without hubs, and where they do not all fit on a page that may
/// not grow. The choice is ours.
[[nodiscard]] HubPlacement place_hubs(const Network& network, const HubNetwork& hubs,
                                      PageSize size = PageSize::own);

}  // namespace musubi
