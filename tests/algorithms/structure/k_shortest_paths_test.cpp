#include "algorithms/structure/k_shortest_paths.hpp"

#include <algorithm>
#include <stdexcept>
#include <stop_token>
#include <tuple>

#include "algorithms/centrality/shortest_paths.hpp"
#include "engine/error.hpp"
#include "engine/random.hpp"
#include "tests/algorithms/structure/every_path.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::k_shortest_paths_test {
namespace {

namespace zoo = musubi::testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Vertices = std::vector<Vertex>;

constexpr std::size_t kAll = 1'000'000;

std::vector<Vertices> vertices_of(const std::vector<SimplePath>& paths) {
  std::vector<Vertices> result;
  for (const auto& path : paths) result.push_back(path.vertices);
  return result;
}

std::vector<double> lengths_of(const std::vector<SimplePath>& paths) {
  std::vector<double> result;
  for (const auto& path : paths) result.push_back(path.length);
  return result;
}

TEST(KShortestPaths, YensExample) {
  // The graph by which the algorithm is usually shown: C-D-E-F-G-H with these lengths. Worked out
  // by hand: C-E-F-H 5, C-E-G-H 7, then C-D-F-H 8 and C-E-D-F-H 8.
  enum : Vertex { C, D, E, F, G, H };
  const zoo::ZooGraph graph{
      .n = 6,
      .edges = {{C, D}, {C, E}, {D, F}, {E, D}, {E, F}, {E, G}, {F, G}, {F, H}, {G, H}},
      .direction = Direction::directed,
      .lengths = {3, 2, 4, 1, 2, 3, 2, 1, 2}};
  const auto paths = k_shortest_paths(graph.graph(), C, H, {.count = 4});
  EXPECT_THAT(vertices_of(paths), ElementsAre(Vertices{C, E, F, H}, Vertices{C, E, G, H},
                                              Vertices{C, D, F, H}, Vertices{C, E, D, F, H}));
  EXPECT_THAT(lengths_of(paths), ElementsAre(5.0, 7.0, 8.0, 8.0));
}

TEST(KShortestPaths, DegenerateEnds) {
  const zoo::ZooGraph graph{.n = 4, .edges = {{0, 1}, {1, 1}, {2, 3}}};
  EXPECT_THAT(k_shortest_paths(graph.graph(), 1, 1), ElementsAre(SimplePath{{1}, 0.0}));
  EXPECT_THAT(k_shortest_paths(graph.graph(), 0, 3), IsEmpty());
  EXPECT_THAT(k_shortest_paths(graph.graph(), 0, 1, {.count = 0}), IsEmpty());
  EXPECT_THAT(k_shortest_paths(graph.graph(), 0, 1, {.max_steps = 0}), IsEmpty());
  EXPECT_THAT(k_shortest_paths(graph.graph(), 0, 1), ElementsAre(SimplePath{{0, 1}, 1.0}));
  EXPECT_THROW(static_cast<void>(k_shortest_paths(graph.graph(), 0, 4)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(k_shortest_paths(CsrGraph{}, 0, 0)), std::invalid_argument);
}

TEST(KShortestPaths, ALengthOfZeroIsRefused) {
  const zoo::ZooGraph graph{.n = 3, .edges = {{0, 1}, {1, 2}}, .lengths = {1.0, 0.0}};
  EXPECT_THROW(static_cast<void>(k_shortest_paths(graph.graph(), 0, 2)), std::invalid_argument);
}

TEST(KShortestPaths, ParallelEdgesAreOneStepAndTheShortestCounts) {
  const zoo::ZooGraph graph{
      .n = 3, .edges = {{0, 1}, {1, 0}, {0, 1}, {1, 2}, {0, 2}}, .lengths = {3, 1, 2, 1, 4}};
  EXPECT_THAT(k_shortest_paths(graph.graph(), 0, 2),
              ElementsAre(SimplePath{{0, 1, 2}, 2.0}, SimplePath{{0, 2}, 4.0}));
}

TEST(KShortestPaths, LengthsThatDifferOnlyByRoundingAreEqual) {
  // Ten tenths, added up one by one, are less than 1: still the path over vertex 1 comes before.
  // Both are left when the shortest one over vertex 2 is taken away, at different places.
  zoo::ZooGraph graph{
      .n = 12, .edges = {{0, 1}, {1, 11}, {2, 11}, {0, 2}}, .lengths = {0.5, 0.5, 0.15, 0.1}};
  for (Vertex v = 2; v < 11; ++v) {
    graph.edges.push_back({v, v + 1});
    graph.lengths.push_back(0.1);
  }
  const auto paths = k_shortest_paths(graph.graph(), 0, 11);
  ASSERT_EQ(paths.size(), 3U);
  EXPECT_THAT(paths[0].vertices, ElementsAre(0, 2, 11));
  EXPECT_LT(paths[2].length, paths[1].length);
  EXPECT_THAT(paths[1].vertices, ElementsAre(0, 1, 11));
}

TEST(KShortestPaths, ALimitOnStepsWithLengths) {
  // The short way has 4 steps, a longer one 2, the longest 1.
  const zoo::ZooGraph graph{.n = 5,
                            .edges = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {0, 3}, {0, 4}},
                            .lengths = {1, 1, 1, 1, 5, 9}};
  const auto within = [&](std::size_t steps) {
    return lengths_of(k_shortest_paths(graph.graph(), 0, 4, {.max_steps = steps}));
  };
  EXPECT_THAT(within(1), ElementsAre(9.0));
  EXPECT_THAT(within(2), ElementsAre(6.0, 9.0));
  EXPECT_THAT(within(3), ElementsAre(6.0, 9.0));
  EXPECT_THAT(within(4), ElementsAre(4.0, 6.0, 9.0));
}

TEST(KShortestPaths, ACircleTooShortForTheToleranceIsNotGoneRound) {
  // The shortest way, over 6 to 9, has too many steps. On the other one, vertices 1, 2 and 3 are so
  // near to 4 that 0-4-1-4-5 seems as long as 0-4-5, and comes first in lexicographic order.
  const zoo::ZooGraph graph{
      .n = 10,
      .edges = {{0, 4},
                {4, 1},
                {4, 2},
                {1, 2},
                {1, 3},
                {2, 3},
                {4, 5},
                {0, 6},
                {6, 7},
                {7, 8},
                {8, 9},
                {9, 5}},
      .lengths = {1, 1e-14, 1e-14, 1e-14, 1e-14, 1e-14, 1, 0.1, 0.1, 0.1, 0.1, 0.1}};
  EXPECT_THAT(vertices_of(k_shortest_paths(graph.graph(), 0, 5, {.max_steps = 4})),
              ElementsAre(Vertices{0, 4, 5}));
  EXPECT_EQ(k_shortest_paths(graph.graph(), 0, 2, {.max_steps = 4}).size(), 3U);
}

TEST(KShortestPaths, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  KShortestPathsOptions options;
  options.execution.stop = source.get_token();
  EXPECT_THROW(static_cast<void>(k_shortest_paths(zoo::path(9).graph(), 0, 4, options)), Error);
}

TEST(KShortestPaths, AreAllThereAreInOrder) {
  for (const auto& graph : zoo::graphs_with_few_paths(400)) {
    const auto built = graph.graph();
    for (const auto& [s, t] : zoo::ordered_pairs(graph.n)) {
      EXPECT_EQ(k_shortest_paths(built, s, t, {.count = kAll}), every_path(graph, s, t))
          << graph.name << " from " << s << " to " << t;
    }
  }
}

TEST(KShortestPaths, AreTheFirstOfAllThereAre) {
  for (const auto& graph : zoo::graphs_with_few_paths(200)) {
    const auto built = graph.graph();
    for (const auto& [s, t] : zoo::ordered_pairs(graph.n)) {
      const auto all = every_path(graph, s, t);
      for (std::size_t k = 1; k < std::min<std::size_t>(all.size(), 12); ++k) {
        const std::vector<SimplePath> first(all.begin(), all.begin() + static_cast<int>(k));
        ASSERT_EQ(k_shortest_paths(built, s, t, {.count = k}), first)
            << graph.name << " from " << s << " to " << t;
      }
    }
  }
}

TEST(KShortestPaths, WithinALimitOnStepsAreAllThereAre) {
  for (const auto& graph : zoo::graphs_with_few_paths(200)) {
    const auto built = graph.graph();
    for (const auto& [s, t] : zoo::ordered_pairs(graph.n)) {
      for (const std::size_t steps : {1U, 2U, 3U, 5U}) {
        ASSERT_EQ(k_shortest_paths(built, s, t, {.count = kAll, .max_steps = steps}),
                  every_path(graph, s, t, steps))
            << graph.name << " from " << s << " to " << t << " in " << steps;
      }
    }
  }
}

class KShortestPathsOnZoo : public zoo::OnZoo {
 protected:
  // Some pairs of ends, of a large graph not all.
  [[nodiscard]] std::vector<zoo::Ends> pairs() const {
    auto all = zoo::ordered_pairs(zoo_graph().n);
    SplitMix64(7).shuffle(all);
    if (all.size() > 40) all.resize(40);
    return all;
  }
};
MUSUBI_ON_ZOO(KShortestPathsOnZoo);

TEST_P(KShortestPathsOnZoo, TheFirstIsAsLongAsTheDistance) {
  if (zoo_graph().n == 0) return;
  const auto built = graph();
  ShortestPathSearch search(built);
  for (const auto& [s, t] : pairs()) {
    search.run(s);
    const auto paths = k_shortest_paths(built, s, t, {.count = 1});
    ASSERT_EQ(!paths.empty(), search.reached(t));
    if (paths.empty()) continue;
    EXPECT_DOUBLE_EQ(paths.front().length, search.distance(t));
  }
}

TEST_P(KShortestPathsOnZoo, AreDifferentSimplePathsInOrder) {
  const auto built = graph();
  for (const auto& [s, t] : pairs()) {
    const auto paths = k_shortest_paths(built, s, t, {.count = 25});
    for (std::size_t i = 0; i < paths.size(); ++i) {
      auto seen = paths[i].vertices;
      EXPECT_EQ(seen.front(), s);
      EXPECT_EQ(seen.back(), t);
      std::sort(seen.begin(), seen.end());
      EXPECT_EQ(std::adjacent_find(seen.begin(), seen.end()), seen.end()) << "a vertex twice";
      if (i == 0) continue;
      const auto order = [](const SimplePath& path) {
        return std::tie(path.length, path.vertices);
      };
      EXPECT_LT(order(paths[i - 1]), order(paths[i]));
    }
  }
}

TEST_P(KShortestPathsOnZoo, TheFirstOfMoreAreTheSame) {
  const auto built = graph();
  for (const auto& [s, t] : pairs()) {
    const auto more = k_shortest_paths(built, s, t, {.count = 12});
    for (const std::size_t k : {1U, 4U, 7U}) {
      auto first = more;
      if (first.size() > k) first.resize(k);
      EXPECT_EQ(k_shortest_paths(built, s, t, {.count = k}), first);
    }
  }
}

TEST_P(KShortestPathsOnZoo, AnEdgeMoreMakesNoneLonger) {
  SplitMix64 random(3);
  for (const auto& [s, t] : pairs()) {
    auto more = zoo_graph();
    more.edges.push_back(
        {static_cast<Vertex>(random.below(more.n)), static_cast<Vertex>(random.below(more.n))});
    more.strengths.clear();
    if (!more.lengths.empty()) more.lengths.push_back(0.75);
    const auto before = lengths_of(k_shortest_paths(graph(), s, t, {.count = 6}));
    const auto after = lengths_of(k_shortest_paths(more.graph(), s, t, {.count = 6}));
    ASSERT_GE(after.size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i) EXPECT_LE(after[i], before[i]);
  }
}

TEST_P(KShortestPathsOnZoo, OtherNumbersOfVerticesOnlyRenameThePaths) {
  const auto label = zoo::shuffled_labels(zoo_graph().n, 1);
  const auto moved = relabelled(zoo_graph(), label).graph();
  const auto built = graph();
  for (const auto& [s, t] : pairs()) {
    const auto paths = k_shortest_paths(built, s, t, {.count = 9});
    const auto other = k_shortest_paths(moved, label[s], label[t], {.count = 9});
    EXPECT_EQ(lengths_of(paths), lengths_of(other));
    // Ties are in order of number, so the last paths may be others; those before them may not.
    auto renamed = vertices_of(paths);
    auto expected = vertices_of(other);
    const auto before_last = [&](const auto& list) {
      return std::count_if(list.begin(), list.end(), [&](const SimplePath& path) {
        return path.length < list.back().length || list.size() < 9;
      });
    };
    renamed.resize(static_cast<std::size_t>(before_last(paths)));
    expected.resize(static_cast<std::size_t>(before_last(other)));
    for (auto& path : renamed) {
      for (Vertex& v : path) v = label[v];
    }
    EXPECT_THAT(renamed, ::testing::UnorderedElementsAreArray(expected));
  }
}

}  // namespace
}  // namespace musubi::k_shortest_paths_test
