#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <variant>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// The cells of a DistanceMatrix as its loops see them.
template <typename Cell>
struct DistanceCells {
  /// What stands for no way at all; larger than every distance.
  static constexpr Cell kFar = std::numeric_limits<Cell>::has_infinity
                                   ? std::numeric_limits<Cell>::infinity()
                                   : std::numeric_limits<Cell>::max();

  std::size_t n = 0;
  std::size_t stride = 0;  ///< from one row to the next
  std::vector<Cell> cells{};

  [[nodiscard]] const Cell* row(Vertex s) const { return cells.data() + s * stride; }
  [[nodiscard]] Cell* row(Vertex s) { return cells.data() + s * stride; }
};

/// The distance between every two vertices, directions ignored, and what one more link makes of it.
///
/// Without lengths in the graph a cell is one byte as long as no distance is above 254, else two;
/// with lengths it is a double. Symmetric; both halves are kept, so that a row lies in one piece.
class DistanceMatrix {
 public:
  using Cells = std::variant<DistanceCells<std::uint8_t>, DistanceCells<std::uint16_t>,
                             DistanceCells<double>>;

  DistanceMatrix() = default;

  /// Breadth-first searches from 64 sources at a time, a bit each (Then and others, 2014, "The more
  /// the merrier: efficient multi-source graph traversal"), or Dijkstra's algorithm when there are
  /// lengths. At most O(n (n + m)), or O(n (n + m) log n); n² cells. Does not depend on threads.
  /// Throws std::invalid_argument when a length is 0 or there are more than 65,535 vertices,
  /// Error(memory) before too much is taken, Error(cancelled) on a stop request.
  explicit DistanceMatrix(const CsrGraph& graph, const Execution& execution = {});

  [[nodiscard]] Vertex num_vertices() const { return n_; }
  [[nodiscard]] bool has_lengths() const {
    return std::holds_alternative<DistanceCells<double>>(cells_);
  }
  /// Infinity when there is no way.
  [[nodiscard]] double at(Vertex s, Vertex t) const;
  /// No finite distance is larger.
  [[nodiscard]] double farthest() const { return farthest_; }
  [[nodiscard]] const Cells& cells() const { return cells_; }

  /// The distances with one more link of length 1 between `a` and `b`: a shortest way uses it once
  /// at most, so d'(s, t) = min(d(s, t), d(s, a) + 1 + d(b, t), d(s, b) + 1 + d(a, t)). O(n²).
  void add_link(Vertex a, Vertex b);

 private:
  Vertex n_ = 0;
  double farthest_ = 0.0;
  Cells cells_{};
};

/// The graph with an edge for each of its arcs, as a graph without directions; an undirected graph
/// as it is. Lengths and strengths stay with their edges.
[[nodiscard]] CsrGraph without_directions(const CsrGraph& graph);

}  // namespace musubi
