#include "algorithms/centrality/closeness.hpp"

#include <numeric>
#include <stdexcept>

#include "engine/random.hpp"
#include "tests/bgl_oracle.hpp"
#include "tests/igraph_oracle.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::closeness_test {
namespace {

using musubi::testing::IsNear;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Pointwise;
namespace zoo = musubi::testing;

// Sums of fewer than n = 150 terms, each rounded to 1.1e-16 of its size: 2e-14 on either side.
constexpr double kRounding = 1e-13;

TEST(Closeness, StarByHand) {
  // From a leaf of the star with 4 leaves: 1 + 3 * 2 = 7 steps to 4 others.
  const auto result = closeness(zoo::star(4).graph());
  EXPECT_THAT(result.closeness, ElementsAre(1, 4.0 / 7, 4.0 / 7, 4.0 / 7, 4.0 / 7));
  EXPECT_THAT(result.harmonic, ElementsAre(4, 2.5, 2.5, 2.5, 2.5));
  EXPECT_THAT(result.eccentricity, ElementsAre(1, 2, 2, 2, 2));
  EXPECT_THAT(result.reached, Each(4));
}

TEST(Closeness, SmallComponentsDoNotLookCentral) {
  // A pair beside a path of three: plain closeness would call the pair as central as can be.
  const std::vector<Edge> edges = {{0, 1}, {2, 3}, {3, 4}};
  const auto result = closeness(CsrGraph::from_edges(5, edges));
  EXPECT_DOUBLE_EQ(result.closeness[0], 1.0 / 4);          // (1/4) * (1/1)
  EXPECT_DOUBLE_EQ(result.closeness[3], 2.0 / 4);          // (2/4) * (2/2)
  EXPECT_DOUBLE_EQ(result.closeness[2], 2.0 / 4 * 2 / 3);  // (2/4) * (2/3)
}

TEST(Closeness, FollowsArcsFromTheVertex) {
  auto arcs = zoo::path(3);
  arcs.direction = Direction::directed;
  const auto result = closeness(arcs.graph());
  EXPECT_THAT(result.harmonic, ElementsAre(1.5, 1, 0));
  EXPECT_THAT(result.reached, ElementsAre(2, 1, 0));
  EXPECT_THAT(result.closeness, ElementsAre(2.0 / 3, 0.5, 0));
}

TEST(GlobalEfficiency, HasClosedForms) {
  EXPECT_DOUBLE_EQ(global_efficiency(zoo::complete(5).graph()), 1.0);
  // Star with k leaves: 2k ordered pairs at 1 and k (k - 1) at 2, of (k + 1) k.
  EXPECT_DOUBLE_EQ(global_efficiency(zoo::star(4).graph()), (8 + 12 * 0.5) / 20);
  EXPECT_EQ(global_efficiency(CsrGraph{}), 0.0);
  EXPECT_EQ(global_efficiency(zoo::path(1).graph()), 0.0);
}

TEST(Closeness, RefusesALengthOfZero) {
  const std::vector<Edge> edges = {{0, 1}};
  const std::vector<double> lengths = {0};
  const auto graph = CsrGraph::from_edges(2, edges, Direction::undirected, {.lengths = lengths});
  EXPECT_THROW(static_cast<void>(closeness(graph)), std::invalid_argument);
}

class ClosenessOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(ClosenessOnZoo);

TEST_P(ClosenessOnZoo, AgreesWithIgraph) {
  const auto ours = closeness(graph());
  const auto igraph = zoo::igraph::closeness(zoo_graph());
  EXPECT_EQ(ours.reached, igraph.reached);
  // igraph stays inside what is reached; Wasserman and Faust weigh that with its share of the
  // graph.
  std::vector<double> expected = igraph.of_component;
  for (std::size_t v = 0; v < expected.size(); ++v) {
    if (igraph.reached[v] > 0) expected[v] *= igraph.reached[v] / (zoo_graph().n - 1.0);
  }
  EXPECT_THAT(ours.closeness, Pointwise(IsNear(kRounding), expected));
  EXPECT_THAT(ours.harmonic, Pointwise(IsNear(kRounding), zoo::igraph::harmonic(zoo_graph())));
  EXPECT_THAT(ours.eccentricity,
              Pointwise(IsNear(kRounding), zoo::igraph::eccentricity(zoo_graph())));
  EXPECT_NEAR(global_efficiency(graph()), zoo::igraph::global_efficiency(zoo_graph()), kRounding);
}

TEST_P(ClosenessOnZoo, AgreesWithTheDistancesOfBoost) {
  const auto ours = closeness(graph());
  const auto distances = zoo::bgl::distances(zoo_graph());
  for (Vertex v = 0; v < zoo_graph().n; ++v) {
    double harmonic = 0.0;
    double farthest = 0.0;
    for (Vertex u = 0; u < zoo_graph().n; ++u) {
      if (u == v || std::isinf(distances[v][u])) continue;
      harmonic += 1.0 / distances[v][u];
      farthest = std::max(farthest, distances[v][u]);
    }
    EXPECT_NEAR(ours.harmonic[v], harmonic, kRounding * std::max(1.0, harmonic));
    EXPECT_EQ(ours.eccentricity[v], farthest);
  }
}

TEST_P(ClosenessOnZoo, DoesNotDependOnLabels) {
  const auto label = zoo::shuffled_labels(zoo_graph().n, 2);
  const auto plain = closeness(graph());
  const auto moved = closeness(zoo::relabelled(zoo_graph(), label).graph());
  for (Vertex v = 0; v < zoo_graph().n; ++v) {
    EXPECT_NEAR(plain.closeness[v], moved.closeness[label[v]], kRounding);
    EXPECT_NEAR(plain.harmonic[v], moved.harmonic[label[v]], kRounding * zoo_graph().n);
    EXPECT_EQ(plain.eccentricity[v], moved.eccentricity[label[v]]);
  }
}

TEST_P(ClosenessOnZoo, SameBitsForAnyNumberOfThreads) {
  const auto one = closeness(graph(), {.execution = {.threads = 1}});
  for (const int threads : {2, 4}) {
    const auto many = closeness(graph(), {.execution = {.threads = threads}});
    EXPECT_EQ(many.closeness, one.closeness);
    EXPECT_EQ(many.harmonic, one.harmonic);
  }
}

TEST_P(ClosenessOnZoo, ANewEdgeNeverMakesAnyoneFarther) {
  if (zoo_graph().n < 2) GTEST_SKIP() << "no pair to join";
  const auto before = closeness(graph());
  SplitMix64 random(3);
  for (int i = 0; i < 5; ++i) {
    auto more = zoo_graph();
    const auto u = static_cast<Vertex>(random.below(more.n));
    more.edges.push_back({u, static_cast<Vertex>(random.below(more.n))});
    if (!more.lengths.empty()) {
      more.lengths.push_back(0.25);
      more.strengths.push_back(1.0);
    }
    const auto after = closeness(more.graph());
    for (Vertex v = 0; v < more.n; ++v) {
      EXPECT_GE(after.harmonic[v], before.harmonic[v] - kRounding * more.n);
      EXPECT_GE(after.reached[v], before.reached[v]);
    }
  }
}

TEST(Closeness, WithLengthsIsTheSameForAnyNumberOfThreadsOverManyBlocksOfSources) {
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    const auto graph = zoo::weighted(zoo::multigraph(500, 1500, 3, direction), 4).graph();
    const auto alone = closeness(graph, {.execution = {.threads = 1}});
    for (const int threads : {2, 3}) {
      const auto together = closeness(graph, {.execution = {.threads = threads}});
      EXPECT_EQ(alone.closeness, together.closeness);
      EXPECT_EQ(alone.harmonic, together.harmonic);
      EXPECT_EQ(alone.reached, together.reached);
      EXPECT_EQ(alone.eccentricity, together.eccentricity);
    }
  }
}

}  // namespace
}  // namespace musubi::closeness_test
