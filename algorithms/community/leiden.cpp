#include "algorithms/community/leiden.hpp"

#include "algorithms/community/aggregation.hpp"
#include "algorithms/community/connected_parts.hpp"
#include "algorithms/community/iterated_search.hpp"
#include "algorithms/community/local_moving.hpp"
#include "algorithms/community/refinement.hpp"

namespace musubi {
namespace {

// The parts of a community start the next level in one community.
std::vector<Vertex> community_of_parts(const std::vector<Vertex>& community_of,
                                       const VertexGroups& parts) {
  std::vector<Vertex> result(parts.count());
  for (Vertex part = 0; part < parts.count(); ++part) {
    result[part] = community_of[parts.members(part).front()];
  }
  return result;
}

template <typename Mass>
double climb(const LevelGraph<Mass>& lowest, const SearchObjective& objective,
             std::vector<Vertex>& community_of, SearchTeam& team) {
  std::vector<std::vector<Vertex>> parts_below;
  LevelGraph<Mass> upper;
  const auto* level = &lowest;
  for (;;) {
    move_locally(*level, objective, community_of, team);
    const VertexGroups communities(community_of);
    auto part_of = refine(*level, objective.penalty, community_of, communities, team);
    const VertexGroups parts(part_of);
    if (parts.count() == level->size()) break;
    upper = aggregate(*level, part_of, parts, team);
    level = &upper;
    community_of = community_of_parts(community_of, parts);
    parts_below.push_back(std::move(part_of));
  }
  // Here each node, a connected part, is a community of its own, except where a node has no weight
  // to its community and nothing to gain from leaving it.
  community_of = connected_parts(*level, community_of);
  const VertexGroups communities(community_of);
  const double reached = quality(*level, objective, community_of, communities);
  project_down(parts_below, community_of);
  return reached;
}

}  // namespace

CommunitySearchResult leiden(const CsrGraph& graph, const CommunitySearchOptions& options) {
  return iterate(graph, "leiden", options, climb<VertexMass>, climb<DirectedMass>);
}

}  // namespace musubi
