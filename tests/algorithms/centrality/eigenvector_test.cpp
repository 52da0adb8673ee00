#include "algorithms/centrality/eigenvector.hpp"

#include <cmath>
#include <stdexcept>

#include "tests/igraph_oracle.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::eigenvector_test {
namespace {

using musubi::testing::IsNear;
using ::testing::Each;
using ::testing::Pointwise;
namespace zoo = musubi::testing;

TEST(Eigenvector, StarAndPathHaveClosedForms) {
  // Star with k leaves: eigenvalue sqrt(k), leaves 1 / sqrt(k) of the centre. Bipartite: plain
  // power iteration would swing to and fro.
  const auto star = eigenvector_centrality(zoo::star(4).graph());
  EXPECT_TRUE(star.converged);
  EXPECT_NEAR(star.eigenvalue, 2.0, 1e-9);
  EXPECT_NEAR(star.scores[0], 1.0, 1e-9);
  EXPECT_NEAR(star.scores[1], 0.5, 1e-9);
  // Path of n: x_i = sin(pi i / (n + 1)), eigenvalue 2 cos(pi / (n + 1)). The gap of 0.5 between
  // its two largest eigenvalues turns a residual of 1e-10 into an error below 1e-9.
  const auto path = eigenvector_centrality(zoo::path(5).graph());
  EXPECT_NEAR(path.eigenvalue, std::sqrt(3.0), 1e-9);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_NEAR(path.scores[i], std::sin(M_PI * static_cast<double>(i + 1) / 6), 1e-8);
  }
}

TEST(Eigenvector, WithoutCyclesEverythingIsZero) {
  auto arcs = zoo::path(4);
  arcs.direction = Direction::directed;
  for (const auto& graph : {arcs.graph(), CsrGraph{}, CsrGraph::from_edges(3, {})}) {
    const auto result = eigenvector_centrality(graph);
    EXPECT_TRUE(result.converged);
    EXPECT_EQ(result.eigenvalue, 0.0);
    EXPECT_THAT(result.scores, Each(0.0));
  }
  const std::vector<Edge> edges = {{0, 1}};
  const std::vector<double> strengths = {0};
  EXPECT_THAT(eigenvector_centrality(
                  CsrGraph::from_edges(2, edges, Direction::undirected, {.strengths = strengths}))
                  .scores,
              Each(0.0));
}

TEST(Eigenvector, TheComponentWithTheLargestEigenvalueTakesAll) {
  // A triangle (eigenvalue 2) beside an edge (1).
  const std::vector<Edge> edges = {{0, 1}, {1, 2}, {2, 0}, {3, 4}};
  const auto result = eigenvector_centrality(CsrGraph::from_edges(5, edges));
  EXPECT_THAT(result.scores, Pointwise(IsNear(1e-9), std::vector<double>{1, 1, 1, 0, 0}));
}

TEST(Eigenvector, FollowsArcsIntoAVertex) {
  // The cycle 0 1 2 sends its score on to 3: x3 = x2 / 1.
  const std::vector<Edge> edges = {{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}};
  const auto result = eigenvector_centrality(CsrGraph::from_edges(5, edges, Direction::directed));
  EXPECT_NEAR(result.eigenvalue, 1.0, 1e-9);
  EXPECT_THAT(result.scores, Each(::testing::DoubleNear(1.0, 1e-8)));
}

TEST(Eigenvector, SaysWhenItStoppedEarly) {
  const auto result = eigenvector_centrality(zoo::path(7).graph(), {.max_iterations = 3});
  EXPECT_FALSE(result.converged);
  EXPECT_EQ(result.iterations, 3);
  EXPECT_GT(result.residual, 1e-10);
}

TEST(Eigenvector, RefusesOptionsOutsideTheirRange) {
  const auto graph = zoo::path(3).graph();
  for (const double tolerance : {0.0, -1.0, std::nan("")}) {
    EXPECT_THROW(static_cast<void>(eigenvector_centrality(graph, {.tolerance = tolerance})),
                 std::invalid_argument);
  }
  EXPECT_THROW(static_cast<void>(eigenvector_centrality(graph, {.max_iterations = 0})),
               std::invalid_argument);
}

class EigenvectorOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(EigenvectorOnZoo);

TEST_P(EigenvectorOnZoo, TheScoresAreAnEigenvector) {
  // The residual is computed here from the list of edges.
  const auto result = eigenvector_centrality(graph());
  EXPECT_TRUE(result.converged);
  std::vector<double> image(zoo_graph().n, 0.0);
  for (std::size_t e = 0; e < zoo_graph().edges.size(); ++e) {
    const auto [u, v] = zoo_graph().edges[e];
    const double weight = zoo_graph().strengths.empty() ? 1.0 : zoo_graph().strengths[e];
    image[v] += weight * result.scores[u];
    if (!zoo_graph().directed()) image[u] += weight * result.scores[v];
  }
  for (Vertex v = 0; v < zoo_graph().n; ++v) {
    // Rounding what is below the tolerance to 0 may add as much, times a strength of up to 5.25 per
    // edge.
    EXPECT_NEAR(image[v], result.eigenvalue * result.scores[v],
                1e-8 * std::max(1.0, result.eigenvalue));
    EXPECT_GE(result.scores[v], 0.0);
  }
  if (result.eigenvalue > 0.0) {
    EXPECT_EQ(*std::max_element(result.scores.begin(), result.scores.end()), 1.0);
  }
}

TEST_P(EigenvectorOnZoo, AgreesWithIgraph) {
  const auto ours = eigenvector_centrality(graph());
  if (ours.eigenvalue == 0.0) GTEST_SKIP() << "igraph calls every vertex alike without cycles";
  const auto igraph = zoo::igraph::eigenvector(zoo_graph());
  EXPECT_NEAR(ours.eigenvalue, igraph.eigenvalue, 1e-8 * ours.eigenvalue);
  // A residual of 1e-10 relative to the eigenvalue divided by the relative gap to the next one,
  // which is above 0.01 for every graph here.
  EXPECT_THAT(ours.scores, Pointwise(IsNear(1e-7), igraph.scores));
}

TEST_P(EigenvectorOnZoo, SameBitsForAnyNumberOfThreads) {
  const auto one = eigenvector_centrality(graph(), {.execution = {.threads = 1}});
  EXPECT_EQ(eigenvector_centrality(graph(), {.execution = {.threads = 4}}).scores, one.scores);
}

TEST(Eigenvector, SameBitsForAnyNumberOfThreadsOnALargerGraph) {
  const auto graph = zoo::multigraph(40'000, 120'000, 2).graph();
  const auto with = [&](int threads) {
    return eigenvector_centrality(graph, {.tolerance = 1e-3, .execution = {.threads = threads}});
  };
  EXPECT_EQ(with(1).scores, with(4).scores);
}

}  // namespace
}  // namespace musubi::eigenvector_test
