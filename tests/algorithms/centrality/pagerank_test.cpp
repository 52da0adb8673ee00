#include "algorithms/centrality/pagerank.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "tests/igraph_oracle.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::pagerank_test {
namespace {

using musubi::testing::IsNear;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Pointwise;
namespace zoo = musubi::testing;

// Stopping at a residual of 1e-12 leaves an L1 error of at most d / (1 - d) * 1e-12 < 6e-12 for d =
// 0.85; igraph's PRPACK stops at 1e-10 * (1 - d) of its own.
constexpr double kTolerance = 1e-10;

TEST(PageRank, OneArcMatchesHandSolution) {
  // 0 -> 1, 1 a sink: x0 = 1 / (2 + d) and x1 = (1 + d) / (2 + d).
  const std::vector<Edge> edges = {{0, 1}};
  const auto graph = CsrGraph::from_edges(2, edges, Direction::directed);
  EXPECT_THAT(pagerank(graph, {.damping = 0.5}).scores,
              Pointwise(IsNear(kTolerance), std::vector{0.4, 0.6}));
}

TEST(PageRank, StarHasAClosedForm) {
  // The k leaves get (1 - d) / n + d c / k each, and the centre c = (1 - d) / n + d (1 - c).
  constexpr double d = 0.85;
  constexpr double n = 6.0;
  const double centre = ((1 - d) / n + d) / (1 + d);
  const auto scores = pagerank(zoo::star(5).graph()).scores;
  EXPECT_NEAR(scores[0], centre, kTolerance);
  EXPECT_NEAR(scores[3], (1 - d) / n + d * centre / 5, kTolerance);
}

TEST(PageRank, WithoutDampingItIsThePersonalization) {
  const std::vector<double> jump = {1, 0, 3};
  EXPECT_THAT(pagerank(zoo::path(3).graph(), {.damping = 0, .personalization = jump}).scores,
              ElementsAre(0.25, 0, 0.75));
  EXPECT_THAT(pagerank(zoo::cycle(4).graph()).scores,
              Each(::testing::DoubleNear(0.25, kTolerance)));
}

TEST(PageRank, StrengthsSayWhichWayTheWalkerGoes) {
  // From 0 to 1 three times as often as to 2; both return.
  const std::vector<Edge> edges = {{0, 1}, {0, 2}, {1, 0}, {2, 0}};
  const std::vector<double> strengths = {3, 1, 1, 1};
  const auto scores =
      pagerank(CsrGraph::from_edges(3, edges, Direction::directed, {.strengths = strengths}))
          .scores;
  EXPECT_NEAR(scores[1] - 0.05, 3 * (scores[2] - 0.05), kTolerance);  // (1 - d) / n = 0.05 each
}

TEST(PageRank, AVertexWhoseStrengthsAreZeroIsASink) {
  const std::vector<Edge> edges = {{0, 1}};
  const std::vector<double> strengths = {0};
  const auto graph = CsrGraph::from_edges(2, edges, Direction::directed, {.strengths = strengths});
  EXPECT_THAT(pagerank(graph).scores, Each(::testing::DoubleNear(0.5, kTolerance)));
}

TEST(PageRank, SaysWhenItStoppedEarly) {
  const auto result = pagerank(zoo::karate().graph(), {.max_iterations = 2});
  EXPECT_FALSE(result.converged);
  EXPECT_EQ(result.iterations, 2);
  EXPECT_GT(result.residual, 1e-12);
}

TEST(PageRank, RefusesOptionsOutsideTheirRange) {
  const auto graph = zoo::path(3).graph();
  const double nan = std::nan("");
  const auto refuses = [&](const PageRankOptions& options) {
    EXPECT_THROW(static_cast<void>(pagerank(graph, options)), std::invalid_argument);
  };
  for (const double damping : {-0.1, 1.0, nan}) refuses({.damping = damping});
  for (const double tolerance : {0.0, -1.0, nan}) refuses({.tolerance = tolerance});
  refuses({.max_iterations = 0});
  const std::vector<std::vector<double>> wrong = {
      {1, 1}, {0, 0, 0}, {1, -1, 1}, {1, nan, 1}, {1, 1, std::numeric_limits<double>::infinity()}};
  for (const auto& jump : wrong) refuses({.personalization = jump});
}

// Sums over blocks of vertices run on several threads only beyond 16,384 vertices.
TEST(PageRank, SameBitsForAnyNumberOfThreadsOnALargerGraph) {
  const auto graph = zoo::multigraph(40'000, 80'000, 1, Direction::directed).graph();
  const auto with = [&](int threads) {
    return pagerank(graph, {.tolerance = 1e-6, .execution = {.threads = threads}});
  };
  const auto one = with(1);
  EXPECT_TRUE(one.converged);
  for (const int threads : {2, 4}) {
    EXPECT_EQ(with(threads).scores, one.scores);
    EXPECT_EQ(with(threads).residual, one.residual);
  }
}

// One step of the walk after the other, from the even distribution.
std::vector<double> walked(const CsrGraph& graph, double damping, int steps) {
  const auto n = static_cast<double>(graph.num_vertices());
  std::vector<double> x(graph.num_vertices(), 1.0 / n);
  for (int step = 0; step < steps; ++step) {
    double sinks = 0.0;
    for (const Vertex v : graph.vertices()) sinks += graph.out_degree(v) == 0 ? x[v] : 0.0;
    std::vector<double> next(x.size(), (1.0 - damping + damping * sinks) / n);
    for (const Vertex u : graph.vertices()) {
      const double share = damping * x[u] / static_cast<double>(graph.out_degree(u));
      for (const Vertex v : graph.out_neighbors(u)) next[v] += share;
    }
    x = std::move(next);
  }
  return x;
}

// Large enough for conjugate gradients all the way, and for threads; two parts that hardly touch,
// so that the walk forgets slowly.
CsrGraph large_halves() {
  auto graph = zoo::multigraph(20'000, 300'000, 5);
  const auto other = zoo::multigraph(20'000, 300'000, 6);
  for (const auto& [tail, head] : other.edges) {
    graph.edges.push_back({tail + graph.n, head + graph.n});
  }
  graph.edges.push_back({0, graph.n});
  graph.n = 2 * graph.n + 1;  // and one without an edge
  return graph.graph();
}

TEST(PageRank, OfALargeGraphIsThatOfAPlainWalk) {
  const auto graph = large_halves();
  ASSERT_GE(graph.num_arcs(), ArcIndex{1} << 20);
  // A jump into one half is what takes long to spread.
  std::vector<double> jump(graph.num_vertices(), 0.0);
  std::fill(jump.begin(), jump.begin() + 20'000, 1.0);
  EXPECT_THAT(pagerank(graph).scores, Pointwise(IsNear(1e-12), walked(graph, 0.85, 60)));
  const auto one = pagerank(graph, {.personalization = jump, .execution = {.threads = 1}});
  EXPECT_TRUE(one.converged);
  EXPECT_EQ(pagerank(graph, {.personalization = jump, .execution = {.threads = 3}}).scores,
            one.scores);
}

TEST(PageRank, OfALargeGraphReachesWhatSinglePrecisionCannot) {
  const auto graph = large_halves();
  const auto result = pagerank(graph, {.damping = 0.99, .tolerance = 1e-15});
  EXPECT_TRUE(result.converged);
  EXPECT_LE(result.residual, 0.99e-15);
}

class PageRankOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(PageRankOnZoo);

TEST_P(PageRankOnZoo, AgreesWithIgraph) {
  const auto result = pagerank(graph());
  EXPECT_TRUE(result.converged);
  EXPECT_THAT(result.scores,
              Pointwise(IsNear(kTolerance), zoo::igraph::pagerank(zoo_graph(), 0.85)));
}

TEST_P(PageRankOnZoo, PersonalizedAgreesWithIgraph) {
  // A walker at a sink jumps by the personalization, too: igraph's rule as well as ours.
  if (zoo_graph().n == 0) GTEST_SKIP() << "nowhere to jump to";
  std::vector<double> jump(zoo_graph().n);
  for (std::size_t v = 0; v < jump.size(); ++v) jump[v] = static_cast<double>(v % 3 + (v == 0));
  EXPECT_THAT(pagerank(graph(), {.damping = 0.6, .personalization = jump}).scores,
              Pointwise(IsNear(kTolerance), zoo::igraph::pagerank(zoo_graph(), 0.6, jump)));
}

TEST_P(PageRankOnZoo, SumsToOneAndDoesNotDependOnLabels) {
  const auto scores = pagerank(graph()).scores;
  EXPECT_EQ(scores.size(), zoo_graph().n);
  if (!scores.empty()) {
    EXPECT_NEAR(std::accumulate(scores.begin(), scores.end(), 0.0), 1.0, kTolerance);
  }
  const auto label = zoo::shuffled_labels(zoo_graph().n, 4);
  const auto moved = pagerank(zoo::relabelled(zoo_graph(), label).graph()).scores;
  for (Vertex v = 0; v < scores.size(); ++v) EXPECT_NEAR(scores[v], moved[label[v]], kTolerance);
}

// What nobody jumps to and no path leads to has a score of 0. Conjugate gradients, which graphs of
// so high a degree are solved by, go a little below it.
TEST(PageRank, NoScoreIsNegative) {
  auto graph = zoo::weighted(zoo::complete(24), 3);
  graph.n += 3;
  graph.edges.push_back({24, 25});
  graph.strengths.push_back(1.0);
  graph.lengths.push_back(1.0);
  for (const double damping : {0.004, 0.1, 0.5, 0.85}) {
    std::vector<double> jump(graph.n, 0.0);
    jump[24] = 1.0;
    const auto result = pagerank(graph.graph(), {.damping = damping, .personalization = jump});
    EXPECT_THAT(result.scores, Each(::testing::Ge(0.0))) << damping;
  }
}

}  // namespace
}  // namespace musubi::pagerank_test
