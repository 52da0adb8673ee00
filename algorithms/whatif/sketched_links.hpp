#pragma once
#include <functional>

#include "algorithms/whatif/link_set_search.hpp"
#include "algorithms/whatif/resistance_sketch.hpp"

namespace musubi {

struct SketchedLinksOptions {
  LinkSetRules rules{};            ///< without costs and budget
  std::size_t rows = 256;          ///< of each sketch
  double failure = 0.05;           ///< probability that some range in the answer does not hold
  std::size_t most_solved = 1024;  ///< candidates whose gain is computed by solving, each time
  std::uint64_t seed = 1;
  Execution execution{};
};

struct SketchedLink {
  NewLink link{};
  GainRange gain{};    ///< by solving, given the links before it
  double rival = 0.0;  ///< no other candidate gains more than this, given the links before it
  [[nodiscard]] bool is_best() const { return gain.least >= rival; }
};

struct SketchedLinks {
  std::vector<SketchedLink> chosen{};  ///< in the order in which they were taken
  double before = 0.0;                 ///< the index as it is
  double standard_error = 0.0;         ///< of `before`; the gains do not depend on it
  SketchError error{};                 ///< of the estimates by which candidates were sifted
  std::uint64_t scored = 0;            ///< candidates that were sifted, each time
  std::uint64_t solved = 0;
};

/// The candidates with a vertex as their lower end, by their upper ends in increasing order; called
/// from several threads.
using UpperEnds = std::function<std::vector<Vertex>(Vertex)>;

/// The new links that lower the Kirchhoff index most (ResistanceMatrix says what it is, in a graph
/// in parts too), one after the other, each the best given those before, on graphs too large for
/// dense matrices. All candidates are sifted by a ResistanceSketch; those of the `most_solved`
/// largest upper bounds are then scored by solving. The largest upper bound among the others tells
/// whether one of them may be better. Each link has a new sketch of the graph with those before it,
/// with its own random numbers, so that its ranges hold in spite of the choices before: all of them
/// together with probability 1 - failure. Fewer links when there are no more candidates that gain.
///
/// Per link 2·rows + most_solved solves, O(rows) for each of p candidates and O(rows n²) for
/// products of blocks, 16 rows·n bytes; candidates are never held all at once. Ties go to the pair
/// that comes first. Does not depend on threads. Throws std::invalid_argument for costs or a
/// budget, for rows, links or most_solved below 1 and a failure outside (0, 1); Error(cancelled) on
/// a stop request. Ours, from what ResistanceSketch cites.
[[nodiscard]] SketchedLinks sketched_links(const CsrGraph& graph, const UpperEnds& candidates,
                                           const SketchedLinksOptions& options = {});

}  // namespace musubi
