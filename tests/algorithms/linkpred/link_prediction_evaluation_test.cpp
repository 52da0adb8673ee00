#include "algorithms/linkpred/link_prediction_evaluation.hpp"

#include <cmath>
#include <stdexcept>
#include <stop_token>

#include "algorithms/linkpred/ranking_quality.hpp"
#include "engine/error.hpp"
#include "engine/random.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::link_prediction_evaluation_test {
namespace {

namespace zoo = musubi::testing;
using enum LinkPredictor;

TEST(RepeatedEstimate, IsStudentsInterval) {
  const auto result = estimate({1, 2, 3, 4});  // t(3, 0.975) = 3.182446, s = 1.290994
  EXPECT_DOUBLE_EQ(result.mean, 2.5);
  EXPECT_NEAR(result.high - result.mean, 3.182446 * 1.290994 / 2.0, 1e-5);
  EXPECT_NEAR(result.mean - result.low, result.high - result.mean, 1e-12);
  EXPECT_THROW(static_cast<void>(estimate({1})), std::invalid_argument);
}

TEST(LinkEvaluation, FiguresAreThoseOfTheSplitsItNames) {
  const auto graph = zoo::karate().graph();
  const LinkEvaluationOptions options{.repeats = 3, .predictors = {adamic_adar, katz}};
  const auto evaluation = evaluate_link_prediction(graph, options);
  ASSERT_EQ(evaluation.outcome, LinkEvaluationOutcome::done);
  EXPECT_EQ(evaluation.left_out, 8U);
  EXPECT_EQ(evaluation.k, 8U);
  EXPECT_TRUE(evaluation.all_non_edges);
  EXPECT_EQ(evaluation.negatives, 34U * 33U / 2U - 78U);
  for (int repeat = 0; repeat < 3; ++repeat) {
    const auto split = links_left_out(graph, options, repeat);
    for (const auto& quality : evaluation.predictors) {
      const auto expected =
          ranking_quality(link_scores(split.graph, split.positives, quality.predictor),
                          link_scores(split.graph, split.negatives, quality.predictor), 8);
      const auto r = static_cast<std::size_t>(repeat);
      EXPECT_NEAR(quality.auc.repeats[r], expected.auc, 1e-12);
      EXPECT_NEAR(quality.average_precision.repeats[r], expected.average_precision, 1e-12);
      EXPECT_NEAR(quality.precision_at_k.repeats[r], expected.precision_at_k, 1e-12);
    }
  }
}

TEST(LinkEvaluation, VerdictNamesTheBestAndWhetherDegreeAloneDoesAsWell) {
  // Cliques in a ring: common neighbours tell all, degree nothing.
  std::vector<Edge> edges;
  for (Vertex clique = 0; clique < 12; ++clique) {
    for (Vertex u = 0; u < 6; ++u) {
      for (Vertex v = u + 1; v < 6; ++v) edges.push_back({6 * clique + u, 6 * clique + v});
    }
    edges.push_back({6 * clique, (6 * clique + 6) % 72});
  }
  const auto graph = CsrGraph::from_edges(72, edges);
  const auto good =
      evaluate_link_prediction(graph, {.predictors = {preferential_attachment, adamic_adar}});
  ASSERT_TRUE(good.verdict.has_value());
  EXPECT_EQ(good.verdict->best_by_auc, adamic_adar);
  EXPECT_EQ(good.verdict->best_by_average_precision, adamic_adar);
  EXPECT_TRUE(good.verdict->auc_beats_degree);
  EXPECT_TRUE(good.verdict->average_precision_beats_degree);
  EXPECT_GT(good.verdict->auc_over_degree.low, 0.3);
  // Degree against itself, though not asked for beside it, is no gain.
  const auto itself = evaluate_link_prediction(graph, {.predictors = {preferential_attachment}});
  EXPECT_FALSE(itself.verdict->auc_beats_degree);
  EXPECT_EQ(itself.verdict->auc_over_degree.mean, 0.0);
}

TEST(LinkEvaluation, TinyGraphsGiveAnEmptyResultThatSaysWhy) {
  const auto outcome = [](const CsrGraph& graph, const LinkEvaluationOptions& options = {}) {
    const auto evaluation = evaluate_link_prediction(graph, options);
    EXPECT_EQ(evaluation.predictors.empty(), evaluation.outcome != LinkEvaluationOutcome::done);
    EXPECT_EQ(evaluation.verdict.has_value(), evaluation.outcome == LinkEvaluationOutcome::done);
    return evaluation.outcome;
  };
  EXPECT_EQ(outcome(CsrGraph{}), LinkEvaluationOutcome::too_few_edges);
  EXPECT_EQ(outcome(CsrGraph::from_edges(5, {})), LinkEvaluationOutcome::too_few_edges);
  EXPECT_EQ(outcome(zoo::path(10).graph()), LinkEvaluationOutcome::too_few_edges);
  EXPECT_EQ(outcome(zoo::complete(6).graph()), LinkEvaluationOutcome::no_non_edges);
  EXPECT_EQ(outcome(zoo::path(11).graph()), LinkEvaluationOutcome::done);
  EXPECT_EQ(outcome(zoo::path(40).graph(), {.connected_only = true}),
            LinkEvaluationOutcome::all_parted);
}

TEST(LinkEvaluation, RefusesWrongOptionsAndStopsWhenAsked) {
  const auto graph = zoo::karate().graph();
  const auto refuses = [&](const LinkEvaluationOptions& options) {
    EXPECT_THROW(static_cast<void>(evaluate_link_prediction(graph, options)),
                 std::invalid_argument);
  };
  refuses({.share = 0});
  refuses({.share = 1});
  refuses({.repeats = 1});
  refuses({.predictors = {katz, katz}});
  refuses({.prediction = {.walk_restart = 2}});
  std::stop_source stopped;
  stopped.request_stop();
  EXPECT_THROW(static_cast<void>(
                   evaluate_link_prediction(graph, {.execution = {.stop = stopped.get_token()}})),
               Error);
}

TEST(LinkEvaluation, SameBitsForAnyNumberOfThreadsAndProgressToTheEnd) {
  const auto graph = zoo::karate().graph();
  const auto with = [&](int threads) {
    double last = 0.0;
    LinkEvaluationOptions options{.repeats = 2};
    options.execution = {.threads = threads, .progress = [&](double done) { last = done; }};
    const auto evaluation = evaluate_link_prediction(graph, options);
    EXPECT_DOUBLE_EQ(last, 1.0);
    std::vector<double> figures;
    for (const auto& quality : evaluation.predictors) {
      for (const auto* figure :
           {&quality.auc, &quality.average_precision, &quality.precision_at_k}) {
        figures.insert(figures.end(), figure->repeats.begin(), figure->repeats.end());
      }
    }
    return figures;
  };
  const auto one = with(1);
  EXPECT_EQ(one.size(), 60U);
  EXPECT_EQ(with(3), one);
}

// What is left out leaves traces in a graph that was connected: ends without a path. On a random
// tree every edge left out is such, and nothing else can be known of it. Who has learnt the traces
// is far above 0.5; who takes "no path" for "no link" far below.
TEST(LinkEvaluation, CombinedDoesNotLiveOnTheTracesOfLeavingOut) {
  std::vector<Edge> edges;
  SplitMix64 random(8);
  for (Vertex v = 1; v < 200; ++v) {
    edges.push_back({static_cast<Vertex>(random.below(v)), v});
  }
  const auto tree = CsrGraph::from_edges(200, edges);
  const auto evaluation =
      evaluate_link_prediction(tree, {.repeats = 4, .predictors = {random_walk, combined}});
  EXPECT_DOUBLE_EQ(evaluation.parted, 1.0);
  EXPECT_LT(evaluation.predictors[0].auc.mean, 0.45);
  EXPECT_NEAR(evaluation.predictors[1].auc.mean, 0.5, 0.1);
}

// Cliques in a ring, with chains that hang on them: what is left out of a chain is parted, and no
// other predictor knows that this says nothing.
TEST(LinkEvaluation, CombinedIsNoWorseThanWhatItIsMadeOfWhereEdgesAreParted) {
  constexpr Vertex kCliques = 24;
  constexpr Vertex kSize = 6;   // of a clique
  constexpr Vertex kChain = 6;  // vertices of the chain at each
  std::vector<Edge> edges;
  for (Vertex c = 0; c < kCliques; ++c) {
    const Vertex first = c * (kSize + kChain);
    for (Vertex u = 0; u < kSize; ++u) {
      for (Vertex v = u + 1; v < kSize; ++v) edges.push_back({first + u, first + v});
    }
    for (Vertex i = 0; i < kChain; ++i) {
      edges.push_back({i == 0 ? first : first + kSize + i - 1, first + kSize + i});
    }
    edges.push_back({first + 1, (c + 1) % kCliques * (kSize + kChain)});
  }
  const auto graph = CsrGraph::from_edges(kCliques * (kSize + kChain), edges);
  const auto evaluation = evaluate_link_prediction(graph, {.repeats = 3});
  EXPECT_GT(evaluation.parted, 0.2);
  const auto& verdict = *evaluation.verdict;
  EXPECT_EQ(verdict.best_by_auc, combined);
  EXPECT_EQ(verdict.best_by_average_precision, combined);
}

}  // namespace
}  // namespace musubi::link_prediction_evaluation_test
