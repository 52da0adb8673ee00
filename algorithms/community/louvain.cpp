#include "algorithms/community/louvain.hpp"

#include <numeric>

#include "algorithms/community/aggregation.hpp"
#include "algorithms/community/iterated_search.hpp"
#include "algorithms/community/local_moving.hpp"

namespace musubi {
namespace {

template <typename Mass>
double climb(const LevelGraph<Mass>& lowest, const SearchObjective& objective,
             std::vector<Vertex>& community_of, SearchTeam& team) {
  std::vector<std::vector<Vertex>> communities_below;
  LevelGraph<Mass> upper;
  const auto* level = &lowest;
  for (;;) {
    move_locally(*level, objective, community_of, team);
    const VertexGroups communities(community_of);
    if (communities.count() == level->size()) {
      const double reached = quality(*level, objective, community_of, communities);
      project_down(communities_below, community_of);
      return reached;
    }
    upper = aggregate(*level, community_of, communities, team);
    level = &upper;
    communities_below.push_back(std::move(community_of));
    community_of.resize(upper.size());
    std::iota(community_of.begin(), community_of.end(), Vertex{0});
  }
}

}  // namespace

CommunitySearchResult louvain(const CsrGraph& graph, const CommunitySearchOptions& options) {
  return iterate(graph, "louvain", options, climb<VertexMass>, climb<DirectedMass>);
}

}  // namespace musubi
