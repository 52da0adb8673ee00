#include <stdexcept>

#include "algorithms/whatif/betweenness_update.hpp"
#include "algorithms/whatif/closeness_update.hpp"
#include "algorithms/whatif/touched_blocks.hpp"
#include "engine/random.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::edits_update_test {
namespace {

using musubi::testing::IsNear;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Pointwise;
namespace zoo = musubi::testing;

// Twice as many sums as in one computation, and a difference of them.
constexpr double kRounding = 1e-10;

void remove_edge(zoo::ZooGraph& graph, std::size_t e) {
  const auto at = static_cast<std::ptrdiff_t>(e);
  graph.edges.erase(graph.edges.begin() + at);
  if (!graph.lengths.empty()) graph.lengths.erase(graph.lengths.begin() + at);
  if (!graph.strengths.empty()) graph.strengths.erase(graph.strengths.begin() + at);
}

void add_edge(zoo::ZooGraph& graph, Vertex a, Vertex b, double length) {
  graph.edges.push_back({a, b});
  if (!graph.lengths.empty()) graph.lengths.push_back(length);
  if (!graph.strengths.empty()) graph.strengths.push_back(1.0);
}

// Any two vertices: loops, parallel edges and bridges between components come about.
zoo::ZooGraph edited(zoo::ZooGraph graph, int removals, int additions, SplitMix64& random) {
  for (int i = 0; i < removals && graph.edges.size() > 1; ++i) {
    remove_edge(graph, random.below(graph.edges.size()));
  }
  for (int i = 0; i < additions && graph.n > 0; ++i) {
    const auto a = static_cast<Vertex>(random.below(graph.n));
    const auto b = static_cast<Vertex>(random.below(graph.n));
    add_edge(graph, a, b, 0.25 * static_cast<double>(1 + random.below(12)));
  }
  return graph;
}

void expect_as_recomputed(const CsrGraph& base, const CsrGraph& after) {
  EXPECT_THAT(updated_betweenness(base, after, betweenness(base)),
              Pointwise(IsNear(kRounding), betweenness(after)));
  const auto update = updated_closeness(base, after, closeness(base));
  const auto anew = closeness(after);
  EXPECT_EQ(update.harmonic, anew.harmonic);
  EXPECT_EQ(update.closeness, anew.closeness);
  EXPECT_EQ(update.reached, anew.reached);
  EXPECT_EQ(update.eccentricity, anew.eccentricity);
}

class EditsOnZoo : public zoo::OnZoo {};

TEST_P(EditsOnZoo, IsWhatRecomputingGives) {
  SplitMix64 random(7);
  for (const auto& [removals, additions] :
       {std::pair{0, 0}, {0, 1}, {1, 0}, {1, 1}, {0, 3}, {3, 0}, {2, 2}}) {
    for (int repeat = 0; repeat < 4; ++repeat) {
      const auto after = edited(zoo_graph(), removals, additions, random);
      SCOPED_TRACE(::testing::Message() << removals << " removed, " << additions << " added");
      expect_as_recomputed(graph(), after.graph());
    }
  }
}

TEST_P(EditsOnZoo, TakesParallelEdgesAndLoops) {
  if (zoo_graph().edges.empty()) return;
  auto parallel = zoo_graph();
  const auto [a, b] = parallel.edges.front();
  add_edge(parallel, a, b, parallel.lengths.empty() ? 1.0 : parallel.lengths.front());
  expect_as_recomputed(graph(), parallel.graph());
  expect_as_recomputed(parallel.graph(), graph());
  auto loop = zoo_graph();
  add_edge(loop, a, a, 1.0);
  EXPECT_TRUE(edge_difference(graph(), loop.graph()).empty());
  expect_as_recomputed(graph(), loop.graph());
}

MUSUBI_ON_ZOO(EditsOnZoo);

// Two graphs of blocks of 40 that touch in one vertex, with paths hanging at them.
zoo::ZooGraph chained() {
  auto graph = zoo::gnp(40, 0.15, 3);
  const auto second = zoo::gnp(40, 0.15, 4);
  for (const auto& edge : second.edges) graph.edges.push_back({edge.tail + 39, edge.head + 39});
  graph.n = 90;
  for (Vertex v = 79; v < 90; ++v) graph.edges.push_back({v - 30, v});
  graph.edges.push_back({79, 89});
  return graph;
}

TEST(TouchedBlocks, AnEditStaysInItsBlock) {
  const auto base = zoo::lollipop(5, 4);  // 0..4 and a path 4 5 6 7 8
  auto after = base;
  add_edge(after, 6, 8, 1.0);
  const auto blocks =
      touched_blocks(base.graph(), after.graph(), edge_difference(base.graph(), after.graph()));
  ASSERT_EQ(blocks.size(), 1U);
  EXPECT_THAT(blocks[0].vertices, ElementsAre(6, 7, 8));
  EXPECT_THAT(blocks[0].weights, ElementsAre(7, 1, 1));
}

TEST(TouchedBlocks, AJoinOrASplitHasNone) {
  const auto base = zoo::path(5);
  auto split = base;
  remove_edge(split, 2);
  const auto difference = edge_difference(base.graph(), split.graph());
  EXPECT_TRUE(touched_blocks(base.graph(), split.graph(), difference).empty());
  EXPECT_TRUE(
      touched_blocks(split.graph(), base.graph(), edge_difference(split.graph(), base.graph()))
          .empty());
}

TEST(EditsUpdate, IsRightInChainsOfBlocks) {
  SplitMix64 random(11);
  for (const auto& base : {chained(), zoo::weighted(chained(), 5)}) {
    for (int repeat = 0; repeat < 40; ++repeat) {
      const auto after = edited(base, repeat % 3, repeat % 4, random);
      SCOPED_TRACE(::testing::Message() << "repeat " << repeat);
      expect_as_recomputed(base.graph(), after.graph());
    }
  }
}

TEST(BetweennessUpdate, AHubThatLosesItsRoleFallsToNothing) {
  const auto star = zoo::star(200);
  auto after = star;
  for (Vertex v = 1; v <= 200; ++v) {
    for (Vertex u = 1; u < v; ++u) after.edges.push_back({u, v});
  }
  const auto complete = after.graph();
  auto one_less = after;
  remove_edge(one_less, one_less.edges.size() - 1);  // 199-200: two steps by 199 ways
  const auto scores = updated_betweenness(complete, one_less.graph(), betweenness(complete));
  EXPECT_THAT(scores, Pointwise(IsNear(1e-12), betweenness(one_less.graph())));
  EXPECT_THAT(updated_betweenness(one_less.graph(), complete, scores), Each(::testing::Lt(1e-12)));
  EXPECT_THAT(updated_betweenness(star.graph(), complete, betweenness(star.graph())), Each(0.0));
}

TEST(BetweennessUpdate, ACutVertexThatIsPassedByFallsToNothing) {
  // Vertex 1 is all that joins the path's end 0 to a clique; then 0 is tied to what 1 is tied to.
  auto base = zoo::complete(100);
  base.n = 103;
  base.edges.push_back({99, 100});
  base.edges.push_back({100, 101});
  base.edges.push_back({101, 102});
  auto after = base;
  add_edge(after, 99, 101, 1.0);
  const auto before = betweenness(base.graph());
  EXPECT_EQ(before[100], 200.0);
  const auto scores = updated_betweenness(base.graph(), after.graph(), before);
  EXPECT_NEAR(scores[100], 0.0, 1e-12 * before[100]);
  EXPECT_THAT(scores, Pointwise(IsNear(1e-12), betweenness(after.graph())));
}

TEST(BetweennessUpdate, DoesNotDependOnThreads) {
  const auto base = chained();
  auto after = base;
  add_edge(after, 3, 30, 1.0);
  add_edge(after, 45, 70, 1.0);
  const auto before = betweenness(base.graph());
  const auto one =
      updated_betweenness(base.graph(), after.graph(), before, {.execution = {.threads = 1}});
  const auto four =
      updated_betweenness(base.graph(), after.graph(), before, {.execution = {.threads = 4}});
  EXPECT_EQ(one, four);
}

TEST(EditsUpdate, RefusesGraphsOnOtherVertices) {
  const auto small = zoo::path(4).graph();
  const auto large = zoo::path(5).graph();
  EXPECT_THROW((void)updated_betweenness(small, large, betweenness(small)), std::invalid_argument);
  EXPECT_THROW((void)updated_closeness(small, large, closeness(small)), std::invalid_argument);
  EXPECT_THROW((void)updated_betweenness(small, small, betweenness(large)), std::invalid_argument);
}

}  // namespace
}  // namespace musubi::edits_update_test
