#include "algorithms/linkpred/link_scores.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <stop_token>

#include "algorithms/centrality/eigenvector.hpp"
#include "algorithms/centrality/pagerank.hpp"
#include "algorithms/linkpred/simple_view.hpp"
#include "engine/error.hpp"
#include "engine/random.hpp"
#include "tests/algorithms/linkpred/simple_pairs.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::link_scores_test {
namespace {

using musubi::testing::adjacency;
using musubi::testing::all_pairs;
using musubi::testing::IsNear;
using musubi::testing::Matrix;
using musubi::testing::product;
using ::testing::DoubleEq;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Pointwise;
namespace zoo = musubi::testing;

// Sums of at most some hundred terms, added in another order than here.
constexpr double kRounding = 1e-12;

double score(const CsrGraph& graph, Vertex a, Vertex b, LinkPredictor predictor) {
  const std::vector<VertexPair> pair = {{a, b}};
  return link_scores(graph, pair, predictor)[0];
}

TEST(LinkPredictor, NamesLeadBackAndAWrongOneIsRefusedWithTheRightOne) {
  for (const LinkPredictor predictor : all_link_predictors()) {
    EXPECT_EQ(link_predictor_named(name_of(predictor)), predictor);
  }
  EXPECT_EQ(all_link_predictors().size(), 10U);
  try {
    static_cast<void>(link_predictor_named("adamic_ader"));
    FAIL();
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), ::testing::HasSubstr("adamic_adar"));
  }
}

TEST(LinkScores, PathByHand) {
  const auto graph = zoo::path(4).graph();  // 0 - 1 - 2 - 3
  using enum LinkPredictor;
  EXPECT_EQ(score(graph, 0, 2, common_neighbours), 1.0);
  EXPECT_DOUBLE_EQ(score(graph, 0, 2, jaccard), 0.5);
  EXPECT_DOUBLE_EQ(score(graph, 0, 2, adamic_adar), 1.0 / std::log(2.0));
  EXPECT_DOUBLE_EQ(score(graph, 0, 2, resource_allocation), 0.5);
  EXPECT_EQ(score(graph, 0, 2, preferential_attachment), 2.0);
  EXPECT_EQ(score(graph, 0, 3, common_neighbours), 0.0);
  EXPECT_DOUBLE_EQ(score(graph, 0, 3, local_path), 0.01);  // one walk of three steps
}

TEST(LinkScores, TwoLeavesOfAStarShareItsCentre) {
  const auto graph = zoo::star(6).graph();
  using enum LinkPredictor;
  EXPECT_EQ(score(graph, 1, 2, common_neighbours), 1.0);
  EXPECT_EQ(score(graph, 1, 2, jaccard), 1.0);
  EXPECT_DOUBLE_EQ(score(graph, 1, 2, adamic_adar), 1.0 / std::log(6.0));
  EXPECT_DOUBLE_EQ(score(graph, 1, 2, resource_allocation), 1.0 / 6.0);
}

TEST(LinkScores, CompleteGraphHasClosedForms) {
  constexpr Vertex n = 6;
  const auto pairs = all_pairs(n);
  const auto graph = zoo::complete(n).graph();
  const auto all = [&](LinkPredictor predictor) { return link_scores(graph, pairs, predictor); };
  using enum LinkPredictor;
  EXPECT_THAT(all(common_neighbours), Each(n - 2.0));
  EXPECT_THAT(all(jaccard), Each(DoubleEq((n - 2.0) / n)));
  EXPECT_THAT(all(resource_allocation), Each(::testing::DoubleNear((n - 2.0) / (n - 1.0), 1e-15)));
  EXPECT_THAT(all(preferential_attachment), Each((n - 1.0) * (n - 1.0)));
  // λ = n - 1, β = 1 / 2λ: (I - βA)^-1 - I off the diagonal is β / ((1 + β) (1 - βλ)).
  const double beta = 0.5 / (n - 1.0);
  EXPECT_THAT(all(katz), Each(::testing::DoubleNear(beta / ((1 + beta) * 0.5), 1e-6)));
}

TEST(LinkScores, CompleteBipartiteGraphHasClosedForms) {
  std::vector<Edge> edges;
  for (Vertex a = 0; a < 3; ++a) {
    for (Vertex b = 3; b < 7; ++b) edges.push_back({a, b});
  }
  const auto graph = CsrGraph::from_edges(7, edges);
  using enum LinkPredictor;
  EXPECT_EQ(score(graph, 0, 1, common_neighbours), 4.0);
  EXPECT_EQ(score(graph, 3, 4, common_neighbours), 3.0);
  EXPECT_EQ(score(graph, 0, 3, common_neighbours), 0.0);
  EXPECT_DOUBLE_EQ(score(graph, 0, 3, local_path), 0.01 * 12.0);  // 4 choices, then 3
}

TEST(LinkScores, DirectionsWeightsLoopsAndParallelEdgesDoNotMatter) {
  const auto plain = zoo::karate();
  auto rich = zoo::weighted(plain, 3);
  rich.direction = Direction::directed;
  for (Vertex v = 0; v < 5; ++v) {
    rich.edges.push_back({v, v});
    rich.edges.push_back({plain.edges[v].head, plain.edges[v].tail});
    for (int i = 0; i < 2; ++i) {
      rich.strengths.push_back(2.0);
      rich.lengths.push_back(2.0);
    }
  }
  const auto pairs = all_pairs(plain.n);
  for (const LinkPredictor predictor : all_link_predictors()) {
    EXPECT_EQ(link_scores(rich.graph(), pairs, predictor),
              link_scores(plain.graph(), pairs, predictor))
        << name_of(predictor);
  }
}

TEST(LinkScores, FewPairsAndManyTakeDifferentWaysToTheSameBits) {
  const auto graph = zoo::gnp(60, 0.2, 3).graph();
  const auto pairs = all_pairs(60);
  for (const auto predictor : {LinkPredictor::adamic_adar, LinkPredictor::resource_allocation}) {
    const auto together = link_scores(graph, pairs, predictor);
    for (std::size_t i = 0; i < pairs.size(); i += 7) {
      EXPECT_EQ(score(graph, pairs[i].a, pairs[i].b, predictor), together[i]);
      EXPECT_EQ(score(graph, pairs[i].b, pairs[i].a, predictor), together[i]);
    }
  }
}

TEST(LinkScores, ACommonNeighbourMoreNeverLowersTheSumsOverThem) {
  // A new vertex joined to both ends: all else stays as it was.
  for (const auto& before : {zoo::karate(), zoo::gnp(40, 0.1, 7)}) {
    for (const auto& [a, b] : {VertexPair{0, 9}, VertexPair{3, 21}, VertexPair{14, 33}}) {
      auto after = zoo::with_isolated_vertex(before);
      after.edges.push_back({a, before.n});
      after.edges.push_back({b, before.n});
      for (const auto predictor : {LinkPredictor::common_neighbours, LinkPredictor::adamic_adar,
                                   LinkPredictor::resource_allocation}) {
        EXPECT_GE(score(after.graph(), a, b, predictor), score(before.graph(), a, b, predictor));
      }
    }
  }
}

TEST(LinkScores, RefusesWrongPairsAndOptions) {
  const auto graph = zoo::karate().graph();
  const std::vector<VertexPair> good = {{0, 9}};
  const std::vector<VertexPair> beyond = {{0, 34}};
  const std::vector<VertexPair> itself = {{3, 3}};
  const auto refuses = [&](const std::vector<VertexPair>& pairs,
                           const LinkPredictionOptions& options) {
    EXPECT_THROW(static_cast<void>(link_scores(graph, pairs, LinkPredictor::katz, options)),
                 std::invalid_argument);
  };
  refuses(beyond, {});
  refuses(itself, {});
  refuses(good, {.local_path_epsilon = -1});
  refuses(good, {.katz_beta = 0.0});
  refuses(good, {.katz_beta = 0.1487});  // λ = 6.7257, 1/λ = 0.14868
  refuses(good, {.katz_length = -1});
  refuses(good, {.katz_tolerance = 0});
  refuses(good, {.walk_restart = 0});
  refuses(good, {.walk_tolerance = std::numeric_limits<double>::quiet_NaN()});
  refuses(good, {.block_model_runs = 0});
  refuses(good, {.learning_links = 0});
  EXPECT_NO_THROW(
      static_cast<void>(link_scores(graph, good, LinkPredictor::katz, {.katz_beta = 0.1486})));
}

TEST(LinkScores, StopsWhenAsked) {
  std::stop_source stopped;
  stopped.request_stop();
  const std::vector<VertexPair> pairs = {{0, 9}};
  for (const LinkPredictor predictor : all_link_predictors()) {
    EXPECT_THROW(static_cast<void>(link_scores(zoo::karate().graph(), pairs, predictor,
                                               {.execution = {.stop = stopped.get_token()}})),
                 Error);
  }
}

TEST(LinkScores, CombinedPutsPairsWithoutAPathInTheMiddle) {
  // First would be the traces of leaving out: edges left out part a graph of few edges. Last would
  // take what is not known for known.
  const auto graph = zoo::gnp(120, 0.02, 5).graph();
  const auto simple = simple_view(graph);
  const auto pairs = all_pairs(120);
  const auto combined = link_scores(graph, pairs, LinkPredictor::combined);
  const auto walk = link_scores(graph, pairs, LinkPredictor::random_walk);
  std::vector<double> apart;
  std::vector<double> unlinked;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (walk[i] == 0.0) {
      apart.push_back(combined[i]);
    } else if (!are_adjacent(simple, pairs[i].a, pairs[i].b)) {
      unlinked.push_back(combined[i]);
    }
  }
  ASSERT_FALSE(apart.empty());
  EXPECT_THAT(apart, Each(apart.front()));
  const auto above = std::count_if(unlinked.begin(), unlinked.end(),
                                   [&](double score) { return score > apart.front(); });
  const double share = static_cast<double>(above) / static_cast<double>(unlinked.size());
  EXPECT_GT(share, 0.25);
  EXPECT_LT(share, 0.75);
}

class LinkScoresOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(LinkScoresOnZoo);

TEST_P(LinkScoresOnZoo, LocalPathAndKatzAreMatrixPowers) {
  const auto a = adjacency(graph());
  const auto pairs = all_pairs(zoo_graph().n);
  const auto local = link_scores(graph(), pairs, LinkPredictor::local_path);
  const double lambda = eigenvector_centrality(simple_view(graph())).eigenvalue;
  const double beta = lambda > 0.0 ? 0.3 / lambda : 0.1;
  const auto katz =
      link_scores(graph(), pairs, LinkPredictor::katz, {.katz_beta = beta, .katz_length = 4});
  const Matrix a2 = product(a, a);
  const Matrix a3 = product(a2, a);
  const Matrix a4 = product(a3, a);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto [u, v] = pairs[i];
    EXPECT_NEAR(local[i], a2[u][v] + 0.01 * a3[u][v], kRounding * (1.0 + a3[u][v]));
    EXPECT_NEAR(katz[i], beta * (a[u][v] + beta * (a2[u][v] + beta * (a3[u][v] + beta * a4[u][v]))),
                kRounding);
  }
}

TEST_P(LinkScoresOnZoo, KatzToAToleranceIsTheWholeSeries) {
  const auto pairs = all_pairs(zoo_graph().n);
  const auto cut = link_scores(graph(), pairs, LinkPredictor::katz, {.katz_tolerance = 1e-4});
  const auto whole = link_scores(graph(), pairs, LinkPredictor::katz, {.katz_tolerance = 1e-14});
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    EXPECT_LE(cut[i], whole[i] + kRounding);
    EXPECT_NEAR(cut[i], whole[i], 1e-4);
  }
}

TEST_P(LinkScoresOnZoo, RandomWalkIsPersonalisedPageRankBothWays) {
  const Vertex n = zoo_graph().n;
  const auto pairs = all_pairs(n);
  const auto simple = simple_view(graph());
  const auto walk =
      link_scores(graph(), pairs, LinkPredictor::random_walk, {.walk_tolerance = 1e-13});
  Matrix from(n);
  for (Vertex v = 0; v < n; ++v) {
    std::vector<double> jump(n, 0.0);
    jump[v] = 1.0;
    from[v] = pagerank(simple, {.tolerance = 1e-13, .personalization = jump}).scores;
  }
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto [u, v] = pairs[i];
    EXPECT_NEAR(walk[i], (from[u][v] + from[v][u]) / 2.0, 1e-11);
  }
}

TEST_P(LinkScoresOnZoo, DoesNotDependOnLabels) {
  // Fits that draw at random (block_model, combined) may end elsewhere under other labels.
  const auto label = zoo::shuffled_labels(zoo_graph().n, 3);
  const auto pairs = all_pairs(zoo_graph().n);
  auto moved_pairs = pairs;
  for (auto& [a, b] : moved_pairs) {
    a = label[a];
    b = label[b];
  }
  const auto moved = zoo::relabelled(zoo_graph(), label).graph();
  using enum LinkPredictor;
  for (const auto predictor : {common_neighbours, jaccard, adamic_adar, resource_allocation,
                               preferential_attachment, local_path, random_walk}) {
    EXPECT_THAT(link_scores(moved, moved_pairs, predictor),
                Pointwise(IsNear(kRounding), link_scores(graph(), pairs, predictor)))
        << name_of(predictor);
  }
  // β comes from an eigenvalue, which an iteration finds to its own tolerance.
  EXPECT_THAT(link_scores(moved, moved_pairs, katz),
              Pointwise(IsNear(1e-7), link_scores(graph(), pairs, katz)));
}

TEST_P(LinkScoresOnZoo, SameBitsForAnyNumberOfThreads) {
  const auto pairs = all_pairs(zoo_graph().n);
  for (const LinkPredictor predictor : all_link_predictors()) {
    if (predictor == LinkPredictor::combined && zoo_graph().n > 100) continue;  // slow without -O
    const auto with = [&](int threads) {
      return link_scores(graph(), pairs, predictor, {.execution = {.threads = threads}});
    };
    const auto one = with(1);
    EXPECT_EQ(one.size(), pairs.size());
    EXPECT_THAT(one, Each(::testing::Truly([](double x) { return std::isfinite(x); })));
    EXPECT_EQ(with(3), one) << name_of(predictor);
  }
}

}  // namespace
}  // namespace musubi::link_scores_test
