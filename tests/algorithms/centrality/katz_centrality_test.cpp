#include "algorithms/centrality/katz_centrality.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

#include "algorithms/centrality/eigenvector.hpp"
#include "engine/error.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::katz_centrality_test {
namespace {

using musubi::testing::IsNear;
using ::testing::Each;
using ::testing::Pointwise;
namespace zoo = musubi::testing;

// β + α A x by the list of edges.
std::vector<double> one_step(const zoo::ZooGraph& graph, double alpha, double beta,
                             const std::vector<double>& x) {
  std::vector<double> next(graph.n, beta);
  for (std::size_t e = 0; e < graph.edges.size(); ++e) {
    const auto [u, v] = graph.edges[e];
    const double weight = alpha * (graph.strengths.empty() ? 1.0 : graph.strengths[e]);
    next[v] += weight * x[u];
    if (!graph.directed()) next[u] += weight * x[v];
  }
  return next;
}

TEST(KatzCentrality, StarHasAClosedForm) {
  // Centre c = 1 + 4 α l, leaves l = 1 + α c: with α = 0.2, c = 1.8 / 0.84.
  const auto result = katz_centrality(zoo::star(4).graph(), {.alpha = 0.2});
  EXPECT_TRUE(result.converged);
  EXPECT_NEAR(result.scores[0], 1.8 / 0.84, 1e-8);
  EXPECT_NEAR(result.scores[2], 1 + 0.2 * 1.8 / 0.84, 1e-8);
  EXPECT_EQ(katz_centrality(zoo::star(4).graph()).alpha, 0.2);  // 1 / (1 + the degree of 4)
}

TEST(KatzCentrality, CountsTheWalksOfADirectedPath) {
  auto path = zoo::path(4);
  path.direction = Direction::directed;
  const auto result = katz_centrality(path.graph(), {.alpha = 2.0, .beta = 3.0});
  EXPECT_THAT(result.scores, Pointwise(IsNear(1e-12), std::vector<double>{3, 9, 21, 45}));
  EXPECT_TRUE(result.converged);
}

TEST(KatzCentrality, WithoutArcsOrDiscountEverybodyHasTheirOwn) {
  EXPECT_TRUE(katz_centrality(CsrGraph{}).scores.empty());
  EXPECT_THAT(katz_centrality(CsrGraph::from_edges(3, {}), {.beta = 2}).scores, Each(2.0));
  EXPECT_THAT(katz_centrality(zoo::karate().graph(), {.alpha = 0}).scores, Each(1.0));
}

TEST(KatzCentrality, RefusesADiscountForWhichTheSumIsInfinite) {
  auto arc_cycle = zoo::cycle(5);
  arc_cycle.direction = Direction::directed;
  const std::vector<zoo::ZooGraph> graphs = {zoo::karate(),
                                             zoo::star(6),
                                             zoo::cycle(6),
                                             zoo::complete(6),
                                             arc_cycle,
                                             zoo::gnp(80, 0.06, 5, Direction::directed),
                                             zoo::weighted(zoo::karate(), 5)};
  for (const auto& graph : graphs) {
    const double limit = 1.0 / eigenvector_centrality(graph.graph()).eigenvalue;
    for (const double factor : {1.01, 1.5, 10.0}) {
      EXPECT_THROW(static_cast<void>(katz_centrality(
                       graph.graph(), {.alpha = factor * limit, .max_iterations = 200'000})),
                   std::invalid_argument)
          << graph.name << ' ' << factor;
    }
    const auto below =
        katz_centrality(graph.graph(), {.alpha = 0.99 * limit, .max_iterations = 5000});
    EXPECT_TRUE(below.converged) << graph.name;
    EXPECT_THAT(one_step(graph, below.alpha, 1.0, below.scores),
                Pointwise(IsNear(1e-4), below.scores));
  }
}

TEST(KatzCentrality, RefusesOptionsOutsideTheirRange) {
  const auto graph = zoo::path(3).graph();
  const double nan = std::nan("");
  const double infinity = std::numeric_limits<double>::infinity();
  const auto refuses = [&](const KatzCentralityOptions& options) {
    EXPECT_THROW(static_cast<void>(katz_centrality(graph, options)), std::invalid_argument);
  };
  for (const double alpha : {-0.1, nan, infinity}) refuses({.alpha = alpha});
  for (const double beta : {-1.0, 0.0, nan, infinity}) refuses({.beta = beta});
  for (const double tolerance : {0.0, -1.0, nan}) refuses({.tolerance = tolerance});
  refuses({.max_iterations = 0});
}

TEST(KatzCentrality, SaysWhenItStoppedEarlyAndStopsWhenAsked) {
  const auto result = katz_centrality(zoo::karate().graph(), {.alpha = 0.14, .max_iterations = 2});
  EXPECT_FALSE(result.converged);
  EXPECT_EQ(result.iterations, 2);
  EXPECT_GT(result.residual, 1e-10);
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(static_cast<void>(katz_centrality(zoo::karate().graph(),
                                                 {.execution = {.stop = stop.get_token()}})),
               Error);
}

TEST(KatzCentrality, SameBitsForAnyNumberOfThreadsOnALargerGraph) {
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    const auto graph = zoo::multigraph(100'000, 800'000, 2, direction).graph();
    const auto with = [&](int threads) {
      return katz_centrality(graph, {.execution = {.threads = threads}});
    };
    const auto one = with(1);
    EXPECT_TRUE(one.converged);
    EXPECT_EQ(with(2).scores, one.scores);
    EXPECT_EQ(with(3).residual, one.residual);
  }
}

class KatzCentralityOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(KatzCentralityOnZoo);

TEST_P(KatzCentralityOnZoo, AgreesWithPlainIteration) {
  const auto result = katz_centrality(graph());
  EXPECT_TRUE(result.converged);
  // The relative residual of 1e-10 over the distance of α from 1/λ.
  std::vector<double> plain(zoo_graph().n, 1.0);
  for (int step = 0; step < 2000; ++step) plain = one_step(zoo_graph(), result.alpha, 1.0, plain);
  EXPECT_THAT(result.scores, Pointwise(IsNear(1e-6), plain));
}

TEST_P(KatzCentralityOnZoo, TheResidualIsThatOfTheScores) {
  const auto result = katz_centrality(graph(), {.beta = 0.25});
  const auto next = one_step(zoo_graph(), result.alpha, 0.25, result.scores);
  double residual = 0.0;
  double sum = 0.0;
  for (Vertex v = 0; v < zoo_graph().n; ++v) {
    residual += std::abs(next[v] - result.scores[v]);
    sum += result.scores[v];
    EXPECT_GE(result.scores[v], 0.25 * (1 - 1e-8));
  }
  EXPECT_NEAR(residual, result.residual * sum, 1e-13 * (sum + 1));
}

}  // namespace
}  // namespace musubi::katz_centrality_test
