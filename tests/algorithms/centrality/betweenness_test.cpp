#include "algorithms/centrality/betweenness.hpp"

#include <stdexcept>
#include <stop_token>

#include "algorithms/centrality/shortest_paths.hpp"
#include "engine/error.hpp"
#include "engine/random.hpp"
#include "tests/bgl_oracle.hpp"
#include "tests/igraph_oracle.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::betweenness_test {
namespace {

using musubi::testing::IsNear;
using ::testing::ElementsAre;
using ::testing::Pointwise;
namespace zoo = musubi::testing;

// A score adds at most n^2 = 22,500 shares, each rounded to 1.1e-16 of its size: 2.5e-12 together,
// and as much again in the library it is compared with.
constexpr double kRounding = 1e-11;

/// Edge scores in the order of the zoo graph's list, from our canonical order.
std::vector<double> in_given_order(const zoo::ZooGraph& graph, const std::vector<double>& scores) {
  std::vector<std::size_t> order(graph.edges.size());
  for (std::size_t e = 0; e < order.size(); ++e) order[e] = e;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto key = [&](std::size_t e) {
      const auto [u, v] = graph.edges[e];
      return graph.directed() ? std::pair(u, v) : std::pair(std::min(u, v), std::max(u, v));
    };
    return key(a) < key(b);
  });
  std::vector<double> result(scores.size());
  for (std::size_t i = 0; i < order.size(); ++i) result[order[i]] = scores[i];
  return result;
}

TEST(Betweenness, PathHasAClosedForm) {
  // Vertex i of a path parts i vertices from n - 1 - i others.
  const auto scores = betweenness(zoo::path(6).graph());
  EXPECT_THAT(scores, ElementsAre(0, 4, 6, 6, 4, 0));
}

TEST(Betweenness, StarCycleAndCompleteHaveClosedForms) {
  EXPECT_THAT(betweenness(zoo::star(5).graph()), ElementsAre(10, 0, 0, 0, 0, 0));  // 5 choose 2
  // Cycle of 6: two steps away is one shortest path, three steps away are two.
  EXPECT_THAT(betweenness(zoo::cycle(6).graph()), ::testing::Each(2.0));
  EXPECT_THAT(betweenness(zoo::complete(5).graph()), ::testing::Each(0.0));
}

TEST(Betweenness, LollipopByHand) {
  // A triangle 0 1 2 with 3 and 4 hanging at 2: 2 parts {0, 1} from {3, 4}, 3 parts {0, 1, 2}
  // from 4.
  const auto result = vertex_and_edge_betweenness(zoo::lollipop(3, 2).graph());
  EXPECT_THAT(result.vertices, ElementsAre(0, 0, 4, 3, 0));
  EXPECT_THAT(result.edges, ElementsAre(1, 3, 3, 6, 4));  // 0-1, 0-2, 1-2, 2-3, 3-4
}

TEST(Betweenness, ParallelEdgesAreDifferentPaths) {
  // Of the three shortest ways 0 - 3 two go over 1.
  const std::vector<Edge> edges = {{0, 1}, {0, 1}, {1, 3}, {0, 2}, {2, 3}};
  const auto scores = betweenness(CsrGraph::from_edges(4, edges));
  EXPECT_DOUBLE_EQ(scores[1], 2.0 / 3.0);
  EXPECT_DOUBLE_EQ(scores[2], 1.0 / 3.0);
}

TEST(Betweenness, UsesLengthsAndNeverStrengths) {
  // 0 - 1 - 2 is 2 long, the direct edge 3.
  const std::vector<Edge> edges = {{0, 1}, {1, 2}, {0, 2}};
  const std::vector<double> weights = {1, 1, 3};
  EXPECT_THAT(
      betweenness(CsrGraph::from_edges(3, edges, Direction::undirected, {.lengths = weights})),
      ElementsAre(0, 1, 0));
  EXPECT_THAT(
      betweenness(CsrGraph::from_edges(3, edges, Direction::undirected, {.strengths = weights})),
      ElementsAre(0, 0, 0));
}

TEST(Betweenness, SumsOfTheSameLengthsInAnotherOrderAreEqual) {
  // 0.1 + 0.2 + 0.3 != 0.3 + 0.2 + 0.1 in floating point: both ways from 0 to 5 must count.
  // Directed, as the errors of the two directions would cancel out.
  const std::vector<Edge> edges = {{0, 1}, {1, 2}, {2, 5}, {0, 3}, {3, 4}, {4, 5}};
  const std::vector<double> lengths = {0.1, 0.2, 0.3, 0.3, 0.2, 0.1};
  const auto scores =
      betweenness(CsrGraph::from_edges(6, edges, Direction::directed, {.lengths = lengths}));
  EXPECT_THAT(scores, Pointwise(IsNear(kRounding), std::vector<double>{0, 1.5, 1.5, 1.5, 1.5, 0}));
}

TEST(Betweenness, RefusesALengthOfZeroAndStopsWhenAsked) {
  const std::vector<Edge> edges = {{0, 1}};
  const std::vector<double> lengths = {0};
  const auto graph = CsrGraph::from_edges(2, edges, Direction::undirected, {.lengths = lengths});
  for (const int threads : {1, 2}) {
    EXPECT_THROW(static_cast<void>(betweenness(graph, {.execution = {.threads = threads}})),
                 std::invalid_argument);
  }
  std::stop_source stopped;
  stopped.request_stop();
  EXPECT_THROW(static_cast<void>(
                   betweenness(zoo::path(3).graph(), {.execution = {.stop = stopped.get_token()}})),
               Error);
}

class BetweennessOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(BetweennessOnZoo);

TEST_P(BetweennessOnZoo, AgreesWithIgraph) {
  const auto ours = vertex_and_edge_betweenness(graph());
  EXPECT_THAT(ours.vertices, Pointwise(IsNear(kRounding), zoo::igraph::betweenness(zoo_graph())));
  EXPECT_THAT(in_given_order(zoo_graph(), ours.edges),
              Pointwise(IsNear(kRounding), zoo::igraph::edge_betweenness(zoo_graph())));
}

TEST_P(BetweennessOnZoo, AgreesWithBoost) {
  const auto ours = vertex_and_edge_betweenness(graph());
  const auto boost = zoo::bgl::betweenness(zoo_graph());
  EXPECT_THAT(ours.vertices, Pointwise(IsNear(kRounding), boost.vertices));
  EXPECT_THAT(in_given_order(zoo_graph(), ours.edges), Pointwise(IsNear(kRounding), boost.edges));
}

TEST_P(BetweennessOnZoo, VerticesAloneAndWithEdgesAreTheSame) {
  // Not to the bit: with edges, vertices of the same neighbours are not taken together.
  EXPECT_THAT(betweenness(graph()),
              Pointwise(IsNear(kRounding), vertex_and_edge_betweenness(graph()).vertices));
}

// One search per source over the whole graph, as Brandes gives it.
BetweennessResult plain_betweenness(const CsrGraph& graph) {
  const auto numbering = number_edges(graph);
  BetweennessResult result{std::vector<double>(graph.num_vertices(), 0.0),
                           std::vector<double>(graph.num_edges(), 0.0)};
  const double pair = graph.is_directed() ? 1.0 : 0.5;
  ShortestPathSearch search(graph);
  for (const Vertex source : graph.vertices()) {
    search.run(source);
    std::vector<double> dependency(graph.num_vertices(), 0.0);
    for (auto it = search.order().rbegin(); it != search.order().rend(); ++it) {
      const auto row = graph.out_neighbors(*it);
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (!search.on_shortest_path(*it, i, row[i])) continue;
        const double share =
            search.path_count(*it) / search.path_count(row[i]) * (1.0 + dependency[row[i]]);
        dependency[*it] += share;
        result.edges[numbering.edge_of_arc[graph.first_arc(*it) + i]] += pair * share;
      }
      if (*it != source) result.vertices[*it] += pair * dependency[*it];
    }
  }
  return result;
}

void expect_as_plain(const zoo::ZooGraph& given) {
  SCOPED_TRACE(given.name);
  const auto graph = given.graph();
  const auto plain = plain_betweenness(graph);
  const auto alone = betweenness(graph, {.execution = {.threads = 1}});
  EXPECT_EQ(alone, betweenness(graph, {.execution = {.threads = 2}}));
  EXPECT_THAT(alone, Pointwise(IsNear(1e-10), plain.vertices));
  const auto both = vertex_and_edge_betweenness(graph, {.execution = {.threads = 1}});
  EXPECT_EQ(both.edges, vertex_and_edge_betweenness(graph, {.execution = {.threads = 2}}).edges);
  EXPECT_THAT(both.vertices, Pointwise(IsNear(1e-10), plain.vertices));
  EXPECT_THAT(both.edges, Pointwise(IsNear(1e-10), plain.edges));
}

TEST(Betweenness, IsThatOfOneSearchPerSourceOnRandomGraphs) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto n = static_cast<Vertex>(30 + 25 * seed);
    for (const auto direction : {Direction::undirected, Direction::directed}) {
      expect_as_plain(zoo::multigraph(n, n / 2, seed, direction));  // in many parts
      expect_as_plain(zoo::multigraph(n, n, seed, direction));      // with trees
      expect_as_plain(zoo::multigraph(n, 3 * n, seed, direction));
      expect_as_plain(zoo::multigraph(n, 12 * n, seed, direction));
    }
  }
}

TEST(Betweenness, OfTwinsIsThatOfOneSearchPerSource) {
  // Blow-ups of a small graph: each vertex becomes several of the same neighbours, joined or not.
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    const auto small = zoo::gnp(9, 0.35, seed);
    const bool joined = seed % 2 == 0;
    constexpr Vertex kCopies = 3;
    zoo::ZooGraph large{.name = "blow-up " + std::to_string(seed), .n = kCopies * small.n};
    for (const auto& [u, v] : small.edges) {
      for (Vertex i = 0; i < kCopies; ++i) {
        for (Vertex j = 0; j < kCopies; ++j) {
          large.edges.push_back({kCopies * u + i, kCopies * v + j});
        }
      }
    }
    for (Vertex v = 0; joined && v < small.n; ++v) {
      for (Vertex i = 1; i < kCopies; ++i) {
        for (Vertex j = 0; j < i; ++j) large.edges.push_back({kCopies * v + j, kCopies * v + i});
      }
    }
    expect_as_plain(large);
  }
}

TEST(Betweenness, OfGridsAndBushesIsThatOfOneSearchPerSource) {
  zoo::ZooGraph grid{.name = "grid", .n = 20 * 20};
  for (Vertex v = 0; v < grid.n; ++v) {
    if (v % 20 != 19) grid.edges.push_back({v, v + 1});
    if (v + 20 < grid.n) grid.edges.push_back({v, v + 20});
  }
  expect_as_plain(grid);
  auto bush = zoo::gnp(150, 0.1, 3);  // with a leaf, or a chain, at each vertex
  for (Vertex v = 0; v < 150; ++v) {
    bush.edges.push_back({v % 3 == 0 && v > 0 ? bush.n - 1 : v, bush.n});
    ++bush.n;
  }
  expect_as_plain(bush);
}

TEST_P(BetweennessOnZoo, DoesNotDependOnLabels) {
  const auto label = zoo::shuffled_labels(zoo_graph().n, 1);
  const auto plain = betweenness(graph());
  const auto moved = betweenness(zoo::relabelled(zoo_graph(), label).graph());
  for (Vertex v = 0; v < plain.size(); ++v) {
    EXPECT_NEAR(plain[v], moved[label[v]], kRounding * std::max(1.0, plain[v])) << "vertex " << v;
  }
}

TEST_P(BetweennessOnZoo, AnIsolatedVertexChangesNothing) {
  auto expected = betweenness(graph());
  expected.push_back(0.0);
  EXPECT_THAT(betweenness(zoo::with_isolated_vertex(zoo_graph()).graph()),
              Pointwise(IsNear(kRounding), expected));
}

TEST_P(BetweennessOnZoo, SameBitsForAnyNumberOfThreads) {
  const auto with = [&](int threads) {
    return vertex_and_edge_betweenness(graph(), {.execution = {.threads = threads}});
  };
  const auto one = with(1);
  for (const int threads : {2, 4}) {
    EXPECT_EQ(with(threads).vertices, one.vertices);
    EXPECT_EQ(with(threads).edges, one.edges);
  }
}

TEST_P(BetweennessOnZoo, EdgesSumToTheDistances) {
  // Every pair spreads a weight of 1 over each step of its shortest paths: without lengths the
  // edges sum to the distances of all pairs that have a way.
  if (!zoo_graph().lengths.empty()) GTEST_SKIP() << "steps are not distances here";
  double distances = 0.0;
  for (const auto& row : zoo::bgl::distances(zoo_graph())) {
    for (const double distance : row) {
      if (!std::isinf(distance)) distances += distance;
    }
  }
  double edges = 0.0;
  for (const double score : vertex_and_edge_betweenness(graph()).edges) edges += score;
  EXPECT_NEAR(edges, zoo_graph().directed() ? distances : distances / 2.0,
              kRounding * std::max(1.0, distances));
}

TEST(Betweenness, WithLengthsIsTheSameForAnyNumberOfThreadsOverManyBlocksOfSources) {
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    const auto graph = zoo::weighted(zoo::multigraph(500, 1500, 3, direction), 4).graph();
    const auto alone = vertex_and_edge_betweenness(graph, {.execution = {.threads = 1}});
    for (const int threads : {2, 3}) {
      const auto together = vertex_and_edge_betweenness(graph, {.execution = {.threads = threads}});
      EXPECT_EQ(alone.vertices, together.vertices);
      EXPECT_EQ(alone.edges, together.edges);
    }
  }
}

}  // namespace
}  // namespace musubi::betweenness_test
