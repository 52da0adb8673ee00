#pragma once
#include <vector>

#include "algorithms/linkpred/boosted_trees.hpp"
#include "algorithms/linkpred/column_scaling.hpp"
#include "algorithms/linkpred/link_examples.hpp"
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

/// What is fitted to the features of pairs, scaled.
struct FittedLinkModel {
  ColumnScaling scaling{};
  LogisticRegression linear{};
  LogisticRegression interactions{};
  BoostedTrees trees{};
};

/// A model, learnt on one graph, of which of its pairs are linked.
///
/// Models are taught to tell edges that were left out from pairs without an edge, on
/// link_examples(). Which parts are used is settled by threefold cross-validation: the largest sum
/// of AUC and average precision. The model is then applied to features on the whole graph.
///
/// Only pairs with a path between them are learnt from: edges left out of a connected graph part
/// it, so "no path" would mark them, and the model would learn the traces of the leaving out
/// instead of the graph, and rank unconnected pairs first. That no path is known says nothing about
/// a pair, neither for nor against it: unknown is not absent. Such pairs share one score, the
/// median of that of unlinked pairs with a path, so that they come neither first nor last.
///
/// Ours, after Ghasemian and others, 2020, "Stacking models for nearly optimal link prediction in
/// complex networks".
class LinkModel {
 public:
  /// Learns on a simple view. Cost of link_features() for some 11 pairs per edge left out, in each
  /// round, of the fits, and of link_features() for 1,000 pairs. With fewer than 10 edges or
  /// non-edges to learn from nothing is learnt. Deterministic for options.seed, for any number of
  /// threads. Error(cancelled) on a stop request.
  LinkModel(const CsrGraph& simple, const LinkPredictionOptions& options);

  /// Log-odds of pairs with these features; that of a pair among those it learnt from, so only
  /// their order means something; pairs without a path all get neutral(). When nothing was learnt,
  /// the column of random_walk takes the place of the log-odds.
  [[nodiscard]] std::vector<double> scores(const LinkFeatures& features) const;

  /// The score of pairs without a path: the median of unlinked_with_path(), or of the unlinked
  /// examples when the graph shows none such; 0 without any.
  [[nodiscard]] double neutral() const { return neutral_; }

  [[nodiscard]] bool learnt() const { return learnt_; }
  [[nodiscard]] const LinkModelParts& parts() const { return parts_; }

 private:
  void learn(const LinkExamples& examples, const Execution& execution);
  [[nodiscard]] std::vector<double> scores_by_path(const LinkFeatures& features) const;

  LinkModelParts parts_{};
  bool learnt_ = false;
  double neutral_ = 0.0;
  FittedLinkModel fitted_{};
};

}  // namespace musubi
