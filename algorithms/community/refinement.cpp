#include "algorithms/community/refinement.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace musubi {
namespace {

// Enough for even shares although communities differ in size.
constexpr std::size_t kSlices = 256;

template <typename Mass>
class Refinement {
 public:
  Refinement(const LevelGraph<Mass>& level, double penalty, const std::vector<Vertex>& community_of)
      : level_(level),
        penalty_(penalty),
        community_of_(community_of),
        part_of_(level.size()),
        mass_(level.masses),
        weight_out_(level.size(), 0.0),
        alone_(level.size(), 1) {
    std::iota(part_of_.begin(), part_of_.end(), Vertex{0});
  }

  // Different communities may be split at the same time: a part is numbered by its first node.
  void split(std::span<const Vertex> members, GroupWeights& weights) {
    if (members.size() == 1) return;
    Mass total{};
    for (const Vertex node : members) {
      total += level_.masses[node];
      weight_out_[node] = weight_inside_community(node);
    }
    for (const Vertex node : members) {
      if (alone_[node] != 0 && well_connected(node, total)) join_best_part(node, total, weights);
    }
  }

  std::vector<Vertex> take_parts() { return std::move(part_of_); }

 private:
  [[nodiscard]] double weight_inside_community(Vertex node) const {
    const Vertex community = community_of_[node];
    double sum = 0.0;
    level_.for_each_arc(node, [&](Vertex neighbor, double weight) {
      sum += community_of_[neighbor] == community ? weight : 0.0;
    });
    return sum;
  }

  [[nodiscard]] bool well_connected(Vertex part, Mass community) const {
    return weight_out_[part] >= penalty_ * coupling(mass_[part], community - mass_[part]);
  }

  void join_best_part(Vertex node, Mass total, GroupWeights& weights) {
    const Vertex community = community_of_[node];
    level_.for_each_arc(node, [&](Vertex neighbor, double weight) {
      if (community_of_[neighbor] == community) weights.add(part_of_[neighbor], weight);
    });
    Vertex best = node;
    double most = 0.0;
    for (const Vertex part : weights.touched()) {
      const double gain = weights[part] - penalty_ * coupling(mass_[node], mass_[part]);
      if (gain > most && well_connected(part, total)) {
        most = gain;
        best = part;
      }
    }
    if (best != node) join(node, best, weights[best]);
    weights.clear();
  }

  void join(Vertex node, Vertex part, double weight) {
    part_of_[node] = part;
    mass_[part] += level_.masses[node];
    weight_out_[part] += weight_out_[node] - 2.0 * weight;
    alone_[node] = 0;
    alone_[part] = 0;
  }

  const LevelGraph<Mass>& level_;
  double penalty_;
  const std::vector<Vertex>& community_of_;
  std::vector<Vertex> part_of_;
  std::vector<Mass> mass_;           // by part
  std::vector<double> weight_out_;   // by part: weight to the rest of the community
  std::vector<std::uint8_t> alone_;  // by node: nothing has joined it and it has joined nothing
};

}  // namespace

template <typename Mass>
std::vector<Vertex> refine(const LevelGraph<Mass>& level, double penalty,
                           const std::vector<Vertex>& community_of, const VertexGroups& communities,
                           SearchTeam& team) {
  Refinement refinement(level, penalty, community_of);
  const std::size_t count = communities.count();
  const std::size_t per_slice = 1 + count / kSlices;
  team.share((count + per_slice - 1) / per_slice, [&](std::size_t slice, GroupWeights& weights) {
    const std::size_t last = std::min(count, (slice + 1) * per_slice);
    for (std::size_t community = slice * per_slice; community < last; ++community) {
      refinement.split(communities.members(static_cast<Vertex>(community)), weights);
    }
  });
  return refinement.take_parts();
}

template std::vector<Vertex> refine(const LevelGraph<VertexMass>&, double,
                                    const std::vector<Vertex>&, const VertexGroups&, SearchTeam&);
template std::vector<Vertex> refine(const LevelGraph<DirectedMass>&, double,
                                    const std::vector<Vertex>&, const VertexGroups&, SearchTeam&);

}  // namespace musubi
