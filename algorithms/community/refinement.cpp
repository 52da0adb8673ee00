#include "algorithms/community/refinement.hpp"

#include <cstdint>
#include <numeric>
#include <utility>

namespace musubi {
namespace {

// The arcs inside one community, row by row, so that they are told from the others only once.
class InsideArcs {
 public:
  explicit InsideArcs(bool weighted) : weighted_(weighted) {}

  /// Makes room for rows of `arcs` arcs together.
  void restart(std::size_t arcs) {
    if (targets_.size() < arcs) targets_.resize(arcs);
    if (weighted_ && weights_.size() < arcs) weights_.resize(arcs);
    first_.assign(1, 0);
  }

  /// Appends the node's row; returns its weight.
  template <typename Mass>
  double add_row(const LevelGraph<Mass>& level, const std::vector<Vertex>& community_of,
                 Vertex node) {
    const Vertex community = community_of[node];
    std::size_t end = first_.back();
    double sum = 0.0;
    level.for_each_arc(node, [&](Vertex neighbor, double weight) {
      const bool inside = community_of[neighbor] == community;
      targets_[end] = neighbor;  // stays only if it is inside; no branch to mispredict
      if (weighted_) weights_[end] = weight;
      end += static_cast<std::size_t>(inside);
      sum += inside ? weight : 0.0;
    });
    first_.push_back(end);
    return sum;
  }

  template <typename Visit>
  void for_each_in_row(std::size_t row, Visit&& visit) const {
    for (std::size_t arc = first_[row]; arc < first_[row + 1]; ++arc) {
      visit(targets_[arc], weighted_ ? weights_[arc] : 1.0);
    }
  }

 private:
  bool weighted_;
  std::vector<std::size_t> first_{0};
  std::vector<Vertex> targets_{};
  std::vector<double> weights_{};
};

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

  [[nodiscard]] bool weighted() const { return level_.weights != nullptr; }

  // Different communities may be split at the same time: a part is numbered by its first node.
  void split(std::span<const Vertex> members, InsideArcs& inside, GroupWeights& weights) {
    if (members.size() == 1) return;
    std::size_t arcs = 1;  // the last that is looked at is written, too
    for (const Vertex node : members) arcs += level_.degree(node);
    inside.restart(arcs);
    Mass total{};
    for (const Vertex node : members) {
      total += level_.masses[node];
      weight_out_[node] = inside.add_row(level_, community_of_, node);
    }
    for (std::size_t row = 0; row < members.size(); ++row) {
      const Vertex node = members[row];
      if (alone_[node] == 0 || !well_connected(node, total)) continue;
      inside.for_each_in_row(
          row, [&](Vertex neighbor, double weight) { weights.add(part_of_[neighbor], weight); });
      join_best_part(node, total, weights);
    }
  }

  std::vector<Vertex> take_parts() { return std::move(part_of_); }

 private:
  [[nodiscard]] bool well_connected(Vertex part, Mass community) const {
    return weight_out_[part] >= penalty_ * coupling(mass_[part], community - mass_[part]);
  }

  // `weights` are those to the parts of its community.
  void join_best_part(Vertex node, Mass total, GroupWeights& weights) {
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
std::vector<Vertex> refine(const LevelGraph<Mass>& level, const SearchObjective& objective,
                           const std::vector<Vertex>& community_of, const VertexGroups& communities,
                           SearchTeam& team) {
  Refinement refinement(level, objective.penalty, community_of);
  const auto runs = communities.even_runs();
  team.share(runs.size() - 1, [&](std::size_t run, GroupWeights& weights) {
    InsideArcs inside(refinement.weighted());
    for (Vertex community = runs[run]; community < runs[run + 1]; ++community) {
      refinement.split(communities.members(community), inside, weights);
    }
  });
  return refinement.take_parts();
}

template std::vector<Vertex> refine(const LevelGraph<VertexMass>&, const SearchObjective&,
                                    const std::vector<Vertex>&, const VertexGroups&, SearchTeam&);
template std::vector<Vertex> refine(const LevelGraph<DirectedMass>&, const SearchObjective&,
                                    const std::vector<Vertex>&, const VertexGroups&, SearchTeam&);

}  // namespace musubi
