#pragma once
#include <vector>

#include "engine/csr_graph.hpp"

namespace musubi {

/// Two lengths of paths count as equal when they differ by less than this share of the larger: sums
/// of the same edges in another order must not make two shortest paths one.
inline constexpr double kLengthTolerance = 1e-10;

/// Shortest paths from one source, with buffers that serve one source after the other without being
/// cleared as a whole. Breadth-first search when the graph has no lengths (each edge is 1 long),
/// else Dijkstra's algorithm.
///
/// A search costs O(n + m), or O((n + m) log n) with lengths, in what it reaches; memory 28 bytes
/// per vertex. Parallel edges of shortest length are different paths; self-loops lie on none.
/// Sources: Dijkstra, 1959, "A note on two problems in connexion with graphs"; Brandes, 2001, "A
/// faster algorithm for betweenness centrality".
class ShortestPathSearch {
 public:
  /// Throws std::invalid_argument when a length is 0, or another more than 10^14 times as long.
  explicit ShortestPathSearch(const CsrGraph& graph);

  /// Searches along the arcs from `source`. What the last search found is gone.
  void run(Vertex source);

  /// Vertices reached, the source first, in order of distance.
  [[nodiscard]] const std::vector<Vertex>& order() const { return order_; }
  [[nodiscard]] bool reached(Vertex v) const { return distance_[v] >= 0.0; }
  [[nodiscard]] double distance(Vertex v) const { return distance_[v]; }
  /// Number of shortest paths from the source to `v` (in floating point: it grows exponentially).
  [[nodiscard]] double path_count(Vertex v) const { return path_count_[v]; }
  /// True when the arc from `u`, `position` places into its row, lies on a shortest path.
  [[nodiscard]] bool on_shortest_path(Vertex u, std::size_t position, Vertex v) const;

 private:
  void breadth_first(Vertex source);
  void dijkstra(Vertex source);

  const CsrGraph& graph_;
  std::vector<Vertex> order_{};
  std::vector<double> distance_;    // -1: not reached
  std::vector<double> path_count_;  // sigma
  std::vector<std::pair<double, Vertex>> heap_{};
  std::vector<bool> settled_{};
};

}  // namespace musubi
