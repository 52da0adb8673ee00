#pragma once
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// Components of more vertices than this get no dense pseudo-inverse.
inline constexpr Vertex kMostDenseVertices = 6000;

/// The effective resistances of a graph by the pseudo-inverses of its Laplacian, one dense matrix
/// per component, and what one more link makes of them. Strengths are conductances, 1 without them;
/// a new link has strength 1. Directions are ignored, parallel edges add up, self-loops and edges
/// of strength 0 do not matter.
///
/// Two vertices without a way between them count as if their resistance was n, or n divided by the
/// smallest strength where that is below 1: more than any way can have, so that a new link never
/// makes the index larger, and all numbers are finite. On a connected graph the index is the
/// Kirchhoff index (Klein and Randić, 1993, "Resistance distance").
class ResistanceMatrix {
 public:
  /// Cholesky factorisation of L + J/k and two products, O(k³) per component of k vertices; 16 k²
  /// bytes. Throws std::invalid_argument when a component has more than kMostDenseVertices
  /// vertices, Error(memory) before too much is taken, Error(cancelled) on a stop request. Does not
  /// depend on threads.
  explicit ResistanceMatrix(const CsrGraph& graph, const Execution& execution = {});
  ResistanceMatrix(const ResistanceMatrix& other);
  ResistanceMatrix& operator=(const ResistanceMatrix& other);
  ResistanceMatrix(ResistanceMatrix&& other) noexcept;
  ResistanceMatrix& operator=(ResistanceMatrix&& other) noexcept;
  ~ResistanceMatrix();

  /// The sum of the resistances of all unordered pairs of vertices; 0 for one vertex or none.
  [[nodiscard]] double kirchhoff_index() const;
  [[nodiscard]] std::size_t num_components() const;

  /// By how much a new link between the two vertices of each pair would lower the index, >= 0.
  /// Within a component of k vertices k |L⁺b|² / (1 + bᵀL⁺b), b = e_a - e_b (Sherman and Morrison,
  /// 1950, "Adjustment of an inverse matrix corresponding to a change in one element of a given
  /// matrix"); between two components from the resistances within each. O(1) per pair.
  [[nodiscard]] std::vector<double> gains(std::span<const std::pair<Vertex, Vertex>> pairs,
                                          const Execution& execution = {}) const;

  /// At most so much would each link add to what several links lower the index by together, within
  /// one component: the index is convex in the conductances, so its slope n |L⁺b|² at 0 is the
  /// steepest (Ghosh, Boyd and Saberi, 2008, "Minimizing effective resistance of a graph").
  /// Infinite between components.
  [[nodiscard]] std::vector<double> slopes(std::span<const std::pair<Vertex, Vertex>> pairs) const;

  /// O(k²) within a component of k vertices, O(k³) when it joins two, k being those of both.
  void add_link(Vertex a, Vertex b);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace musubi
