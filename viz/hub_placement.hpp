#pragma once
#include <vector>

#include "algorithms/gaps/hub_network.hpp"
#include "viz/label_placement.hpp"

namespace musubi {

/// Where hubs stand on a page: the same for every picture of the same network.
struct HubPlacement {
  Point page{};  ///< A4 landscape; larger, in the same shape, for more than ten hubs
  std::vector<Rectangle> boxes{};  ///< by position in HubNetwork::hubs
};

/// Hubs on an ellipse, in the order of their bearings from their common centre (attributes `lat`
/// and `lon`), turned so that they lie as nearly as can be in their true directions, north up: a
/// map of hubs in a row, as around a bay, would draw lines through hubs. Hubs without a place come
/// last, in order of id. O(h log h). Throws Error(usage) without hubs. The choice is ours.
[[nodiscard]] HubPlacement place_hubs(const Network& network, const HubNetwork& hubs);

}  // namespace musubi
