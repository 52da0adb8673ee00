#pragma once
#include <span>
#include <vector>

#include "algorithms/linkpred/link_scores.hpp"
#include "engine/csr_graph.hpp"

namespace musubi {

/// Numbers on pairs, one column each, from which a link may be foretold.
struct LinkFeatures {
  std::vector<std::vector<double>> columns{};  ///< each as long as there are pairs
  std::vector<bool> connected{};               ///< per pair: there is a path between its ends

  [[nodiscard]] std::size_t num_pairs() const { return columns.empty() ? 0 : columns[0].size(); }
};

/// The scores of all single predictors in their order, then the smaller and the larger degree, for
/// pairs of a simple view, and whether they are connected. Cost of all single predictors together.
[[nodiscard]] LinkFeatures link_features(const CsrGraph& simple, std::span<const VertexPair> pairs,
                                         const LinkPredictionOptions& options);

/// Position of a single predictor's scores among the columns.
[[nodiscard]] std::size_t column_of(LinkPredictor predictor);

/// Adds the pairs of `more` below those of `features`. Empty features take its columns over.
void append(LinkFeatures& features, const LinkFeatures& more);

/// The rows at these positions, in their order.
[[nodiscard]] LinkFeatures rows_of(const LinkFeatures& features, std::span<const std::size_t> rows);

}  // namespace musubi
