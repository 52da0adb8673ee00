#pragma once
#include <vector>

#include "algorithms/centrality/shortest_paths.hpp"
#include "engine/csr_graph.hpp"

namespace musubi {

/// Brandes's dependencies, summed over sources that come one after the other, on edges as long as
/// they are: delta(v), the sum over all t of the share of the shortest paths from the source to t
/// that pass v. Cost per source as of ShortestPathSearch; 44 bytes per vertex, and 8 per edge when
/// edges are asked for.
class SourceDependencies {
 public:
  /// `numbering`: of the graph's edges, to sum their dependencies too; may be nullptr. Throws
  /// std::invalid_argument when a length is zero.
  explicit SourceDependencies(const CsrGraph& graph, const EdgeNumbering* numbering = nullptr);

  void clear();
  void add(Vertex source);

  [[nodiscard]] const std::vector<double>& vertices() const { return vertices_; }
  [[nodiscard]] const std::vector<double>& edges() const { return edges_; }  ///< canonical order
  /// The search from the last source.
  [[nodiscard]] const ShortestPathSearch& search() const { return search_; }

 private:
  const CsrGraph& graph_;
  const EdgeNumbering* numbering_;
  ShortestPathSearch search_;
  std::vector<double> dependency_;
  std::vector<double> vertices_;
  std::vector<double> edges_;
};

}  // namespace musubi
