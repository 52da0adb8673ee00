#include "algorithms/community/connected_parts.hpp"

#include <algorithm>
#include <span>

namespace musubi {
namespace {

// Enough for even shares although communities differ in size.
constexpr std::size_t kSlices = 256;

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
  const std::size_t count = communities.count();
  const std::size_t per_slice = 1 + count / kSlices;
  team.share((count + per_slice - 1) / per_slice, [&](std::size_t slice, GroupWeights&) {
    const std::size_t last = std::min(count, (slice + 1) * per_slice);
    for (std::size_t community = slice * per_slice; community < last; ++community) {
      find_parts(level, community_of, communities.members(static_cast<Vertex>(community)), part_of);
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
