#include "algorithms/linkpred/link_trust.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

#include "algorithms/linkpred/simple_view.hpp"
#include "algorithms/linkpred/single_scores.hpp"

namespace musubi {
namespace {

using enum LinkPredictor;

constexpr std::size_t kSmall = 10'000;  // n + 2m
constexpr std::size_t kAllPairs = 25'000;
constexpr double kTestShare = 0.1;
constexpr int kRepeats = 10;
constexpr int kRepeatsOfCombined = 3;
constexpr int kRepeatsWhenLarge = 5;
constexpr std::size_t kMostLeftOut = 100;
constexpr std::size_t kFewestLeftOut = 20;
constexpr std::size_t kSizeInSeconds = 220'000;  // n + 2m up to which kMostLeftOut takes seconds

std::size_t size_of(const CsrGraph& simple) {
  return simple.num_vertices() + 2 * static_cast<std::size_t>(simple.num_edges());
}

LinkEvaluationOptions small_test(LinkPredictor predictor) {
  LinkEvaluationOptions options{.share = kTestShare,
                                .repeats = predictor == combined ? kRepeatsOfCombined : kRepeats,
                                .all_up_to = kAllPairs,
                                .predictors = single_predictors()};
  if (predictor == combined) options.predictors.push_back(combined);
  return options;
}

// A walk from each end that lies in the pairs costs n + 2m.
LinkEvaluationOptions bounded_test(const CsrGraph& simple, LinkPredictor predictor) {
  const std::size_t size = std::max(size_of(simple), kSizeInSeconds);
  const std::size_t most = std::max(kFewestLeftOut, kMostLeftOut * kSizeInSeconds / size);
  const auto links = static_cast<double>(simple.num_edges());
  LinkEvaluationOptions options{
      .share = std::min(kTestShare, static_cast<double>(most) / links),
      .repeats = kRepeatsWhenLarge,
      .all_up_to = 0,
      .predictors = {common_neighbours, jaccard, adamic_adar, resource_allocation,
                     preferential_attachment, local_path}};
  auto& tested = options.predictors;
  if (std::find(tested.begin(), tested.end(), predictor) == tested.end()) {
    tested.push_back(predictor);
  }
  return options;
}

RepeatedEstimate gain(const RepeatedEstimate& figure, const RepeatedEstimate& of_degree) {
  auto differences = figure.repeats;
  for (std::size_t i = 0; i < differences.size(); ++i) differences[i] -= of_degree.repeats[i];
  return estimate(std::move(differences));
}

TrustOutcome judged(const RepeatedEstimate& auc, const RepeatedEstimate& average_precision) {
  const bool by_auc = auc.low > 0.0;
  const bool by_precision = average_precision.low > 0.0;
  if (by_auc && by_precision) return TrustOutcome::clearly_better;
  return by_auc || by_precision ? TrustOutcome::somewhat_better
                                : TrustOutcome::no_better_than_degree;
}

}  // namespace

std::string_view name_of(TrustOutcome outcome) {
  switch (outcome) {
    case TrustOutcome::too_few_links:
      return "too_few_links";
    case TrustOutcome::everything_linked:
      return "everything_linked";
    case TrustOutcome::no_better_than_degree:
      return "no_better_than_degree";
    case TrustOutcome::somewhat_better:
      return "somewhat_better";
    case TrustOutcome::clearly_better:
      return "clearly_better";
  }
  return "";
}

const LinkPredictorQuality& quality_of(const LinkPredictionEvaluation& evaluation,
                                       LinkPredictor predictor) {
  for (const auto& quality : evaluation.predictors) {
    if (quality.predictor == predictor) return quality;
  }
  throw std::invalid_argument("quality_of: '" + std::string(name_of(predictor)) +
                              "' did not take part");
}

LinkTrust link_trust(const CsrGraph& graph, const LinkTrustOptions& options) {
  const CsrGraph simple = simple_view(graph);
  const bool small = size_of(simple) <= kSmall;
  LinkTrust trust{
      .predictor = options.predictor == combined && !small ? random_walk : options.predictor,
      .links = simple.num_edges()};
  if (trust.links < kFewestLinksToTrust) return trust;
  auto test = small ? small_test(trust.predictor) : bounded_test(simple, trust.predictor);
  test.seed = options.seed;
  test.execution = options.execution;
  // Single predictors of a small graph take less than it takes to gather a team for each.
  if (small && trust.predictor != combined) test.execution.threads = 1;
  trust.repeats = test.repeats;
  trust.evaluation = evaluate_link_prediction(simple, test);
  if (!trust.tested()) {
    trust.outcome = TrustOutcome::everything_linked;
    return trust;
  }
  const auto& own = quality_of(trust.evaluation, trust.predictor);
  const auto& degree = quality_of(trust.evaluation, preferential_attachment);
  trust.auc_over_degree = gain(own.auc, degree.auc);
  trust.average_precision_over_degree = gain(own.average_precision, degree.average_precision);
  trust.outcome = judged(trust.auc_over_degree, trust.average_precision_over_degree);
  return trust;
}

}  // namespace musubi
