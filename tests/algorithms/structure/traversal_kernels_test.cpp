// Components, cores and triangles beside what is plainly true of them.

#include <algorithm>
#include <set>
#include <stop_token>

#include "algorithms/structure/components.hpp"
#include "algorithms/structure/core_numbers.hpp"
#include "algorithms/structure/strong_components.hpp"
#include "algorithms/structure/triangles.hpp"
#include "engine/error.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::traversal_kernels_test {
namespace {

namespace zoo = musubi::testing;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using zoo::ZooGraph;

// reaches[u][v]: a walk leads from u to v; with `both` arcs may be walked either way.
std::vector<std::vector<bool>> reachability(const ZooGraph& graph, bool both) {
  std::vector<std::vector<bool>> reaches(graph.n, std::vector<bool>(graph.n, false));
  for (Vertex v = 0; v < graph.n; ++v) reaches[v][v] = true;
  for (const auto& [u, v] : graph.edges) {
    reaches[u][v] = true;
    if (both || !graph.directed()) reaches[v][u] = true;
  }
  for (Vertex k = 0; k < graph.n; ++k) {
    for (Vertex i = 0; i < graph.n; ++i) {
      for (Vertex j = 0; reaches[i][k] && j < graph.n; ++j) {
        if (reaches[k][j]) reaches[i][j] = true;
      }
    }
  }
  return reaches;
}

// Numbered by smallest vertices.
std::vector<Vertex> plain_components(const ZooGraph& graph, bool strong) {
  const auto reaches = reachability(graph, !strong);
  std::vector<Vertex> component(graph.n, kNoVertex);
  Vertex count = 0;
  for (Vertex v = 0; v < graph.n; ++v) {
    if (component[v] != kNoVertex) continue;
    for (Vertex w = v; w < graph.n; ++w) {
      if (reaches[v][w] && reaches[w][v]) component[w] = count;
    }
    ++count;
  }
  return component;
}

// Takes off whatever has too few neighbours left, for every k anew.
std::vector<Vertex> plain_core_numbers(const ZooGraph& graph) {
  std::vector<Vertex> core(graph.n, 0);
  for (Vertex k = 1; k <= 2 * graph.edges.size(); ++k) {
    std::vector<bool> in(graph.n, true);
    for (bool changed = true; changed;) {
      changed = false;
      std::vector<Vertex> degree(graph.n, 0);
      for (const auto& [u, v] : graph.edges) {
        if (u == v || !in[u] || !in[v]) continue;
        ++degree[u];
        ++degree[v];
      }
      for (Vertex v = 0; v < graph.n; ++v) {
        if (!in[v] || degree[v] >= k) continue;
        in[v] = false;
        changed = true;
      }
    }
    if (std::none_of(in.begin(), in.end(), [](bool one) { return one; })) break;
    for (Vertex v = 0; v < graph.n; ++v) {
      if (in[v]) core[v] = k;
    }
  }
  return core;
}

std::vector<std::uint64_t> plain_triangles(const ZooGraph& graph) {
  std::set<std::pair<Vertex, Vertex>> edges;
  for (const auto& [u, v] : graph.edges) {
    if (u != v) edges.insert(std::minmax(u, v));
  }
  std::vector<std::uint64_t> at(graph.n, 0);
  for (const auto& [u, v] : edges) {
    for (Vertex w = v + 1; w < graph.n; ++w) {
      if (!edges.contains({u, w}) || !edges.contains({v, w})) continue;
      ++at[u];
      ++at[v];
      ++at[w];
    }
  }
  return at;
}

void expect_right(const ZooGraph& given) {
  SCOPED_TRACE(given.name);
  const auto graph = given.graph();
  for (const int threads : {1, 2}) {
    EXPECT_EQ(components(graph, {.threads = threads}).component_of,
              plain_components(given, /*strong=*/false));
    const auto found = triangles(graph, {.threads = threads});
    EXPECT_EQ(found.at, plain_triangles(given));
    EXPECT_EQ(count_triangles(graph, {.threads = threads}), found.count);
    EXPECT_EQ(core_numbers(graph, {.threads = threads}), plain_core_numbers(given));
  }
  EXPECT_EQ(strong_components(graph).component_of, plain_components(given, /*strong=*/true));
}

class TraversalKernelsOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(TraversalKernelsOnZoo);

TEST_P(TraversalKernelsOnZoo, AreWhatTheirDefinitionsSay) {
  expect_right(zoo_graph());
}

TEST(TraversalKernels, AreWhatTheirDefinitionsSayOnRandomGraphs) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const auto n = static_cast<Vertex>(6 + 2 * seed);
    for (const auto direction : {Direction::undirected, Direction::directed}) {
      expect_right(zoo::multigraph(n, n / 2, seed, direction));
      expect_right(zoo::multigraph(n, n + n / 4, seed, direction));
      expect_right(zoo::multigraph(n, std::size_t{5} * n, seed, direction));
    }
  }
}

TEST(Components, AreTheSameForAnyNumberOfThreadsOnALargeGraph) {
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    const auto given = zoo::multigraph(120000, 70000, 1, direction);
    const auto graph = given.graph();
    const auto alone = components(graph, {.threads = 1});
    EXPECT_EQ(alone.component_of, components(graph, {.threads = 2}).component_of);
    // Each edge lies in one, and there are as many as vertices that no edge joins to an earlier
    // one.
    std::vector<Vertex> root(given.n);
    for (Vertex v = 0; v < given.n; ++v) root[v] = v;
    const auto find = [&](Vertex v) {
      while (root[v] != v) v = root[v] = root[root[v]];
      return v;
    };
    Vertex count = given.n;
    for (const auto& [u, v] : given.edges) {
      EXPECT_EQ(alone.component_of[u], alone.component_of[v]);
      if (find(u) == find(v)) continue;
      root[find(u)] = find(v);
      --count;
    }
    EXPECT_EQ(alone.count, count);
  }
}

TEST(CoreNumbers, OfManyVerticesAtFewHubsAreTheNumberOfHubs) {
  constexpr Vertex kHubs = 200;
  constexpr Vertex kOthers = 12000;
  std::vector<Edge> edges;
  for (Vertex hub = 0; hub < kHubs; ++hub) {
    for (Vertex v = 0; v < kOthers; ++v) edges.push_back({hub, kHubs + v});
  }
  const auto graph = CsrGraph::from_edges(kHubs + kOthers, edges);
  for (const int threads : {1, 2, 3}) {
    EXPECT_THAT(core_numbers(graph, {.threads = threads}), Each(kHubs)) << threads << " threads";
  }
}

// Threads share the work here: more than half of the arcs lead to one of many vertices.
TEST(CoreNumbers, OfARingAtFewHubsAreItsDegrees) {
  constexpr Vertex kHubs = 20;
  constexpr Vertex kRing = 60000;  // rows of hubs are this long
  constexpr Vertex kNext = 40;     // to either side
  std::vector<Edge> edges;
  for (Vertex v = 0; v < kRing; ++v) {
    for (Vertex hub = 0; hub < kHubs; ++hub) edges.push_back({hub, kHubs + v});
    for (Vertex i = 1; i <= kNext; ++i) edges.push_back({kHubs + v, kHubs + (v + i) % kRing});
  }
  const auto graph = CsrGraph::from_edges(kHubs + kRing, edges);
  for (const int threads : {1, 2, 3}) {
    EXPECT_THAT(core_numbers(graph, {.threads = threads}), Each(2 * kNext + kHubs)) << threads;
  }
}

TEST(CoreNumbers, CountNoLoops) {
  // Of short, longer and long rows, with a loop once and twice.
  for (const Vertex n : {3U, 20U, 200U}) {
    std::vector<Edge> edges = zoo::complete(n).edges;
    edges.insert(edges.end(), {{1, 1}, {2, 2}, {2, 2}});
    EXPECT_THAT(core_numbers(CsrGraph::from_edges(n, edges)), Each(n - 1)) << n;
  }
}

TEST(CoreNumbers, AreTheSameForAnyNumberOfThreadsOnALargeGraph) {
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    // Above four million arcs, from where on threads share the work.
    const std::size_t edges = direction == Direction::directed ? 4300000 : 2150000;
    const auto graph = zoo::multigraph(300000, edges, 4, direction).graph();
    const auto alone = core_numbers(graph, {.threads = 1});
    for (const int threads : {2, 3}) EXPECT_EQ(core_numbers(graph, {.threads = threads}), alone);
  }
}

TEST(CoreNumbers, HaveClosedForms) {
  EXPECT_THAT(core_numbers(zoo::complete(6).graph()), Each(5));
  EXPECT_THAT(core_numbers(zoo::lollipop(4, 2).graph()), ElementsAre(3, 3, 3, 3, 1, 1));
  EXPECT_THAT(core_numbers(zoo::path(1).graph()), ElementsAre(0));
  EXPECT_THAT(core_numbers(CsrGraph{}), IsEmpty());
}

TEST(Triangles, HaveClosedForms) {
  const auto graph = zoo::complete(20).graph();
  EXPECT_EQ(count_triangles(graph), 20U * 19 * 18 / 6);
  EXPECT_THAT(clustering_coefficients(graph), Each(1.0));
  EXPECT_EQ(transitivity(graph), 1.0);
  EXPECT_EQ(transitivity(zoo::star(5).graph()), 0.0);
  EXPECT_EQ(transitivity(CsrGraph{}), 0.0);
  // Two of the three pairs at the joint are open.
  EXPECT_DOUBLE_EQ(clustering_coefficients(zoo::lollipop(3, 1).graph())[2], 1.0 / 3);
}

TEST(Triangles, StopWhenAsked) {
  std::stop_source source;
  source.request_stop();
  const Execution stopped{.stop = source.get_token()};
  EXPECT_THROW(static_cast<void>(count_triangles(zoo::complete(5).graph(), stopped)), Error);
  EXPECT_THROW(static_cast<void>(components(zoo::complete(5).graph(), stopped)), Error);
}

TEST(StrongComponents, GoAsDeepAsAPathIsLong) {
  auto long_path = zoo::path(200000);
  long_path.direction = Direction::directed;
  EXPECT_EQ(strong_components(long_path.graph()).count, 200000U);
  long_path.edges.push_back({199999, 0});
  EXPECT_EQ(strong_components(long_path.graph()).count, 1U);
}

}  // namespace
}  // namespace musubi::traversal_kernels_test
