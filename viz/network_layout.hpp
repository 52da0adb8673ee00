#pragma once
#include <cstdint>
#include <vector>

#include "engine/network.hpp"
#include "viz/diagram.hpp"

namespace musubi {

/// Places for the nodes of a network, such that those that are linked lie near each other: by
/// NodeId, in points from the upper left corner, the first at (0, 0) of the smallest rectangle that
/// holds them all; nodes that are gone have (0, 0). A node keeps about `kNodeSpace` points to the
/// next one in networks of up to 1,500 nodes; in larger ones each has a square of that side on
/// average, and they may lie on each other. Direction, strength and number of parallel links do not
/// count; parts that are not connected are packed side by side. The empty network has no places.
///
/// Laid out by Graphviz' multilevel spring model in the process of render(), with its errors; about
/// 1 s for 5,000 nodes and 20,000 links. Throws Error(output) for more than kMostPlaced nodes or
/// kMostPlacedLinks links, which would take minutes. The same seed gives the same places, given the
/// same Graphviz. Source: Hu, 2005, "Efficient and high quality force-directed graph drawing".
[[nodiscard]] std::vector<Point> network_layout(const Network& network, std::uint64_t seed);

inline constexpr double kNodeSpace = 36;
inline constexpr std::size_t kMostPlaced = 50'000;
inline constexpr std::size_t kMostPlacedLinks = 250'000;

}  // namespace musubi
