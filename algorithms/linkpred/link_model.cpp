#include "algorithms/linkpred/link_model.hpp"

#include <algorithm>
#include <array>

#include "algorithms/linkpred/leave_out.hpp"
#include "algorithms/linkpred/ranking_quality.hpp"
#include "engine/random.hpp"

namespace musubi {
namespace {

constexpr double kShare = 0.1;
constexpr std::size_t kEnoughLinks = 2000;
constexpr std::size_t kMostRounds = 10;
constexpr std::size_t kFewestExamples = 10;
constexpr std::size_t kNegativesPerLink = 10;
constexpr std::size_t kFewestNegatives = 1000;
constexpr std::size_t kFolds = 3;
constexpr double kRidge = 1.0;

constexpr std::array<LinkModelParts, 5> kCandidates = {{{.linear = true},
                                                        {.interactions = true},
                                                        {.trees = true},
                                                        {.linear = true, .trees = true},
                                                        {.interactions = true, .trees = true}}};

struct Examples {
  LinkFeatures features{};
  std::vector<bool> labels{};

  [[nodiscard]] std::size_t links() const {
    return static_cast<std::size_t>(std::count(labels.begin(), labels.end(), true));
  }
};

void add_round(Examples& examples, const CsrGraph& simple, const LinkPredictionOptions& options) {
  const auto left_out = static_cast<std::size_t>(kShare * static_cast<double>(simple.num_edges()));
  const std::size_t per_link = kNegativesPerLink * std::min(left_out, options.learning_links);
  auto split = leave_out_links(simple, {.share = kShare,
                                        .negatives = std::max(kFewestNegatives, per_link),
                                        .all_up_to = 0,
                                        .seed = options.seed});
  auto& pairs = split.positives;
  pairs.resize(std::min(pairs.size(), options.learning_links));
  const std::size_t links = pairs.size();
  pairs.insert(pairs.end(), split.negatives.begin(), split.negatives.end());
  const auto features = link_features(split.graph, pairs, options);
  std::vector<std::size_t> connected;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (!features.connected[i]) continue;
    connected.push_back(i);
    examples.labels.push_back(i < links);
  }
  append(examples.features, rows_of(features, connected));
}

Examples examples_from(const CsrGraph& simple, LinkPredictionOptions options) {
  options.execution.progress = nullptr;
  Examples examples;
  SplitMix64 seeds(options.seed);
  std::size_t rounds = 0;
  while (simple.num_edges() >= 2 && rounds++ < kMostRounds && examples.links() < kEnoughLinks) {
    options.seed = seeds.next();
    add_round(examples, simple, options);
  }
  return examples;
}

struct Fitted {
  ColumnScaling scaling{};
  LogisticRegression linear{};
  LogisticRegression interactions{};
  BoostedTrees trees{};
};

Fitted fit(const LinkFeatures& features, const std::vector<bool>& labels) {
  Fitted fitted{.scaling = ColumnScaling(features)};
  const auto scaled = fitted.scaling.scaled(features);
  fitted.linear = fit_logistic_regression(scaled, labels, kRidge);
  fitted.interactions = fit_logistic_regression(with_interactions(scaled), labels, kRidge);
  fitted.trees = fit_boosted_trees(scaled, labels);
  return fitted;
}

std::vector<double> log_odds(const Fitted& fitted, const LinkModelParts& parts,
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
  std::array<std::size_t, 2> dealt{};
  for (const bool label : labels) folds.push_back(dealt[label ? 1 : 0]++ % kFolds);
  return folds;
}

double validate(const Fitted& fitted, const LinkModelParts& parts, const LinkFeatures& features,
                const std::vector<bool>& labels) {
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
std::array<double, kCandidates.size()> cross_validate(const Examples& examples,
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

}  // namespace

LinkModel::LinkModel(const CsrGraph& simple, const LinkPredictionOptions& options) {
  const auto examples = examples_from(simple, options);
  const std::size_t links = examples.links();
  if (std::min(links, examples.labels.size() - links) < kFewestExamples) return;
  const auto folds = fold_of_examples(examples.labels);
  std::array<std::array<double, kCandidates.size()>, kFolds> worth{};
  Fitted whole;
  const Execution quiet{.threads = options.execution.threads, .stop = options.execution.stop};
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
  scaling_ = whole.scaling;
  linear_ = whole.linear;
  interactions_ = whole.interactions;
  trees_ = whole.trees;
  const auto odds = log_odds(whole, parts_, examples.features);
  lowest_ = *std::min_element(odds.begin(), odds.end()) - 1.0;
  learnt_ = true;
}

std::vector<double> LinkModel::scores(const LinkFeatures& features) const {
  if (!learnt_) return features.columns[column_of(LinkPredictor::random_walk)];
  auto odds = log_odds({scaling_, linear_, interactions_, trees_}, parts_, features);
  for (std::size_t i = 0; i < odds.size(); ++i) {
    odds[i] = features.connected[i] ? std::max(odds[i], lowest_ + 0.5) : lowest_;
  }
  return odds;
}

}  // namespace musubi
