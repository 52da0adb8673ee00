#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"
#include "engine/localized_text.hpp"

namespace musubi {

/// The measures that have a name on the command line.
enum class Measure {
  degree,
  strength,
  betweenness,
  closeness,
  harmonic,
  eigenvector,
  pagerank,
  constraint,
  effective_size,
  katz,
  hub_score,
  authority,
};

[[nodiscard]] const std::vector<Measure>& all_measures();
/// Those that tables and reports have unless told otherwise. Katz, hubs and authorities are not
/// among them: beside eigenvector centrality and PageRank they tell most readers nothing new.
[[nodiscard]] const std::vector<Measure>& usual_measures();
[[nodiscard]] std::string_view name_of(Measure measure);
[[nodiscard]] LocalizedText label_of(Measure measure);
/// What the numbers mean, in one sentence for a reader who is not a specialist.
[[nodiscard]] LocalizedText meaning_of(Measure measure);
/// Throws Error(usage) with the names there are.
[[nodiscard]] Measure measure_named(std::string_view name);

/// One measure over all vertices.
struct CentralityColumn {
  Measure measure = Measure::degree;
  std::vector<double> scores{};  ///< length n; NaN where the measure says nothing of a vertex
  /// Length n; 1 is the most central: the highest score, but the lowest constraint. Equal scores
  /// share the best rank; vertices of score NaN share the one after all others.
  std::vector<std::uint32_t> ranks{};
  bool converged = true;  ///< false when an iteration stopped early
};

/// The ranks of a column from its scores. Two scores count as equal when they differ by less than
/// 1e-9 of the larger. O(n log n).
[[nodiscard]] std::vector<std::uint32_t> centrality_ranks(const CentralityColumn& column);

/// Scores and ranks of the measures asked for, in that order. Cost and meaning as in each measure's
/// own header.
[[nodiscard]] std::vector<CentralityColumn> centrality_table(const CsrGraph& graph,
                                                             const std::vector<Measure>& measures,
                                                             const Execution& execution = {});

}  // namespace musubi
