#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// The distance and the number of shortest paths between every two vertices of a graph whose edges
/// are 1 long, and its adjacency as one that can be edited. For EditedCentrality.
class PathTable {
 public:
  using Distance = std::uint16_t;
  static constexpr Distance kFar = 65535;  ///< no path

  /// Memory for n vertices, in bytes: ten per pair.
  [[nodiscard]] static double bytes_for(Vertex n);

  /// O(n m) time. Throws std::invalid_argument for a graph with lengths or of more than 65,534
  /// vertices, Error(memory) before bytes_for(n) are too much, Error(cancelled) on a stop request.
  PathTable(const CsrGraph& graph, const Execution& execution);

  [[nodiscard]] Vertex num_vertices() const { return n_; }
  [[nodiscard]] bool is_directed() const { return directed_; }
  [[nodiscard]] std::span<Distance> distances(Vertex source) {
    return {distances_.data() + std::size_t{source} * n_, n_};
  }
  [[nodiscard]] std::span<const Distance> distances(Vertex source) const {
    return {distances_.data() + std::size_t{source} * n_, n_};
  }
  [[nodiscard]] std::span<double> path_counts(Vertex source) {
    return {path_counts_.data() + std::size_t{source} * n_, n_};
  }
  /// Along the arcs and against them; in no order, parallel arcs as often as they are there.
  [[nodiscard]] const std::vector<Vertex>& successors(Vertex v) const { return out_[v]; }
  [[nodiscard]] const std::vector<Vertex>& predecessors(Vertex v) const {
    return directed_ ? in_[v] : out_[v];
  }
  [[nodiscard]] bool has_edge(Vertex u, Vertex v) const;

  /// Change the adjacency only.
  void insert_edge(Vertex u, Vertex v);
  void erase_edge(Vertex u, Vertex v);  ///< one of several parallel ones; it must be there

 private:
  Vertex n_;
  bool directed_;
  std::vector<std::vector<Vertex>> out_;
  std::vector<std::vector<Vertex>> in_{};  // empty when undirected
  std::vector<Distance> distances_;
  std::vector<double> path_counts_;
};

}  // namespace musubi
