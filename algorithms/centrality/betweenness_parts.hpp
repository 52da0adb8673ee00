#pragma once
#include <vector>

#include "algorithms/centrality/lane_dependencies.hpp"

namespace musubi {

/// A piece of a graph whose shortest paths can be counted alone.
struct BetweennessPart {
  std::vector<Vertex> members{};  ///< the vertex of the graph behind each of the part
  PartRows out{};
  PartRows in{};                       ///< empty for an undirected graph
  std::vector<ArcIndex> graph_arcs{};  ///< the arc of the graph behind each of `out`
  std::vector<double> weights{};       ///< for how many vertices of the graph each member stands
  std::vector<WeightedSource> sources{};

  [[nodiscard]] Vertex num_members() const { return static_cast<Vertex>(members.size()); }
  [[nodiscard]] const PartRows& in_rows() const { return in.targets.empty() ? out : in; }
};

struct BetweennessParts {
  std::vector<BetweennessPart> parts{};  ///< of at least three vertices, or two of a directed graph
  /// Per vertex: the ordered pairs between which it stands alone, as an articulation.
  std::vector<double> between_parts{};
  /// Per arc: the ordered pairs that a part of two vertices joins, shared among parallel arcs.
  std::vector<double> between_pairs{};
};

/// What is asked of the parts.
enum class BetweennessOf { vertices, vertices_and_edges };

/// Undirected: the biconnected parts, in which each vertex stands for those that hang at it, so
/// that trees and chains of parts cost nothing beyond their size; for vertices alone, of vertices
/// with the same neighbours only one is a source and counts for all. Directed: the weakly connected
/// parts. Members that are near each other have near numbers. O(n + m log m) time and O(n + m)
/// memory. Source: Sarıyüce, Saule, Kaya and Çatalyürek, 2013, "Shattering and compressing networks
/// for betweenness centrality".
[[nodiscard]] BetweennessParts betweenness_parts(const CsrGraph& graph, BetweennessOf what);

}  // namespace musubi
