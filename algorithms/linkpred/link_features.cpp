#include "algorithms/linkpred/link_features.hpp"

#include <algorithm>
#include <utility>

#include "algorithms/linkpred/pair_connection.hpp"
#include "algorithms/linkpred/single_scores.hpp"

namespace musubi {

LinkFeatures link_features(const CsrGraph& simple, std::span<const VertexPair> pairs,
                           const LinkPredictionOptions& options) {
  const SourceGroups groups(simple.num_vertices(), pairs);
  LinkFeatures features;
  for (const LinkPredictor predictor : single_predictors()) {
    features.columns.push_back(single_scores(simple, groups, predictor, options));
  }
  std::vector<double> smaller;
  std::vector<double> larger;
  for (const auto& [a, b] : pairs) {
    const ArcIndex of_a = simple.out_degree(a);
    const ArcIndex of_b = simple.out_degree(b);
    smaller.push_back(static_cast<double>(std::min(of_a, of_b)));
    larger.push_back(static_cast<double>(std::max(of_a, of_b)));
  }
  features.connected = are_connected(simple, pairs);
  features.columns.push_back(std::move(smaller));
  features.columns.push_back(std::move(larger));
  return features;
}

std::size_t column_of(LinkPredictor predictor) {
  return static_cast<std::size_t>(predictor);
}

void append(LinkFeatures& features, const LinkFeatures& more) {
  if (features.columns.empty()) {
    features = more;
    return;
  }
  for (std::size_t c = 0; c < more.columns.size(); ++c) {
    auto& column = features.columns[c];
    column.insert(column.end(), more.columns[c].begin(), more.columns[c].end());
  }
  features.connected.insert(features.connected.end(), more.connected.begin(), more.connected.end());
}

LinkFeatures rows_of(const LinkFeatures& features, std::span<const std::size_t> rows) {
  LinkFeatures result;
  for (const auto& column : features.columns) {
    auto& picked = result.columns.emplace_back();
    for (const std::size_t row : rows) picked.push_back(column[row]);
  }
  for (const std::size_t row : rows) result.connected.push_back(features.connected[row]);
  return result;
}

}  // namespace musubi
