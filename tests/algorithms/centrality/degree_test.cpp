#include "algorithms/centrality/degree.hpp"

#include "tests/igraph_oracle.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::degree_test {
namespace {

using ::testing::ElementsAre;
namespace zoo = musubi::testing;

TEST(Degree, CountsLoopsTwiceAndParallelEdgesEach) {
  const std::vector<Edge> edges = {{0, 0}, {0, 1}, {1, 0}};
  const std::vector<double> strengths = {0.5, 2, 4};
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    const auto graph = CsrGraph::from_edges(3, edges, direction, {.strengths = strengths});
    EXPECT_THAT(degree(graph), ElementsAre(4, 2, 0));
    EXPECT_THAT(strength(graph), ElementsAre(7, 6, 0));
  }
}

class DegreeOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(DegreeOnZoo);

TEST_P(DegreeOnZoo, AgreesWithIgraph) {
  EXPECT_EQ(degree(graph()), zoo::igraph::degree(zoo_graph()));
  // Strengths of the zoo are quarters: their sums are exact.
  EXPECT_EQ(strength(graph()), zoo::igraph::strength(zoo_graph()));
}

}  // namespace
}  // namespace musubi::degree_test
