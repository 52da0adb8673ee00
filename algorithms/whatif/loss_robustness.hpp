#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// How well a network holds together when it loses any one of some vertices: the share of the
/// ordered pairs of the others that still reach each other, averaged over the vertices lost one at
/// a time. In [0, 1]; 0 for fewer than three vertices, or when none can be lost. Directions and
/// lengths are ignored. Ours.
class LossRobustness {
 public:
  /// `lost`: which vertices, each once; empty: all. A search for each, O(|lost| (n + m)); 4 |lost|
  /// n bytes. Does not depend on threads. Throws std::out_of_range when a vertex is not below n,
  /// Error(memory) before too much is taken, Error(cancelled) on a stop request.
  explicit LossRobustness(const CsrGraph& graph, std::vector<Vertex> lost = {},
                          const Execution& execution = {});

  [[nodiscard]] double value() const;
  /// By how much a new link would raise it: when v is lost, a link between two other vertices joins
  /// all pairs of the parts that they are in. O(|lost|) per pair. Exact.
  [[nodiscard]] std::vector<double> gains(std::span<const std::pair<Vertex, Vertex>> pairs,
                                          const Execution& execution = {}) const;
  /// O(|lost| n).
  void add_link(Vertex a, Vertex b);

 private:
  [[nodiscard]] double scale() const;  // of ordered pairs

  std::size_t n_ = 0;
  std::vector<Vertex> lost_{};
  // By vertex and then by which one is lost: the smallest vertex of the part that it is in then.
  std::vector<Vertex> part_{};
  std::vector<std::vector<std::uint32_t>> size_{};  // by which one is lost and smallest vertex
};

}  // namespace musubi
