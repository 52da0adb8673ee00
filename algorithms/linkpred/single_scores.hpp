#pragma once
#include <span>
#include <vector>

#include "algorithms/linkpred/link_predictor.hpp"
#include "algorithms/linkpred/link_scores.hpp"
#include "algorithms/linkpred/source_groups.hpp"
#include "engine/csr_graph.hpp"

namespace musubi {

/// link_scores() of one predictor other than `combined`, on a simple view and pairs known to be
/// right. Throws as link_scores() does, and for `combined`.
[[nodiscard]] std::vector<double> single_scores(const CsrGraph& simple, const SourceGroups& groups,
                                                LinkPredictor predictor,
                                                const LinkPredictionOptions& options);

/// All predictors but `combined`, in the order of the enumeration.
[[nodiscard]] const std::vector<LinkPredictor>& single_predictors();

/// Throws std::invalid_argument when an end of a pair is not below n or a pair is a vertex with
/// itself. O(pairs).
void require_pairs(Vertex n, std::span<const VertexPair> pairs);

/// Throws std::invalid_argument when an option of any predictor is outside its range (β against
/// λmax apart, for which the graph must be known). O(1).
void require_options(const LinkPredictionOptions& options);

}  // namespace musubi
