#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "algorithms/linkpred/leave_out.hpp"
#include "algorithms/linkpred/link_predictor.hpp"
#include "algorithms/linkpred/link_scores.hpp"
#include "algorithms/linkpred/repeated_estimate.hpp"
#include "engine/csr_graph.hpp"

namespace musubi {

struct LinkEvaluationOptions {
  double share = 0.1;               ///< of the edges left out each time, in (0, 1)
  int repeats = 10;                 ///< >= 2, as an interval needs
  std::size_t negatives = 0;        ///< see LeaveOutOptions
  std::size_t all_up_to = 200'000;  ///< see LeaveOutOptions
  bool connected_only = false;      ///< see LeaveOutOptions
  std::size_t k = 0;                ///< of precision at k; 0: the number of edges left out
  std::vector<LinkPredictor> predictors = all_link_predictors();  ///< each at most once
  std::uint64_t seed = 42;
  LinkPredictionOptions prediction{};  ///< its seed and execution are not used
  Execution execution{};
};

struct LinkPredictorQuality {
  LinkPredictor predictor = LinkPredictor::common_neighbours;
  RepeatedEstimate auc{};
  RepeatedEstimate average_precision{};
  RepeatedEstimate precision_at_k{};
};

/// What the evaluation says in short.
struct LinkPredictionVerdict {
  LinkPredictor best_by_auc = LinkPredictor::common_neighbours;  ///< ties: the first asked for
  LinkPredictor best_by_average_precision = LinkPredictor::common_neighbours;
  /// What each has over preferential_attachment (degree alone), repeat by repeat on the same edges.
  RepeatedEstimate auc_over_degree{};
  RepeatedEstimate average_precision_over_degree{};
  /// The interval of the difference lies above 0. The best is picked on the same repeats, so a
  /// narrow yes among many predictors is a little too easily had.
  bool auc_beats_degree = false;
  bool average_precision_beats_degree = false;
};

enum class LinkEvaluationOutcome {
  done,
  too_few_edges,  ///< fewer than kFewestEdgesToEvaluate, or nothing would be left
  no_non_edges,   ///< every pair of vertices is linked
  all_parted,     ///< connected_only, and a repeat had no edge or no negative with a path
};

inline constexpr EdgeId kFewestEdgesToEvaluate = 10;

struct LinkPredictionEvaluation {
  LinkEvaluationOutcome outcome = LinkEvaluationOutcome::done;
  std::size_t left_out = 0;    ///< edges left out each time
  std::size_t negatives = 0;   ///< pairs without an edge they are told apart from
  bool all_non_edges = false;  ///< these are all there are
  double parted = 0.0;  ///< mean share of the edges left out whose ends have no path any more
  std::size_t k = 0;    ///< of precision at k
  std::vector<LinkPredictorQuality> predictors{};  ///< in the order asked for; empty unless done
  std::optional<LinkPredictionVerdict>
      verdict{};  ///< none unless done and a predictor was asked for
};

/// How well predictors find edges of the graph that were hidden from them: a share of the edges is
/// left out at random, all predictors score these and pairs without an edge on the same remaining
/// graph, ranking_quality() compares; repeated. `combined` learns anew each time, on the remaining
/// graph alone. Directions, weights, self-loops and parallel edges are ignored (simple_view()).
/// Disconnected graphs are fine; too small ones give an empty result that says why.
///
/// Leaving edges out may part a component: `parted` tells how often. No path leads to such an edge,
/// so walks and common neighbours put it last, and `combined` in the middle, since nothing is known
/// of it (see LinkModel); `connected_only` asks how they do otherwise.
///
/// AUC does not depend on how many negatives there are, average precision and precision at k do: in
/// comparing two evaluations mind `negatives`. Real absent links are not proven absent; all three
/// figures are lower where the graph itself lacks links.
///
/// Cost: repeats times that of link_scores() for each predictor, where `combined` takes the others
/// twice or more. The same bits for any number of threads. Progress is told after each repeat.
/// Throws std::invalid_argument if an option is outside its range or a predictor is named twice,
/// Error(cancelled) on a stop request. Source: Lü and Zhou, 2011, "Link prediction in complex
/// networks: a survey".
[[nodiscard]] LinkPredictionEvaluation evaluate_link_prediction(
    const CsrGraph& graph, const LinkEvaluationOptions& options = {});

/// What repeat number `repeat` (from 0) of an evaluation with these options leaves out. Cost and
/// errors of leave_out_links().
[[nodiscard]] LeftOutLinks links_left_out(const CsrGraph& graph,
                                          const LinkEvaluationOptions& options, int repeat);

}  // namespace musubi
