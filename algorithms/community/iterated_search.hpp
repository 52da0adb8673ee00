#pragma once
#include <string>
#include <vector>

#include "algorithms/community/community_search.hpp"
#include "algorithms/community/level_graph.hpp"
#include "algorithms/community/search_objective.hpp"
#include "algorithms/community/search_team.hpp"

namespace musubi {

/// One iteration of a method: improves the partition of the lowest level's nodes, which it leaves
/// numbered below the number of nodes, and returns the quality reached.
template <typename Mass>
using SearchIteration = double (*)(const LevelGraph<Mass>& lowest, const SearchObjective& objective,
                                   std::vector<Vertex>& community_of, SearchTeam& team);

/// Runs the iterations, each from the partition of the one before, the first from single vertices;
/// `plain` or `directed` by what the quality function needs. The seed sets the order of the
/// vertices. Throws std::invalid_argument when an option is outside its range; `method` is for
/// that message.
[[nodiscard]] CommunitySearchResult iterate(const CsrGraph& graph, const std::string& method,
                                            const CommunitySearchOptions& options,
                                            SearchIteration<VertexMass> plain,
                                            SearchIteration<DirectedMass> directed);

/// The way back down: `community_of` the groups becomes that of their members, for each level's
/// groups from the last to the first.
void project_down(const std::vector<std::vector<Vertex>>& group_of,
                  std::vector<Vertex>& community_of);

}  // namespace musubi
