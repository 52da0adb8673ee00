#pragma once
#include <vector>

#include "algorithms/community/level_graph.hpp"
#include "algorithms/community/search_objective.hpp"
#include "algorithms/community/search_team.hpp"
#include "algorithms/community/vertex_groups.hpp"

namespace musubi {

/// Splits each community into well connected parts: from parts of one node each, a node that is
/// still alone and well connected to the rest of its community joins the part of the community
/// where the quality rises most, if that part is well connected, too. Well connected: the weight to
/// the rest is at least `objective.penalty` times the coupling() with it. Returns the part of each
/// node, numbered below the number of nodes. Parts are connected, since a part only ever grows by a
/// node with weight to it. The communities are shared out among the threads; within each the order
/// is fixed. O(n + m).
///
/// The greedy variant: Traag and others draw the part at random with odds of exp(gain / θ), which
/// for their θ = 0.01 seldom draws another.
/// Source: Traag, Waltman and van Eck, 2019, "From Louvain to Leiden: guaranteeing well-connected
/// communities".
template <typename Mass>
[[nodiscard]] std::vector<Vertex> refine(const LevelGraph<Mass>& level,
                                         const SearchObjective& objective,
                                         const std::vector<Vertex>& community_of,
                                         const VertexGroups& communities, SearchTeam& team);

}  // namespace musubi
