#pragma once
#include <vector>

#include "algorithms/community/level_graph.hpp"
#include "algorithms/community/search_team.hpp"
#include "algorithms/community/vertex_groups.hpp"

namespace musubi {

/// A quality function and resolution on one graph, in the form that a search needs.
struct SearchObjective {
  /// See move_locally(). For modularity γ over the sum of all arcs' strengths, for the constant
  /// Potts model γ, or 2γ when directed since both directions are expected to have it.
  double penalty = 0.0;

  /// A round of moves that gains less for each arc looked at is the last of its level.
  double least_gain_per_arc = 0.0;

  double total_weight = 0.0;  ///< of all edges, self-loops included
  double weight_factor = 1.0;
  double coupling_factor = 0.0;
  double offset = 0.0;
};

/// `graph` must have weight for modularity. O(n + m).
[[nodiscard]] SearchObjective search_objective(const CsrGraph& graph, QualityFunction function,
                                               double resolution);

/// The quality of a partition of a level's nodes: modularity() or constant_potts() of the partition
/// of the vertices that it stands for. The same bits for any number of threads. O(nodes + arcs of
/// the level).
template <typename Mass>
[[nodiscard]] double quality(const LevelGraph<Mass>& level, const SearchObjective& objective,
                             const std::vector<Vertex>& community_of,
                             const VertexGroups& communities, SearchTeam& team);

}  // namespace musubi
