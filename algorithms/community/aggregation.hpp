#pragma once
#include "algorithms/community/level_graph.hpp"
#include "algorithms/community/search_team.hpp"
#include "algorithms/community/vertex_groups.hpp"

namespace musubi {

/// The next level up: each group is one node, with the mass of its members; the weight between two
/// is the sum of that between their members. `group_of` is what `groups` was made from. The same
/// bits for any number of threads. O(n + m).
template <typename Mass>
[[nodiscard]] LevelGraph<Mass> aggregate(const LevelGraph<Mass>& level,
                                         const std::vector<Vertex>& group_of,
                                         const VertexGroups& groups, SearchTeam& team);

}  // namespace musubi
