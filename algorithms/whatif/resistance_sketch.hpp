#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "algorithms/whatif/link_objective.hpp"
#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// How far an estimate may be from what it estimates: between (1 - below) and (1 + above) times it.
struct SketchError {
  double above = 0.0;  ///< > 0, may exceed 1
  double below = 0.0;  ///< in (0, 1)
};

/// The error that a sum of `rows` squares of independent Gaussians, k of them, keeps within for
/// `events` such sums at once but with probability `failure`: the tails of chi-square are at most
/// exp(-k/2 (e - ln(1 + e))) above and exp(-k/2 (-e - ln(1 - e))) below (Chernoff, 1952, "A measure
/// of asymptotic efficiency for tests of a hypothesis based on the sum of observations"), 2 events
/// each. The same holds for weighted sums, whose tails are lighter. O(1). Throws
/// std::invalid_argument unless rows >= 1, events >= 1 and 0 < failure < 1.
[[nodiscard]] SketchError sketch_error(std::size_t rows, double events, double failure);

/// By how much a link would lower the index of ResistanceMatrix: a number and what it lies between.
struct GainRange {
  double gain = 0.0;
  double least = 0.0;
  double most = 0.0;
  [[nodiscard]] bool is_exact() const { return least == most; }
};

/// Effective resistances of a graph too large for ResistanceMatrix, with the same conventions: what
/// strengths and directions mean, and that no way counts as a resistance of n or n divided by the
/// smallest strength below 1. With Q of `rows` rows of independent Gaussians of variance 1/rows,
/// the columns of Y = Q L⁺ and F = Q W^½ B L⁺ keep, up to the error of sketch_error(),
///
///     |L⁺b|² ≈ |Y b|²,   bᵀL⁺b ≈ |F b|²,   (L⁺)_aa ≈ |F e_a|²,   tr L⁺ ≈ |F|²
///
/// (Spielman and Srivastava, 2008, "Graph sparsification by effective resistances"; Johnson and
/// Lindenstrauss, 1984). Seeded; does not depend on threads.
class ResistanceSketch {
 public:
  /// 2·rows solves by ComponentLaplacian per component, and one per vertex for the traces of those
  /// of at most kMostExactTrace vertices; 16 rows·n bytes. The graph need not live on. Throws
  /// std::invalid_argument when rows is 0, Error(cancelled) on a stop request.
  ResistanceSketch(const CsrGraph& graph, std::size_t rows, std::uint64_t seed,
                   const Execution& execution = {});
  ResistanceSketch(ResistanceSketch&& other) noexcept;
  ResistanceSketch& operator=(ResistanceSketch&& other) noexcept;
  ~ResistanceSketch();

  /// The index, and the standard deviation of its estimate: n (2/rows |L⁺|²)^½ in a component, |L⁺|
  /// being estimated too. 0 when every component was small enough for an exact trace.
  [[nodiscard]] double kirchhoff_index() const;
  [[nodiscard]] double standard_error() const;

  /// The gains of new links between each vertex first .. first+count-1 and each vertex of `others`
  /// (a row per vertex of the former), with an error for each estimate. O(rows) a pair, as products
  /// of matrices.
  [[nodiscard]] std::vector<GainRange> gains(Vertex first, Vertex count,
                                             std::span<const Vertex> others,
                                             const SketchError& error) const;

  /// The gain by solving with L: exact (to the solver's 1e-10) within a component; between two also
  /// when both have an exact trace, else within the error of that. One solve, or two.
  [[nodiscard]] GainRange solved_gain(NewLink link, const SketchError& error,
                                      const std::stop_token& stop = {}) const;

  static constexpr std::size_t kMostExactTrace = 512;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace musubi
