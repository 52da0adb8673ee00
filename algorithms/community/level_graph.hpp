#pragma once
#include <memory>
#include <vector>

#include "algorithms/community/community_search.hpp"
#include "algorithms/community/search_team.hpp"
#include "algorithms/community/vertex_mass.hpp"
#include "engine/csr_graph.hpp"

namespace musubi {

/// One level of a community search: an undirected graph whose nodes are vertices or groups of
/// vertices. A row lists the weight to other nodes, both directions of a directed graph added up;
/// weights are above 0. There are no self-loops: they lie inside every community alike, and what
/// they add to a node's strength is in its mass.
///
/// Memory: 20 bytes per node (28 with directed masses), 4 per arc, 8 more per arc with weights.
template <typename Mass>
struct LevelGraph {
  struct Row {
    ArcIndex first, last;
  };
  std::vector<Row> rows{};  ///< there may be gaps between them
  std::unique_ptr<Vertex[]> targets{};
  std::unique_ptr<double[]> weights{};  ///< none: all are 1
  std::vector<Mass> masses{};
  ArcIndex num_arcs = 0;

  [[nodiscard]] Vertex size() const { return static_cast<Vertex>(rows.size()); }

  [[nodiscard]] ArcIndex degree(Vertex node) const { return rows[node].last - rows[node].first; }

  /// Calls visit(neighbour, weight) for each arc of the node.
  template <typename Visit>
  void for_each_arc(Vertex node, Visit&& visit) const {
    const Row row = rows[node];
    if (weights == nullptr) {
      for (ArcIndex arc = row.first; arc < row.last; ++arc) visit(targets[arc], 1.0);
    } else {
      for (ArcIndex arc = row.first; arc < row.last; ++arc) visit(targets[arc], weights[arc]);
    }
  }
};

/// The lowest level: node i is vertex order[i]. Masses are strengths for modularity, 1 for the
/// constant Potts model. O(n + m).
template <typename Mass>
[[nodiscard]] LevelGraph<Mass> lowest_level(const CsrGraph& graph, QualityFunction function,
                                            const std::vector<Vertex>& order, SearchTeam& team);

}  // namespace musubi
