#include "algorithms/community/connected_parts.hpp"

#include <span>

namespace musubi {
namespace {

template <typename Mass>
void find_parts(const LevelGraph<Mass>& level, const std::vector<Vertex>& community_of,
                std::span<const Vertex> members, std::vector<Vertex>& part_of) {
  std::vector<Vertex> reached;
  for (const Vertex first : members) {
    if (part_of[first] != kNoVertex) continue;
    part_of[first] = first;
    reached.assign(1, first);
    while (!reached.empty()) {
      const Vertex node = reached.back();
      reached.pop_back();
      level.for_each_arc(node, [&](Vertex neighbor, double) {
        // The parts of other communities are other threads' to write.
        if (community_of[neighbor] != community_of[first] || part_of[neighbor] != kNoVertex) return;
        part_of[neighbor] = first;
        reached.push_back(neighbor);
      });
    }
  }
}

}  // namespace

template <typename Mass>
std::vector<Vertex> connected_parts(const LevelGraph<Mass>& level,
                                    const std::vector<Vertex>& community_of,
                                    const VertexGroups& communities, SearchTeam& team) {
  std::vector<Vertex> part_of(level.size(), kNoVertex);
  const auto runs = communities.even_runs();
  team.share(runs.size() - 1, [&](std::size_t run, GroupWeights&) {
    for (Vertex community = runs[run]; community < runs[run + 1]; ++community) {
      find_parts(level, community_of, communities.members(community), part_of);
    }
  });
  return part_of;
}

template std::vector<Vertex> connected_parts(const LevelGraph<VertexMass>&,
                                             const std::vector<Vertex>&, const VertexGroups&,
                                             SearchTeam&);
template std::vector<Vertex> connected_parts(const LevelGraph<DirectedMass>&,
                                             const std::vector<Vertex>&, const VertexGroups&,
                                             SearchTeam&);

}  // namespace musubi
