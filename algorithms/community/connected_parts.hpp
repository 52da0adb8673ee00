#pragma once
#include <vector>

#include "algorithms/community/level_graph.hpp"
#include "algorithms/community/search_team.hpp"
#include "algorithms/community/vertex_groups.hpp"

namespace musubi {

/// The connected parts of each community, each numbered by its first node. `community_of` is what
/// `communities` was made from; they are shared out among the threads. O(n + m).
template <typename Mass>
[[nodiscard]] std::vector<Vertex> connected_parts(const LevelGraph<Mass>& level,
                                                  const std::vector<Vertex>& community_of,
                                                  const VertexGroups& communities,
                                                  SearchTeam& team);

}  // namespace musubi
