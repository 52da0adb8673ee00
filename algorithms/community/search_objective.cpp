#include "algorithms/community/search_objective.hpp"

#include <algorithm>

namespace musubi {
namespace {

// The least gain worth a look at every arc, as a part of the total weight: rather than for less, a
// further iteration looks at the arcs of all levels.
constexpr double kLeastGain = 5e-5;
constexpr Vertex kNodesPerSlice = 4096;

double total_arc_weight(const CsrGraph& graph) {
  if (!graph.has_strengths()) return static_cast<double>(graph.num_arcs());
  double sum = 0.0;
  for (const Vertex v : graph.vertices()) {
    for (const double strength : graph.out_strengths(v)) sum += strength;
  }
  return sum;
}

// Of the arcs from one community to another, by slices that depend on the number of nodes alone: a
// sum in the same order for any number of threads.
template <typename Mass>
std::vector<double> weights_between(const LevelGraph<Mass>& level,
                                    const std::vector<Vertex>& community_of, SearchTeam& team) {
  std::vector<double> between((level.size() + kNodesPerSlice - 1) / kNodesPerSlice);
  team.share(between.size(), [&](std::size_t slice, GroupWeights&) {
    const auto first = static_cast<Vertex>(slice * kNodesPerSlice);
    const Vertex last = std::min(level.size(), first + kNodesPerSlice);
    double sum = 0.0;
    for (Vertex node = first; node < last; ++node) {
      const Vertex community = community_of[node];
      level.for_each_arc(node, [&](Vertex neighbor, double weight) {
        sum += community_of[neighbor] == community ? 0.0 : weight;
      });
    }
    between[slice] = sum;
  });
  return between;
}

}  // namespace

SearchObjective search_objective(const CsrGraph& graph, QualityFunction function,
                                 double resolution) {
  const double arcs = total_arc_weight(graph);
  SearchObjective objective{.total_weight = graph.is_directed() ? arcs : arcs / 2.0};
  objective.least_gain_per_arc =
      kLeastGain * objective.total_weight / static_cast<double>(graph.num_arcs());
  if (function == QualityFunction::modularity) {
    objective.penalty = resolution / arcs;
    objective.weight_factor = 1.0 / objective.total_weight;
    objective.coupling_factor = resolution / arcs / arcs;
  } else {
    // n (n - 1) is the square, which is the self-coupling, less n.
    objective.coupling_factor = graph.is_directed() ? resolution : resolution / 2.0;
    objective.penalty = 2.0 * objective.coupling_factor;
    objective.offset = objective.coupling_factor * static_cast<double>(graph.num_vertices());
  }
  return objective;
}

template <typename Mass>
double quality(const LevelGraph<Mass>& level, const SearchObjective& objective,
               const std::vector<Vertex>& community_of, const VertexGroups& communities,
               SearchTeam& team) {
  double between = 0.0;  // each edge twice
  for (const double weight : weights_between(level, community_of, team)) between += weight;
  double self_couplings = 0.0;
  for (Vertex community = 0; community < communities.count(); ++community) {
    Mass mass{};
    for (const Vertex node : communities.members(community)) mass += level.masses[node];
    self_couplings += self_coupling(mass);
  }
  return objective.weight_factor * (objective.total_weight - between / 2.0) -
         objective.coupling_factor * self_couplings + objective.offset;
}

template double quality(const LevelGraph<VertexMass>&, const SearchObjective&,
                        const std::vector<Vertex>&, const VertexGroups&, SearchTeam&);
template double quality(const LevelGraph<DirectedMass>&, const SearchObjective&,
                        const std::vector<Vertex>&, const VertexGroups&, SearchTeam&);

}  // namespace musubi
