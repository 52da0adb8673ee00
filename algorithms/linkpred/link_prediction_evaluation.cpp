#include "algorithms/linkpred/link_prediction_evaluation.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>

#include "algorithms/linkpred/link_features.hpp"
#include "algorithms/linkpred/link_model.hpp"
#include "algorithms/linkpred/ranking_quality.hpp"
#include "algorithms/linkpred/simple_view.hpp"
#include "algorithms/linkpred/single_scores.hpp"
#include "engine/random.hpp"

namespace musubi {
namespace {

void validate(const LinkEvaluationOptions& options) {
  if (!(options.share > 0.0 && options.share < 1.0)) {
    throw std::invalid_argument("link evaluation: share must be in (0, 1), got " +
                                std::to_string(options.share));
  }
  if (options.repeats < 2) {
    throw std::invalid_argument("link evaluation: repeats must be >= 2, got " +
                                std::to_string(options.repeats));
  }
  const std::set<LinkPredictor> distinct(options.predictors.begin(), options.predictors.end());
  if (distinct.size() != options.predictors.size()) {
    throw std::invalid_argument("link evaluation: a predictor is named twice");
  }
  require_options(options.prediction);
}

std::uint64_t seed_of_repeat(std::uint64_t seed, int repeat) {
  SplitMix64 seeds(seed);
  for (int i = 0; i < repeat; ++i) seeds.next();
  return seeds.next();
}

LinkEvaluationOutcome outcome_for(const CsrGraph& simple, double share) {
  const std::uint64_t n = simple.num_vertices();
  const std::uint64_t m = simple.num_edges();
  const auto left_out = static_cast<std::uint64_t>(std::llround(share * static_cast<double>(m)));
  if (m < kFewestEdgesToEvaluate || left_out >= m) return LinkEvaluationOutcome::too_few_edges;
  if (m == n * (n - 1) / 2) return LinkEvaluationOutcome::no_non_edges;
  return LinkEvaluationOutcome::done;
}

// The one measured against always takes part.
std::vector<LinkPredictor> with_degree(std::vector<LinkPredictor> predictors) {
  constexpr auto kDegree = LinkPredictor::preferential_attachment;
  if (std::find(predictors.begin(), predictors.end(), kDegree) == predictors.end()) {
    predictors.push_back(kDegree);
  }
  return predictors;
}

/// Scores of the pairs by each predictor; what `combined` is made of is worked out once.
std::vector<std::vector<double>> all_scores(const CsrGraph& simple,
                                            std::span<const VertexPair> pairs,
                                            const std::vector<LinkPredictor>& predictors,
                                            const LinkPredictionOptions& options) {
  std::vector<std::vector<double>> scores;
  if (std::find(predictors.begin(), predictors.end(), LinkPredictor::combined) ==
      predictors.end()) {
    const SourceGroups groups(simple.num_vertices(), pairs);
    for (const LinkPredictor predictor : predictors) {
      scores.push_back(single_scores(simple, groups, predictor, options));
    }
    return scores;
  }
  const auto features = link_features(simple, pairs, options);
  for (const LinkPredictor predictor : predictors) {
    scores.push_back(predictor == LinkPredictor::combined
                         ? LinkModel(simple, options).scores(features)
                         : features.columns[column_of(predictor)]);
  }
  return scores;
}

struct Repeats {
  std::vector<double> auc{};
  std::vector<double> average_precision{};
  std::vector<double> precision_at_k{};

  void add(const RankingQuality& quality) {
    auc.push_back(quality.auc);
    average_precision.push_back(quality.average_precision);
    precision_at_k.push_back(quality.precision_at_k);
  }
};

void run_repeat(const LeftOutLinks& split, const std::vector<LinkPredictor>& predictors,
                std::size_t k, const LinkPredictionOptions& options,
                std::vector<Repeats>& repeats) {
  auto pairs = split.positives;
  pairs.insert(pairs.end(), split.negatives.begin(), split.negatives.end());
  const auto scores = all_scores(split.graph, pairs, predictors, options);
  for (std::size_t p = 0; p < predictors.size(); ++p) {
    const std::span<const double> all(scores[p]);
    repeats[p].add(
        ranking_quality(all.first(split.positives.size()), all.subspan(split.positives.size()), k));
  }
}

RepeatedEstimate difference(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> differences(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) differences[i] = a[i] - b[i];
  return estimate(std::move(differences));
}

LinkPredictionVerdict verdict_on(const std::vector<LinkPredictorQuality>& qualities,
                                 const Repeats& degree) {
  const auto best_by = [&](RepeatedEstimate LinkPredictorQuality::*figure) {
    return *std::max_element(qualities.begin(), qualities.end(), [&](const auto& a, const auto& b) {
      return (a.*figure).mean < (b.*figure).mean;
    });
  };
  const auto by_auc = best_by(&LinkPredictorQuality::auc);
  const auto by_precision = best_by(&LinkPredictorQuality::average_precision);
  LinkPredictionVerdict verdict;
  verdict.best_by_auc = by_auc.predictor;
  verdict.best_by_average_precision = by_precision.predictor;
  verdict.auc_over_degree = difference(by_auc.auc.repeats, degree.auc);
  verdict.average_precision_over_degree =
      difference(by_precision.average_precision.repeats, degree.average_precision);
  verdict.auc_beats_degree = verdict.auc_over_degree.low > 0.0;
  verdict.average_precision_beats_degree = verdict.average_precision_over_degree.low > 0.0;
  return verdict;
}

}  // namespace

LeftOutLinks links_left_out(const CsrGraph& graph, const LinkEvaluationOptions& options,
                            int repeat) {
  return leave_out_links(graph, {.share = options.share,
                                 .negatives = options.negatives,
                                 .all_up_to = options.all_up_to,
                                 .connected_only = options.connected_only,
                                 .seed = seed_of_repeat(options.seed, repeat)});
}

LinkPredictionEvaluation evaluate_link_prediction(const CsrGraph& graph,
                                                  const LinkEvaluationOptions& options) {
  validate(options);
  const CsrGraph simple = simple_view(graph);
  LinkPredictionEvaluation result{.outcome = outcome_for(simple, options.share)};
  if (result.outcome != LinkEvaluationOutcome::done) return result;
  const auto predictors = with_degree(options.predictors);
  std::vector<Repeats> repeats(predictors.size());
  auto prediction = options.prediction;
  prediction.execution = options.execution.quiet();
  for (int repeat = 0; repeat < options.repeats; ++repeat) {
    options.execution.check_stop();
    const auto split = links_left_out(simple, options, repeat);
    if (split.positives.empty() || split.negatives.empty()) {
      return {.outcome = LinkEvaluationOutcome::all_parted};
    }
    result.left_out = split.positives.size();
    result.parted += split.parted / options.repeats;
    result.negatives = split.negatives.size();
    result.all_non_edges = split.all_non_edges;
    result.k =
        std::min(options.k > 0 ? options.k : result.left_out, result.left_out + result.negatives);
    prediction.seed = seed_of_repeat(options.seed, repeat);
    run_repeat(split, predictors, result.k, prediction, repeats);
    if (options.execution.progress) {
      options.execution.progress((repeat + 1.0) / options.repeats);
    }
  }
  for (std::size_t p = 0; p < options.predictors.size(); ++p) {
    result.predictors.push_back({predictors[p], estimate(repeats[p].auc),
                                 estimate(repeats[p].average_precision),
                                 estimate(repeats[p].precision_at_k)});
  }
  const auto degree =
      std::find(predictors.begin(), predictors.end(), LinkPredictor::preferential_attachment) -
      predictors.begin();
  if (!result.predictors.empty()) {
    result.verdict = verdict_on(result.predictors, repeats[static_cast<std::size_t>(degree)]);
  }
  return result;
}

}  // namespace musubi
