#include "algorithms/centrality/approximate_betweenness.hpp"

#include <cmath>
#include <map>
#include <stdexcept>
#include <stop_token>

#include "algorithms/centrality/betweenness.hpp"
#include "algorithms/centrality/path_sample.hpp"
#include "engine/error.hpp"
#include "tests/zoo_test.hpp"

namespace musubi {
namespace {

namespace zoo = musubi::testing;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(PathSample, DrawsEveryShortestPathAlike) {
  // From 0 to 5: through 1 and 4, 2 and 4, 3 and 4 twice (parallel edges); 6 is a detour.
  const std::vector<Edge> edges = {{0, 1}, {0, 2}, {0, 3}, {1, 4}, {2, 4}, {3, 4},
                                   {3, 4}, {4, 5}, {0, 6}, {6, 6}, {1, 2}};
  const auto graph = CsrGraph::from_edges(8, edges);
  PathSample sample(graph);
  SplitMix64 random(1);
  constexpr int kDrawn = 40000;
  std::map<Vertex, int> through;
  for (int i = 0; i < kDrawn; ++i) {
    auto between = sample.draw(i % 2 == 0 ? 0 : 5, i % 2 == 0 ? 5 : 0, random);
    ASSERT_EQ(between.size(), 2U);
    for (const Vertex v : between) ++through[v];
  }
  EXPECT_EQ(through[4], kDrawn);
  // Five standard deviations of a binomial of this size are less than 500.
  EXPECT_NEAR(through[1], kDrawn / 4, 500);
  EXPECT_NEAR(through[2], kDrawn / 4, 500);
  EXPECT_NEAR(through[3], kDrawn / 2, 500);
  EXPECT_EQ(through[6], 0);
  EXPECT_THAT(sample.draw(0, 1, random), IsEmpty());  // neighbours
  EXPECT_THAT(sample.draw(0, 7, random), IsEmpty());  // no path
  EXPECT_THAT(sample.draw(6, 1, random), ElementsAre(0));
}

double pairs(const zoo::ZooGraph& graph) {
  return static_cast<double>(graph.n) * (graph.n - 1.0) / (graph.directed() ? 1.0 : 2.0);
}

void expect_within(const zoo::ZooGraph& given, double error) {
  SCOPED_TRACE(given.name);
  auto plain = given;
  plain.lengths.clear();
  const auto graph = plain.graph();
  const auto exact = betweenness(graph);
  for (std::uint64_t seed = 0; seed < 3; ++seed) {
    // So unlikely to be off that a failure is a fault.
    const auto found =
        approximate_betweenness(graph, {.error = error, .delta = 1e-4, .seed = seed});
    ASSERT_EQ(found.scores.size(), exact.size());
    for (std::size_t v = 0; v < exact.size(); ++v) {
      EXPECT_NEAR(found.scores[v], exact[v], error * pairs(given));
      EXPECT_LE(found.least[v], exact[v] + 1e-9 * pairs(given));
      EXPECT_GE(found.most[v], exact[v] - 1e-9 * pairs(given));
    }
  }
}

class ApproximateBetweennessOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(ApproximateBetweennessOnZoo);

TEST_P(ApproximateBetweennessOnZoo, LiesWithinItsError) {
  expect_within(zoo_graph(), 0.05);
}

TEST(ApproximateBetweenness, LiesWithinItsErrorOnLargerGraphs) {
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    expect_within(zoo::multigraph(400, 500, 1, direction), 0.03);
    expect_within(zoo::multigraph(400, 3000, 2, direction), 0.03);
  }
  expect_within(zoo::path(200), 0.04);
  expect_within(zoo::star(300), 0.04);
}

TEST(ApproximateBetweenness, IsTheSameForAnyNumberOfThreads) {
  const auto graph = zoo::multigraph(500, 1500, 3).graph();
  const auto one = approximate_betweenness(graph, {.execution = {.threads = 1}});
  const auto two = approximate_betweenness(graph, {.execution = {.threads = 2}});
  EXPECT_EQ(one.scores, two.scores);
  EXPECT_EQ(one.most, two.most);
  EXPECT_EQ(one.samples, two.samples);
  EXPECT_NE(one.scores, approximate_betweenness(graph, {.seed = 7}).scores);
}

TEST(ApproximateBetweenness, OfGraphsInWhichNothingLiesBetween) {
  EXPECT_THAT(approximate_betweenness(CsrGraph{}).scores, IsEmpty());
  EXPECT_THAT(approximate_betweenness(zoo::path(2).graph()).scores, Each(0.0));
  EXPECT_EQ(approximate_betweenness(zoo::path(2).graph()).samples, 0U);
  EXPECT_THAT(approximate_betweenness(zoo::complete(9).graph()).scores, Each(0.0));
}

TEST(ApproximateBetweenness, RefusesOptionsOutOfRangeAndStopsWhenAsked) {
  const auto graph = zoo::path(5).graph();
  for (const double bad : {0.0, 1.0, -0.5, std::nan("")}) {
    EXPECT_THROW(static_cast<void>(approximate_betweenness(graph, {.error = bad})),
                 std::invalid_argument);
    EXPECT_THROW(static_cast<void>(approximate_betweenness(graph, {.delta = bad})),
                 std::invalid_argument);
  }
  std::stop_source source;
  source.request_stop();
  EXPECT_THROW(static_cast<void>(
                   approximate_betweenness(graph, {.execution = {.stop = source.get_token()}})),
               Error);
}

}  // namespace
}  // namespace musubi
