#include "algorithms/whatif/distance_matrix.hpp"

#include <cmath>

#include "algorithms/centrality/shortest_paths.hpp"
#include "tests/algorithms/whatif/with_link.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::distance_matrix_test {
namespace {

using musubi::testing::undirected;
using musubi::testing::with_link;

// Rounding of a sum of some lengths.
constexpr double kTolerance = 1e-12;

void expect_distances(const DistanceMatrix& matrix, const CsrGraph& graph) {
  ASSERT_EQ(matrix.num_vertices(), graph.num_vertices());
  ShortestPathSearch search(graph);
  for (const Vertex s : graph.vertices()) {
    search.run(s);
    for (const Vertex t : graph.vertices()) {
      const double d = matrix.at(s, t);
      if (search.reached(t)) {
        EXPECT_NEAR(d, search.distance(t), kTolerance) << s << " to " << t;
        EXPECT_LE(d, matrix.farthest());
      } else {
        EXPECT_TRUE(std::isinf(d)) << s << " to " << t;
      }
      EXPECT_EQ(d, matrix.at(t, s));
    }
  }
}

class DistanceMatrixOnZoo : public musubi::testing::OnZoo {};

TEST_P(DistanceMatrixOnZoo, HoldsWhatSearchesFind) {
  expect_distances(DistanceMatrix(graph()), undirected(zoo_graph()).graph());
}

TEST_P(DistanceMatrixOnZoo, WithALinkIsThatOfTheGraphWithIt) {
  auto expected = undirected(zoo_graph());
  if (expected.n < 4) return;
  DistanceMatrix matrix(graph());
  for (const auto& [a, b] :
       {Edge{0, static_cast<Vertex>(expected.n - 1)}, Edge{1, 2}, Edge{0, 3}}) {
    matrix.add_link(a, b);
    expected = with_link(expected, a, b);
    expect_distances(matrix, expected.graph());
  }
}

MUSUBI_ON_ZOO(DistanceMatrixOnZoo);

TEST(DistanceMatrix, LongPathsGetWiderCells) {
  const auto path = musubi::testing::path(300);
  expect_distances(DistanceMatrix(path.graph()), path.graph());
}

TEST(DistanceMatrix, TwoPathsThatBecomeALongOneGetWiderCells) {
  auto two = musubi::testing::path(300);
  std::erase(two.edges, Edge{149, 150});
  DistanceMatrix matrix(two.graph());
  matrix.add_link(149, 150);
  EXPECT_EQ(matrix.at(0, 299), 299.0);
  expect_distances(matrix, musubi::testing::path(300).graph());
}

TEST(DistanceMatrix, DoesNotDependOnTheThreads) {
  const auto graph = musubi::testing::gnp(200, 0.02, 5).graph();
  const DistanceMatrix one(graph, {.threads = 1});
  const DistanceMatrix four(graph, {.threads = 4});
  for (const Vertex s : graph.vertices()) {
    for (const Vertex t : graph.vertices()) ASSERT_EQ(one.at(s, t), four.at(s, t));
  }
}

TEST(DistanceMatrix, RefusesALengthOfZero) {
  const std::vector<Edge> edges{{0, 1}};
  const std::vector<double> lengths{0.0};
  const auto graph = CsrGraph::from_edges(2, edges, Direction::undirected, {.lengths = lengths});
  EXPECT_THROW(DistanceMatrix{graph}, std::invalid_argument);
}

}  // namespace
}  // namespace musubi::distance_matrix_test
