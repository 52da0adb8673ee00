#include "algorithms/structure/disjoint_paths.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

#include "engine/random.hpp"
#include "tests/algorithms/structure/igraph_structure_oracle.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::disjoint_paths_test {
namespace {

namespace zoo = musubi::testing;
using ::testing::ElementsAre;
using Pairs = std::vector<zoo::igraph::EndPair>;

// Paths without a common edge, and without a common vertex.
std::pair<std::uint64_t, std::uint64_t> counts(const CsrGraph& graph, Vertex s, Vertex t) {
  return {DisjointPathCounter(graph, Disjointness::edges).count(s, t),
          DisjointPathCounter(graph, Disjointness::vertices).count(s, t)};
}

std::vector<std::uint64_t> all_counts(DisjointPathCounter& counter, const Pairs& pairs,
                                      std::uint64_t cap = DisjointPathCounter::kNoCap) {
  std::vector<std::uint64_t> result;
  for (const auto& [s, t] : pairs) result.push_back(counter.count(s, t, cap));
  return result;
}

// All ordered pairs of a small graph, some of a larger one.
Pairs some_pairs(Vertex n) {
  Pairs pairs;
  if (n < 2) return pairs;
  for (Vertex s = 0; n <= 12 && s < n; ++s) {
    for (Vertex t = 0; t < n; ++t) {
      if (s != t) pairs.emplace_back(s, t);
    }
  }
  SplitMix64 random(n);
  while (n > 12 && pairs.size() < 150) {
    const auto s = static_cast<Vertex>(random.below(n));
    const auto t = static_cast<Vertex>(random.below(n));
    if (s != t) pairs.emplace_back(s, t);
  }
  return pairs;
}

TEST(DisjointPaths, TwoTrianglesThatShareAVertexPartThere) {
  const zoo::ZooGraph bow_tie{.n = 5, .edges = {{0, 1}, {0, 2}, {1, 2}, {2, 3}, {2, 4}, {3, 4}}};
  EXPECT_EQ(counts(bow_tie.graph(), 0, 4), std::pair(std::uint64_t{2}, std::uint64_t{1}));
  EXPECT_EQ(counts(bow_tie.graph(), 0, 1), std::pair(std::uint64_t{2}, std::uint64_t{2}));
}

TEST(DisjointPaths, AnEdgeBetweenTheTwoIsAPath) {
  EXPECT_EQ(counts(zoo::path(2).graph(), 0, 1), std::pair(std::uint64_t{1}, std::uint64_t{1}));
  EXPECT_EQ(counts(zoo::complete(6).graph(), 1, 4), std::pair(std::uint64_t{5}, std::uint64_t{5}));
  const zoo::ZooGraph parallel{.n = 3, .edges = {{0, 1}, {1, 0}, {0, 2}, {2, 1}, {1, 1}}};
  EXPECT_EQ(counts(parallel.graph(), 0, 1), std::pair(std::uint64_t{3}, std::uint64_t{3}));
}

TEST(DisjointPaths, AFirstPathInTheWayIsRerouted) {
  // The shortest way 0-1-4-5 blocks both ways round; two paths exist only if it is given up.
  const zoo::ZooGraph graph{
      .n = 8, .edges = {{0, 1}, {1, 4}, {4, 5}, {0, 2}, {2, 3}, {3, 4}, {1, 6}, {6, 7}, {7, 5}}};
  EXPECT_EQ(counts(graph.graph(), 0, 5), std::pair(std::uint64_t{2}, std::uint64_t{2}));
}

TEST(DisjointPaths, TheReroutedPathsThemselves) {
  const zoo::ZooGraph graph{
      .n = 8, .edges = {{0, 1}, {1, 4}, {4, 5}, {0, 2}, {2, 3}, {3, 4}, {1, 6}, {6, 7}, {7, 5}}};
  DisjointPathCounter counter(graph.graph(), Disjointness::vertices);
  EXPECT_THAT(counter.paths(0, 5),
              ElementsAre(ElementsAre(0, 1, 6, 7, 5), ElementsAre(0, 2, 3, 4, 5)));
}

TEST(DisjointPaths, FollowDirections) {
  const zoo::ZooGraph arcs{
      .n = 4, .edges = {{0, 1}, {1, 3}, {0, 2}, {2, 3}, {3, 0}}, .direction = Direction::directed};
  EXPECT_EQ(counts(arcs.graph(), 0, 3), std::pair(std::uint64_t{2}, std::uint64_t{2}));
  EXPECT_EQ(counts(arcs.graph(), 3, 0), std::pair(std::uint64_t{1}, std::uint64_t{1}));
  EXPECT_EQ(counts(arcs.graph(), 1, 2), std::pair(std::uint64_t{1}, std::uint64_t{1}));
}

TEST(DisjointPaths, NoneBetweenComponents) {
  const zoo::ZooGraph graph{.n = 4, .edges = {{0, 1}, {2, 3}}};
  EXPECT_EQ(counts(graph.graph(), 0, 3), std::pair(std::uint64_t{0}, std::uint64_t{0}));
}

TEST(DisjointPaths, WrongEndsAreRefusedAndDoNoHarm) {
  for (const auto disjointness : {Disjointness::edges, Disjointness::vertices}) {
    DisjointPathCounter counter(zoo::cycle(5).graph(), disjointness);
    EXPECT_THROW(static_cast<void>(counter.count(1, 1)), std::invalid_argument);
    EXPECT_THROW(static_cast<void>(counter.count(1, 5)), std::invalid_argument);
    EXPECT_EQ(counter.count(1, 4), 2U);
    DisjointPathCounter empty(CsrGraph{}, disjointness);
    EXPECT_THROW(static_cast<void>(empty.count(0, 1)), std::invalid_argument);
  }
}

TEST(DisjointPaths, ALargeGraphByItsDesign) {
  // A ring of 5,000 cliques of 4, each tied to the next by two edges from different vertices: two
  // ways round with two paths each. A vertex has 3 + 1 edges, so that is all there can be.
  constexpr Vertex kCliques = 5'000;
  zoo::ZooGraph ring{.n = 4 * kCliques};
  for (Vertex c = 0; c < kCliques; ++c) {
    for (Vertex u = 0; u < 4; ++u) {
      for (Vertex v = u + 1; v < 4; ++v) ring.edges.push_back({4 * c + u, 4 * c + v});
    }
    const Vertex next = (c + 1) % kCliques;
    ring.edges.push_back({4 * c, 4 * next + 2});
    ring.edges.push_back({4 * c + 1, 4 * next + 3});
  }
  EXPECT_EQ(counts(ring.graph(), 0, 10'001), std::pair(std::uint64_t{4}, std::uint64_t{4}));
}

class DisjointPathsOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(DisjointPathsOnZoo);

TEST_P(DisjointPathsOnZoo, AgreeWithIgraph) {
  const auto pairs = some_pairs(zoo_graph().n);
  DisjointPathCounter by_edges(graph(), Disjointness::edges);
  DisjointPathCounter by_vertices(graph(), Disjointness::vertices);
  EXPECT_EQ(all_counts(by_edges, pairs), zoo::igraph::edge_disjoint_paths(zoo_graph(), pairs));
  EXPECT_EQ(all_counts(by_vertices, pairs), zoo::igraph::vertex_disjoint_paths(zoo_graph(), pairs));
}

// How often the paths use each pair of neighbours; in both directions together when undirected.
std::map<std::pair<Vertex, Vertex>, std::size_t> uses(const std::vector<std::vector<Vertex>>& paths,
                                                      bool directed) {
  std::map<std::pair<Vertex, Vertex>, std::size_t> result;
  for (const auto& path : paths) {
    for (std::size_t i = 1; i < path.size(); ++i) {
      auto step = std::pair(path[i - 1], path[i]);
      if (!directed && step.first > step.second) std::swap(step.first, step.second);
      ++result[step];
    }
  }
  return result;
}

TEST_P(DisjointPathsOnZoo, PathsAreAsManyAndShareNothing) {
  const bool directed = zoo_graph().directed();
  std::vector<std::vector<Vertex>> edges;
  for (const auto& [u, v] : zoo_graph().edges) edges.push_back({u, v});
  const auto there_are = uses(edges, directed);
  for (const auto disjointness : {Disjointness::edges, Disjointness::vertices}) {
    DisjointPathCounter counter(graph(), disjointness);
    for (const auto& [s, t] : some_pairs(zoo_graph().n)) {
      const auto paths = counter.paths(s, t);
      ASSERT_EQ(paths.size(), counter.count(s, t));
      std::vector<Vertex> inside;
      for (const auto& path : paths) {
        ASSERT_EQ(path.front(), s);
        ASSERT_EQ(path.back(), t);
        EXPECT_EQ(std::set<Vertex>(path.begin(), path.end()).size(), path.size());
        inside.insert(inside.end(), path.begin() + 1, path.end() - 1);
      }
      for (const auto& [step, times] : uses(paths, directed)) {
        const auto edge = there_are.find(step);
        ASSERT_NE(edge, there_are.end()) << step.first << "-" << step.second << " is no edge";
        EXPECT_LE(times, edge->second);
      }
      if (disjointness == Disjointness::vertices) {
        EXPECT_EQ(std::set<Vertex>(inside.begin(), inside.end()).size(), inside.size());
      }
      EXPECT_EQ(counter.paths(s, t), paths) << "the workspace forgets";
      EXPECT_LE(counter.paths(s, t, 1).size(), 1U);
    }
  }
}

TEST_P(DisjointPathsOnZoo, TheCapCapsAndTheWorkspaceForgets) {
  const auto pairs = some_pairs(zoo_graph().n);
  for (const auto disjointness : {Disjointness::edges, Disjointness::vertices}) {
    DisjointPathCounter counter(graph(), disjointness);
    const auto all = all_counts(counter, pairs);
    for (const std::uint64_t cap : {0U, 1U, 3U}) {
      auto capped = all;
      for (auto& count : capped) count = std::min(count, cap);
      EXPECT_EQ(all_counts(counter, pairs, cap), capped);
    }
    DisjointPathCounter copy = counter;
    EXPECT_EQ(all_counts(copy, pairs), all) << "as at first, after all the counts in between";
  }
}

TEST_P(DisjointPathsOnZoo, OneEdgeMoreIsAtMostOnePathMore) {
  for (const auto disjointness : {Disjointness::edges, Disjointness::vertices}) {
    DisjointPathCounter counter(graph(), disjointness);
    for (const auto& [s, t] : some_pairs(std::min<Vertex>(zoo_graph().n, 12))) {
      auto more = zoo_graph();
      more.edges.push_back({s, t});
      more.strengths.clear();
      more.lengths.clear();
      EXPECT_EQ(DisjointPathCounter(more.graph(), disjointness).count(s, t),
                counter.count(s, t) + 1);
    }
  }
}

}  // namespace
}  // namespace musubi::disjoint_paths_test
