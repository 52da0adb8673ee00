#include "algorithms/linkpred/link_model.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "algorithms/linkpred/link_examples.hpp"
#include "algorithms/linkpred/ranking_quality.hpp"
#include "engine/execution.hpp"

namespace musubi {
namespace {

constexpr std::size_t kFewestExamples = 10;
constexpr std::size_t kFolds = 3;
constexpr double kRidge = 1.0;

constexpr std::array<LinkModelParts, 5> kCandidates = {{{.linear = true},
                                                        {.interactions = true},
                                                        {.trees = true},
                                                        {.linear = true, .trees = true},
                                                        {.interactions = true, .trees = true}}};

FittedLinkModel fit(const LinkFeatures& features, const std::vector<bool>& labels) {
  FittedLinkModel fitted{.scaling = ColumnScaling(features)};
  const auto scaled = fitted.scaling.scaled(features);
  fitted.linear = fit_logistic_regression(scaled, labels, kRidge);
  fitted.interactions = fit_logistic_regression(with_interactions(scaled), labels, kRidge);
  fitted.trees = fit_boosted_trees(scaled, labels);
  return fitted;
}

std::vector<double> log_odds(const FittedLinkModel& fitted, const LinkModelParts& parts,
                             const LinkFeatures& features) {
  const auto scaled = fitted.scaling.scaled(features);
  std::vector<double> sum(features.num_pairs(), 0.0);
  double count = 0.0;
  const auto add = [&](const std::vector<double>& odds) {
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += odds[i];
    count += 1.0;
  };
  if (parts.linear) add(fitted.linear.log_odds(scaled));
  if (parts.interactions) add(fitted.interactions.log_odds(with_interactions(scaled)));
  if (parts.trees) add(fitted.trees.log_odds(scaled));
  for (double& odds : sum) odds /= count;
  return sum;
}

// Links and others are dealt out in turn, each by its own count, so that all folds have both.
std::vector<std::size_t> fold_of_examples(const std::vector<bool>& labels) {
  std::vector<std::size_t> folds;
  folds.reserve(labels.size());
  std::array<std::size_t, 2> dealt{};
  for (const bool label : labels) folds.push_back(dealt[label ? 1 : 0]++ % kFolds);
  return folds;
}

double validate(const FittedLinkModel& fitted, const LinkModelParts& parts,
                const LinkFeatures& features, const std::vector<bool>& labels) {
  const auto odds = log_odds(fitted, parts, features);
  std::vector<double> positives;
  std::vector<double> negatives;
  for (std::size_t i = 0; i < odds.size(); ++i) {
    (labels[i] ? positives : negatives).push_back(odds[i]);
  }
  const auto quality = ranking_quality(positives, negatives, 1);
  return quality.auc + quality.average_precision;
}

/// What each candidate is worth on the examples of one fold, taught by the others.
std::array<double, kCandidates.size()> cross_validate(const LinkExamples& examples,
                                                      const std::vector<std::size_t>& folds,
                                                      std::size_t fold) {
  std::array<std::vector<std::size_t>, 2> rows;  // taught, asked
  std::array<std::vector<bool>, 2> labels;
  for (std::size_t i = 0; i < folds.size(); ++i) {
    const std::size_t asked = folds[i] == fold ? 1 : 0;
    rows[asked].push_back(i);
    labels[asked].push_back(examples.labels[i]);
  }
  const auto fitted = fit(rows_of(examples.features, rows[0]), labels[0]);
  const auto asked = rows_of(examples.features, rows[1]);
  std::array<double, kCandidates.size()> worth{};
  for (std::size_t c = 0; c < kCandidates.size(); ++c) {
    worth[c] = validate(fitted, kCandidates[c], asked, labels[1]);
  }
  return worth;
}

// The upper one of two; 0 of none.
double median(std::vector<double> values) {
  if (values.empty()) return 0.0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

LinkModel::LinkModel(const CsrGraph& simple, const LinkPredictionOptions& options) {
  const auto examples = link_examples(simple, options);
  const std::size_t links = examples.num_links();
  if (std::min(links, examples.labels.size() - links) >= kFewestExamples) {
    learn(examples, options.execution);
  }
  // The examples lie in graphs that are more in pieces, so they are nearer to each other than the
  // pairs of the whole graph; they stand in where that shows no unlinked pair with a path.
  auto unlinked = unlinked_with_path(simple, options);
  if (unlinked.num_pairs() == 0) unlinked = unlinked_of(examples);
  neutral_ = median(scores_by_path(unlinked));
}

void LinkModel::learn(const LinkExamples& examples, const Execution& execution) {
  const auto folds = fold_of_examples(examples.labels);
  std::array<std::array<double, kCandidates.size()>, kFolds> worth{};
  FittedLinkModel whole;
  const Execution quiet = execution.quiet();
  parallel_for(kFolds + 1, quiet, [&](std::size_t task, int) {
    if (task == kFolds) {
      whole = fit(examples.features, examples.labels);
    } else {
      worth[task] = cross_validate(examples, folds, task);
    }
  });
  double best = -1.0;
  for (std::size_t c = 0; c < kCandidates.size(); ++c) {
    double sum = 0.0;
    for (const auto& of_fold : worth) sum += of_fold[c];
    if (sum <= best) continue;
    best = sum;
    parts_ = kCandidates[c];
  }
  fitted_ = std::move(whole);
  learnt_ = true;
}

std::vector<double> LinkModel::scores_by_path(const LinkFeatures& features) const {
  if (features.num_pairs() == 0) return {};
  return learnt_ ? log_odds(fitted_, parts_, features)
                 : features.columns[column_of(LinkPredictor::random_walk)];
}

std::vector<double> LinkModel::scores(const LinkFeatures& features) const {
  auto scores = scores_by_path(features);
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (!features.connected[i]) scores[i] = neutral_;
  }
  return scores;
}

}  // namespace musubi
