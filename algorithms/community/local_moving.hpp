#pragma once
#include <vector>

#include "algorithms/community/level_graph.hpp"
#include "algorithms/community/search_objective.hpp"
#include "algorithms/community/search_team.hpp"

namespace musubi {

/// Moves single nodes between communities, each to the one where the quality rises most, or to one
/// of its own, until no move raises it or
/// a round of moves gains less than `objective` asks for. Joining a community is worth the weight
/// to it less `objective.penalty` times the coupling() of the two masses. `community_of` starts as
/// any partition, with numbers below the number of nodes, and keeps to those numbers.
///
/// Only nodes with a neighbour that has changed its community since they were last looked at are
/// looked at again. They are taken in batches: the best moves of a batch are found in parallel, all
/// against the same state, and then made in order, unless an earlier move of the batch has taken
/// away their ground. So every move that is made raises the quality by what was computed, and the
/// result is the same for any number of threads. O(m) per round; O(n) memory. Error(cancelled) on a
/// stop request. Sources: Blondel and others, 2008, "Fast unfolding of communities in large
/// networks"; Traag, Waltman and van Eck, 2019, "From Louvain to Leiden", for the queue.
template <typename Mass>
void move_locally(const LevelGraph<Mass>& level, const SearchObjective& objective,
                  std::vector<Vertex>& community_of, SearchTeam& team);

}  // namespace musubi
