#include "algorithms/linkpred/link_trust.hpp"

#include <stdexcept>

#include "engine/random.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::link_trust_test {
namespace {

namespace zoo = musubi::testing;
using enum LinkPredictor;

/// Cliques of six in a ring: common neighbours tell all, degree nothing.
CsrGraph ring_of_cliques(Vertex cliques) {
  std::vector<Edge> edges;
  for (Vertex clique = 0; clique < cliques; ++clique) {
    for (Vertex u = 0; u < 6; ++u) {
      for (Vertex v = u + 1; v < 6; ++v) edges.push_back({6 * clique + u, 6 * clique + v});
    }
    edges.push_back({6 * clique, (6 * clique + 6) % (6 * cliques)});
  }
  return CsrGraph::from_edges(6 * cliques, edges);
}

TEST(LinkTrust, WalksAreClearlyBetterThanDegreeAmongCliques) {
  const auto trust = link_trust(ring_of_cliques(12));
  EXPECT_EQ(trust.outcome, TrustOutcome::clearly_better);
  EXPECT_TRUE(trust.beats_degree());
  EXPECT_GT(trust.auc_over_degree.low, 0.3);
  EXPECT_GT(trust.average_precision_over_degree.low, 0.0);
  EXPECT_EQ(trust.predictor, random_walk);
  EXPECT_EQ(trust.links, 12U * 16U);
  EXPECT_EQ(trust.evaluation.left_out, 19U);
}

TEST(LinkTrust, NothingBeatsDegreeWhereDegreeIsAllThereIs) {
  // An edge joins u and v with a probability that is a product of what they bring, so that beyond
  // it nothing can be known. Neighbours in common come of the same degrees, with more noise.
  SplitMix64 random(4);
  std::vector<Edge> edges;
  for (Vertex u = 0; u < 150; ++u) {
    for (Vertex v = u + 1; v < 150; ++v) {
      const double brought = 1.2 / (1.0 + 0.1 * u) / (1.0 + 0.1 * v);
      if (random.uniform() < brought) edges.push_back({u, v});
    }
  }
  const auto trust = link_trust(CsrGraph::from_edges(150, edges), {.predictor = jaccard});
  EXPECT_EQ(trust.outcome, TrustOutcome::no_better_than_degree);
  EXPECT_FALSE(trust.beats_degree());
}

TEST(LinkTrust, DegreeIsNoBetterThanItself) {
  const auto trust = link_trust(zoo::karate().graph(), {.predictor = preferential_attachment});
  EXPECT_EQ(trust.outcome, TrustOutcome::no_better_than_degree);
  EXPECT_EQ(trust.auc_over_degree.mean, 0.0);
}

TEST(LinkTrust, OneFigureAloneIsSomewhatBetter) {
  // In the karate club common neighbours begin the list better than degree does, but in the whole
  // of it they are no better, for most pairs have none.
  const auto trust = link_trust(zoo::karate().graph(), {.predictor = adamic_adar});
  EXPECT_EQ(trust.outcome, TrustOutcome::somewhat_better);
  EXPECT_TRUE(trust.beats_degree());
  EXPECT_GT(trust.average_precision_over_degree.low, 0.0);
  EXPECT_LE(trust.auc_over_degree.low, 0.0);
  const auto& own = quality_of(trust.evaluation, adamic_adar);
  const auto& degree = quality_of(trust.evaluation, preferential_attachment);
  EXPECT_NEAR(trust.auc_over_degree.mean, own.auc.mean - degree.auc.mean, 1e-12);
}

TEST(LinkTrust, SaysWhyNothingWasTested) {
  const auto few = link_trust(zoo::path(30).graph());
  EXPECT_EQ(few.outcome, TrustOutcome::too_few_links);
  EXPECT_EQ(few.links, 29U);
  EXPECT_FALSE(few.tested());
  EXPECT_EQ(link_trust(zoo::path(31).graph()).evaluation.outcome, LinkEvaluationOutcome::done);
  EXPECT_EQ(link_trust(zoo::complete(9).graph()).outcome, TrustOutcome::everything_linked);
  EXPECT_EQ(link_trust(CsrGraph{}).outcome, TrustOutcome::too_few_links);
}

TEST(LinkTrust, TakesInEveryPredictorOnASmallGraphAndFewOnALargeOne) {
  const auto small = link_trust(zoo::karate().graph(), {.predictor = combined});
  EXPECT_EQ(small.predictor, combined);
  EXPECT_EQ(small.evaluation.predictors.size(), 10U);
  EXPECT_TRUE(small.evaluation.all_non_edges);
  const auto large = link_trust(zoo::gnp(2000, 0.003, 1).graph(), {.predictor = combined});
  EXPECT_EQ(large.predictor, random_walk) << "stands in for 'combined'";
  EXPECT_EQ(large.evaluation.predictors.size(), 7U);
  EXPECT_EQ(large.evaluation.left_out, 100U);
  EXPECT_EQ(large.evaluation.negatives, 1000U);
  EXPECT_THROW(static_cast<void>(quality_of(large.evaluation, katz)), std::invalid_argument);
}

TEST(LinkTrust, SameBitsForAnyNumberOfThreads) {
  const auto with = [](int threads) {
    return link_trust(zoo::karate().graph(), {.execution = {.threads = threads}});
  };
  EXPECT_EQ(with(1).auc_over_degree.repeats, with(3).auc_over_degree.repeats);
  EXPECT_EQ(with(1).average_precision_over_degree.repeats,
            with(3).average_precision_over_degree.repeats);
}

}  // namespace
}  // namespace musubi::link_trust_test
