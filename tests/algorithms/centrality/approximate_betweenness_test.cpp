#include "algorithms/centrality/approximate_betweenness.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <stdexcept>
#include <stop_token>

#include "algorithms/centrality/betweenness.hpp"
#include "algorithms/centrality/enough_paths.hpp"
#include "algorithms/centrality/path_sample.hpp"
#include "engine/error.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::approximate_betweenness_test {
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
  EXPECT_NEAR(through[1], kDrawn / 4.0, 500);
  EXPECT_NEAR(through[2], kDrawn / 4.0, 500);
  EXPECT_NEAR(through[3], kDrawn / 2.0, 500);
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
    const auto found = approximate_betweenness(
        graph, {.error = error, .delta = 1e-4, .seed = seed, .exact_if_quicker = false});
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

TEST(ApproximateBetweenness, NeedsFewerPathsWhereNoVertexLiesOnMany) {
  const auto graph = zoo::multigraph(3000, 15000, 6).graph();
  constexpr double kError = 0.01;
  const auto found = approximate_betweenness(graph, {.error = kError, .exact_if_quicker = false});
  EXPECT_LT(static_cast<double>(found.samples), paths_by_diameter(kError, 0.05, 8) / 3);
}

TEST(ApproximateBetweenness, IsTheSameForAnyNumberOfThreads) {
  const auto graph = zoo::multigraph(500, 1500, 3).graph();
  const auto one =
      approximate_betweenness(graph, {.exact_if_quicker = false, .execution = {.threads = 1}});
  const auto two =
      approximate_betweenness(graph, {.exact_if_quicker = false, .execution = {.threads = 2}});
  EXPECT_EQ(one.scores, two.scores);
  EXPECT_EQ(one.most, two.most);
  EXPECT_EQ(one.samples, two.samples);
  EXPECT_NE(one.scores,
            approximate_betweenness(graph, {.seed = 7, .exact_if_quicker = false}).scores);
}

TEST_P(ApproximateBetweennessOnZoo, IsExactWhereThatIsQuicker) {
  auto given = zoo_graph();
  given.lengths.clear();
  const auto graph = given.graph();
  const auto found = approximate_betweenness(graph);
  if (found.samples > 0) GTEST_SKIP() << "drawing is quicker";
  EXPECT_EQ(found.scores, betweenness(graph));
  EXPECT_EQ(found.least, found.scores);
  EXPECT_EQ(found.most, found.scores);
}

TEST(ApproximateBetweenness, IsExactOnTreesAndCyclesAndDrawnOnLargerGraphs) {
  for (const auto& given : {zoo::path(3000), zoo::lollipop(30, 900), zoo::cycle(500)}) {
    const auto found = approximate_betweenness(given.graph());
    EXPECT_EQ(found.samples, 0U) << given.name;
    EXPECT_EQ(found.scores, betweenness(given.graph())) << given.name;
  }
  EXPECT_GT(approximate_betweenness(zoo::multigraph(3000, 15000, 6).graph()).samples, 0U);
}

TEST(ApproximateBetweenness, PartsNoneThatTieEvenWhenExact) {
  // Of a path of six the inner vertices are between 4, 6, 6 and 4 pairs.
  const auto tie = approximate_betweenness(zoo::path(6).graph(), {.error = 1e-3, .top = 1});
  EXPECT_EQ(tie.samples, 0U);
  EXPECT_THAT(tie.first, ElementsAre(2));
  EXPECT_FALSE(tie.parted);
  const auto star = approximate_betweenness(zoo::star(6).graph(), {.error = 1e-3, .top = 1});
  EXPECT_EQ(star.samples, 0U);
  EXPECT_THAT(star.first, ElementsAre(0));
  EXPECT_TRUE(star.parted);
}

TEST(ApproximateBetweenness, OfAGraphWithLengthsDoesNotHeedThem) {
  auto given = zoo::path(300);
  given.edges.push_back({0, 299});
  given.lengths.assign(given.edges.size(), 1.0);
  given.lengths.back() = 1000.0;  // nothing would go that way
  const auto found = approximate_betweenness(given.graph(), {.error = 0.02, .delta = 1e-4});
  EXPECT_GT(found.samples, 0U);
  EXPECT_LT(found.most[150], 0.5 * pairs(given));  // of a cycle; along the path it would be half
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

// The first k, told apart: with the order of the exact scores where `parted`, else each may stand
// where one stands that is as good to within twice the error.
void expect_first_right(const zoo::ZooGraph& given, Vertex top, double error,
                        bool exact_if_quicker = false) {
  SCOPED_TRACE(given.name);
  auto plain = given;
  plain.lengths.clear();
  const auto graph = plain.graph();
  const auto exact = betweenness(graph);
  auto sorted = exact;
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  const auto found = approximate_betweenness(
      graph,
      {.error = error, .delta = 1e-4, .top = top, .seed = 5, .exact_if_quicker = exact_if_quicker});
  const auto count = std::min(top, given.n);
  ASSERT_EQ(found.first.size(), count);
  for (Vertex rank = 0; rank < count; ++rank) {
    const double score = exact[found.first[rank]];
    const double slack = found.parted ? 1e-9 : 2.0 * error;
    EXPECT_NEAR(score, sorted[rank], slack * pairs(given)) << rank;
  }
  for (std::size_t v = 0; v < exact.size(); ++v) {
    EXPECT_LE(found.least[v], exact[v] + 1e-9 * pairs(given));
    EXPECT_GE(found.most[v], exact[v] - 1e-9 * pairs(given));
  }
}

TEST_P(ApproximateBetweennessOnZoo, TellsTheFirstApart) {
  for (const Vertex top : {1U, 3U, 100000U}) {
    expect_first_right(zoo_graph(), top, 0.05);
    expect_first_right(zoo_graph(), top, 0.05, /*exact_if_quicker=*/true);
  }
}

TEST(ApproximateBetweenness, TellsTheFirstApartOnLargerGraphs) {
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    expect_first_right(zoo::multigraph(300, 400, 3, direction), 5, 0.01);
    expect_first_right(zoo::multigraph(300, 2000, 4, direction), 5, 0.01);
  }
}

TEST(ApproximateBetweenness, NeedsFewPathsForAFirstThatStandsOut) {
  // Half of all pairs go through the middle of two stars, far more than through anything else.
  auto given = zoo::star(300);
  for (Vertex leaf = 0; leaf < 200; ++leaf) given.edges.push_back({1, given.n++});
  const auto graph = given.graph();
  const auto all = approximate_betweenness(graph, {.error = 0.005, .exact_if_quicker = false});
  const auto first =
      approximate_betweenness(graph, {.error = 0.005, .top = 2, .exact_if_quicker = false});
  EXPECT_TRUE(first.parted);
  EXPECT_THAT(first.first, ElementsAre(0, 1));
  EXPECT_LT(first.samples, all.samples / 5);
  const auto with_threads = [&](int threads) {
    return approximate_betweenness(
        graph,
        {.error = 0.005, .top = 2, .exact_if_quicker = false, .execution = {.threads = threads}});
  };
  const auto alone = with_threads(1);
  const auto together = with_threads(2);
  EXPECT_EQ(alone.scores, together.scores);
  EXPECT_EQ(alone.samples, together.samples);
}

}  // namespace
}  // namespace musubi::approximate_betweenness_test
