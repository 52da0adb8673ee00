#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "algorithms/linkpred/boosted_trees.hpp"
#include "algorithms/linkpred/column_scaling.hpp"
#include "algorithms/linkpred/link_features.hpp"
#include "algorithms/linkpred/link_scores.hpp"
#include "algorithms/linkpred/logistic_regression.hpp"
#include "engine/csr_graph.hpp"

namespace musubi {

/// What the predictor `combined` may be made of; more than one: the mean of their log-odds.
struct LinkModelParts {
  bool linear = false;        ///< logistic regression on the features
  bool interactions = false;  ///< logistic regression on them, their squares and products
  bool trees = false;         ///< boosted trees

  friend bool operator==(const LinkModelParts&, const LinkModelParts&) = default;
};

/// A model, learnt on one graph, of which of its pairs are linked.
///
/// One in ten edges is left out of the graph, link_features() of these edges and of pairs without
/// an edge are worked out on what is left, and models are taught to tell the two apart; rounds of
/// this are added up until there are 2,000 edges to learn from, at most 10 rounds. Which parts are
/// used is settled by threefold cross-validation: the largest sum of AUC and average precision. The
/// model is then applied to features on the whole graph.
///
/// Only pairs with a path between them are learnt from, and pairs without share the lowest score:
/// edges left out of a connected graph part it, so "no path" would mark them, and the model would
/// learn the traces of the leaving out instead of the graph, and rank unconnected pairs first.
/// Ours, after Ghasemian and others, 2020, "Stacking models for nearly optimal link prediction in
/// complex networks".
class LinkModel {
 public:
  /// Learns on a simple view. Cost of link_features() for some 11 pairs per edge left out, in each
  /// round, and of the fits. With fewer than 10 edges or non-edges to learn from nothing is
  /// learnt. Deterministic for options.seed, for any number of threads. Error(cancelled) on a stop
  /// request.
  LinkModel(const CsrGraph& simple, const LinkPredictionOptions& options);

  /// Log-odds of pairs with these features; that of a pair among those it learnt from, so only
  /// their order means something; pairs without a path all score the same, below all others. When
  /// nothing was learnt, the column of random_walk.
  [[nodiscard]] std::vector<double> scores(const LinkFeatures& features) const;

  [[nodiscard]] bool learnt() const { return learnt_; }
  [[nodiscard]] const LinkModelParts& parts() const { return parts_; }

 private:
  LinkModelParts parts_{};
  bool learnt_ = false;
  double lowest_ = 0.0;  // that of no pair with a path is lower
  ColumnScaling scaling_{};
  LogisticRegression linear_{};
  LogisticRegression interactions_{};
  BoostedTrees trees_{};
};

}  // namespace musubi
