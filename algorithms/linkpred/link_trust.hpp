#pragma once
#include <cstdint>
#include <string_view>

#include "algorithms/linkpred/link_prediction_evaluation.hpp"

namespace musubi {

/// How far suggestions of links may be trusted on one network.
enum class TrustOutcome {
  too_few_links,      ///< fewer than kFewestLinksToTrust: nothing can be tested
  everything_linked,  ///< there is no pair left to suggest
  no_better_than_degree,
  somewhat_better,  ///< by AUC or by average precision, not by both
  clearly_better,   ///< by both
};

/// The name in JSON, for example `somewhat_better`. O(1).
[[nodiscard]] std::string_view name_of(TrustOutcome outcome);

inline constexpr EdgeId kFewestLinksToTrust = 30;

struct LinkTrustOptions {
  LinkPredictor predictor = LinkPredictor::random_walk;  ///< whose suggestions are looked at
  std::uint64_t seed = 42;
  Execution execution{};
};

struct LinkTrust {
  TrustOutcome outcome = TrustOutcome::too_few_links;
  /// Whose suggestions were tested: the one asked for, or random_walk in the place of `combined`
  /// where that would take too long.
  LinkPredictor predictor = LinkPredictor::random_walk;
  EdgeId links = 0;  ///< of the simple view
  int repeats = 0;
  LinkPredictionEvaluation evaluation{};  ///< without predictors where nothing was tested
  /// What the predictor has over degree alone (preferential_attachment), repeat by repeat.
  RepeatedEstimate auc_over_degree{};
  RepeatedEstimate average_precision_over_degree{};

  [[nodiscard]] bool tested() const { return !evaluation.predictors.empty(); }
  [[nodiscard]] bool beats_degree() const {
    return outcome == TrustOutcome::somewhat_better || outcome == TrustOutcome::clearly_better;
  }
};

/// The figures of a predictor that took part. Throws std::invalid_argument for another.
[[nodiscard]] const LinkPredictorQuality& quality_of(const LinkPredictionEvaluation& evaluation,
                                                     LinkPredictor predictor);

/// Tests a predictor on the very network: evaluate_link_prediction() within bounds, beside degree
/// alone. A gain counts when its 95 % interval over the repeats lies above 0. The predictor is
/// given, not the best of many, so that a narrow yes is not picked out.
///
/// What takes part depends on the graph alone, never on the clock. With n + 2m up to 10,000: a
/// tenth of the edges, 10 repeats, all single predictors, and `combined` (with 3 repeats for all)
/// when it is asked for; all pairs without an edge where these are at most 25,000. Beyond, 5
/// repeats, at most 100 edges left out (fewer on a graph larger than 20,000 vertices and 100,000
/// edges, at least 20), ten times as many pairs without, and the predictors of neighbours and short
/// paths beside the one asked for: a few seconds at that size. The same bits for any number of
/// threads. Error(cancelled) on a stop request. Ours.
[[nodiscard]] LinkTrust link_trust(const CsrGraph& graph, const LinkTrustOptions& options = {});

}  // namespace musubi
