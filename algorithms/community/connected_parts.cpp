#include "algorithms/community/connected_parts.hpp"

namespace musubi {

template <typename Mass>
std::vector<Vertex> connected_parts(const LevelGraph<Mass>& level,
                                    const std::vector<Vertex>& community_of) {
  std::vector<Vertex> part_of(level.size(), kNoVertex);
  std::vector<Vertex> reached;
  for (Vertex first = 0; first < level.size(); ++first) {
    if (part_of[first] != kNoVertex) continue;
    part_of[first] = first;
    reached.assign(1, first);
    while (!reached.empty()) {
      const Vertex node = reached.back();
      reached.pop_back();
      level.for_each_arc(node, [&](Vertex neighbor, double) {
        if (part_of[neighbor] != kNoVertex || community_of[neighbor] != community_of[node]) return;
        part_of[neighbor] = first;
        reached.push_back(neighbor);
      });
    }
  }
  return part_of;
}

template std::vector<Vertex> connected_parts(const LevelGraph<VertexMass>&,
                                             const std::vector<Vertex>&);
template std::vector<Vertex> connected_parts(const LevelGraph<DirectedMass>&,
                                             const std::vector<Vertex>&);

}  // namespace musubi
