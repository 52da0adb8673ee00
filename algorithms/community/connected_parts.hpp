#pragma once
#include <vector>

#include "algorithms/community/level_graph.hpp"

namespace musubi {

/// The connected parts of each community, each numbered by its first node. O(n + m).
template <typename Mass>
[[nodiscard]] std::vector<Vertex> connected_parts(const LevelGraph<Mass>& level,
                                                  const std::vector<Vertex>& community_of);

}  // namespace musubi
