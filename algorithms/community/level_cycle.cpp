#include "algorithms/community/level_cycle.hpp"

#include <deque>

#include "algorithms/community/aggregation.hpp"
#include "algorithms/community/chain_moves.hpp"
#include "algorithms/community/local_moving.hpp"

namespace musubi {
namespace {

template <typename Mass>
struct UpperLevel {
  std::vector<Vertex> group_of{};  // of the nodes of the level below
  LevelGraph<Mass> graph{};
};

// The groups of a community start the next level in one community.
std::vector<Vertex> community_of_groups(const std::vector<Vertex>& community_of,
                                        const VertexGroups& groups) {
  std::vector<Vertex> result(groups.count());
  for (Vertex group = 0; group < groups.count(); ++group) {
    result[group] = community_of[groups.members(group).front()];
  }
  return result;
}

std::vector<Vertex> community_of_members(const std::vector<Vertex>& community_of,
                                         const std::vector<Vertex>& group_of) {
  std::vector<Vertex> result(group_of.size());
  for (std::size_t node = 0; node < result.size(); ++node) {
    result[node] = community_of[group_of[node]];
  }
  return result;
}

}  // namespace

template <typename Mass>
void run_cycle(const LevelGraph<Mass>& lowest, LowestLevel start, const SearchObjective& objective,
               NodeGrouping<Mass> grouping, std::vector<Vertex>& community_of, SearchTeam& team) {
  std::deque<UpperLevel<Mass>> upper;
  const auto graph = [&]() -> const LevelGraph<Mass>& {
    return upper.empty() ? lowest : upper.back().graph;
  };
  for (;;) {
    if (!upper.empty() || start == LowestLevel::as_given) {
      move_locally(graph(), objective, community_of, team);
    }
    const VertexGroups communities(community_of);
    auto group_of = grouping(graph(), objective, community_of, communities, team);
    const VertexGroups groups(group_of);
    if (groups.count() == graph().size()) break;
    auto above = aggregate(graph(), group_of, groups, team);
    upper.push_back({std::move(group_of), std::move(above)});
    community_of = community_of_groups(community_of, groups);
  }
  while (!upper.empty()) {
    community_of = community_of_members(community_of, upper.back().group_of);
    upper.pop_back();
    move_locally(graph(), objective, community_of, team);
  }
  if (lowest.size() <= kMostChainNodes) move_in_chains(lowest, objective, community_of);
}

template void run_cycle(const LevelGraph<VertexMass>&, LowestLevel, const SearchObjective&,
                        NodeGrouping<VertexMass>, std::vector<Vertex>&, SearchTeam&);
template void run_cycle(const LevelGraph<DirectedMass>&, LowestLevel, const SearchObjective&,
                        NodeGrouping<DirectedMass>, std::vector<Vertex>&, SearchTeam&);

}  // namespace musubi
