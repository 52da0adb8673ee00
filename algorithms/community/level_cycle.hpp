#pragma once
#include <vector>

#include "algorithms/community/level_graph.hpp"
#include "algorithms/community/search_objective.hpp"
#include "algorithms/community/search_team.hpp"
#include "algorithms/community/vertex_groups.hpp"

namespace musubi {

/// What becomes one node of the next level: the group of each node, within its community, numbered
/// below the number of nodes.
template <typename Mass>
using NodeGrouping = std::vector<Vertex> (*)(const LevelGraph<Mass>& level,
                                             const SearchObjective& objective,
                                             const std::vector<Vertex>& community_of,
                                             const VertexGroups& communities, SearchTeam& team);

/// How the lowest level comes to a cycle.
enum class LowestLevel {
  as_given,  ///< any partition
  moved      ///< as the cycle before has left it: its moves are not tried once more
};

/// One way up and down again. Up: moves nodes (move_locally()), makes each of their groups one node
/// of the next level, which starts in the community that the group was in, and goes on there until
/// nothing is grouped. Down: a level's nodes start in the communities found above, and move again,
/// now that these are known; those of a very small graph in
/// chains (move_in_chains()), too. `community_of` is any partition of the lowest level's nodes,
/// with numbers below their number, before and after; the quality is not lower afterwards.
///
/// O(n + m) per round of moves; O(n + m) memory for all levels, as long as each has at most a fixed
/// part of the nodes and arcs of the one below. Sources: Blondel and others, 2008, and Traag,
/// Waltman and van Eck, 2019, for the way up; Rotta and Noack, 2011, "Multilevel local search
/// algorithms for modularity clustering", for the way down.
template <typename Mass>
void run_cycle(const LevelGraph<Mass>& lowest, LowestLevel start, const SearchObjective& objective,
               NodeGrouping<Mass> grouping, std::vector<Vertex>& community_of, SearchTeam& team);

}  // namespace musubi
