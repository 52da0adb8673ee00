#pragma once
#include <vector>

#include "algorithms/community/level_graph.hpp"
#include "algorithms/community/search_objective.hpp"

namespace musubi {

/// The most nodes that move_in_chains() is worth its time on.
inline constexpr Vertex kMostChainNodes = 16;

/// Finds what needs several moves of which the first ones lose. A chain starts with the best move
/// of one node, be it good or bad, and goes on with the best that is left, no node twice, until a
/// few moves have led to nothing better; of it, the moves up to the best partition on the way are
/// kept. Chains start with every node in turn until none gains. As move_locally() for
/// `community_of`.
///
/// O(nodes² * communities) for the chains of all nodes, nodes² of memory: for small
/// levels. Source: Kernighan and Lin, 1970, "An efficient heuristic procedure for partitioning
/// graphs", which starts with the best move of all nodes only.
template <typename Mass>
void move_in_chains(const LevelGraph<Mass>& level, const SearchObjective& objective,
                    std::vector<Vertex>& community_of);

}  // namespace musubi
