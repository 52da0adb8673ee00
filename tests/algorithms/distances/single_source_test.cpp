#include <cmath>
#include <limits>
#include <stdexcept>
#include <stop_token>

#include "algorithms/distances/breadth_first_search.hpp"
#include "algorithms/distances/path_lengths.hpp"
#include "engine/error.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::single_source_test {
namespace {

namespace zoo = musubi::testing;
using ::testing::ElementsAre;
using zoo::ZooGraph;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Bellman and Ford: every edge again and again, until nothing falls.
std::vector<double> plain_lengths(const ZooGraph& graph, Vertex source, bool hops) {
  std::vector<double> length(graph.n, kInfinity);
  length[source] = 0.0;
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
      const double own = hops || graph.lengths.empty() ? 1.0 : graph.lengths[e];
      const auto relax = [&](Vertex u, Vertex v) {
        if (length[u] + own >= length[v]) return;
        length[v] = length[u] + own;
        changed = true;
      };
      relax(graph.edges[e].tail, graph.edges[e].head);
      if (!graph.directed()) relax(graph.edges[e].head, graph.edges[e].tail);
    }
  }
  return length;
}

void expect_right(const ZooGraph& given) {
  SCOPED_TRACE(given.name);
  const auto graph = given.graph();
  for (Vertex source = 0; source < given.n; source += 1 + given.n / 5) {
    const auto hops = plain_lengths(given, source, /*hops=*/true);
    for (const int threads : {1, 2}) {
      const auto found = hop_distances(graph, source, {.threads = threads});
      for (Vertex v = 0; v < given.n; ++v) {
        EXPECT_EQ(found[v] == kUnreached ? kInfinity : found[v], hops[v]);
      }
    }
    const auto lengths = path_lengths(graph, source);
    EXPECT_EQ(lengths, plain_lengths(given, source, /*hops=*/false));
    for (const double delta : {0.0, 0.25, 1.0, 100.0}) {
      EXPECT_EQ(path_lengths_by_buckets(graph, source, delta, {.threads = 1}), lengths);
      EXPECT_EQ(path_lengths_by_buckets(graph, source, delta, {.threads = 2}), lengths);
    }
  }
}

class SingleSourceOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(SingleSourceOnZoo);

TEST_P(SingleSourceOnZoo, DistancesAreThoseOfBellmanAndFord) {
  expect_right(zoo_graph());
}

TEST(SingleSource, DistancesAreThoseOfBellmanAndFordOnRandomGraphs) {
  for (std::uint64_t seed = 0; seed < 25; ++seed) {
    const auto n = static_cast<Vertex>(10 + 9 * seed);
    for (const auto direction : {Direction::undirected, Direction::directed}) {
      expect_right(zoo::multigraph(n, n, seed, direction));
      expect_right(zoo::multigraph(n, std::size_t{9} * n, seed, direction));
      expect_right(zoo::weighted(zoo::multigraph(n, std::size_t{3} * n, seed, direction), seed));
    }
  }
}

TEST(SingleSource, LargeGraphsAreTheSameForAnyNumberOfThreads) {
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    const auto given = zoo::weighted(zoo::multigraph(60000, 600000, 5, direction), 5);
    const auto graph = given.graph();
    EXPECT_EQ(hop_distances(graph, 7, {.threads = 1}), hop_distances(graph, 7, {.threads = 2}));
    EXPECT_EQ(path_lengths(graph, 7), path_lengths_by_buckets(graph, 7, 0.0, {.threads = 2}));
    const auto hops = hop_distances(graph, 7, {.threads = 2});
    for (const auto& [u, v] : given.edges) {  // no edge leads further than one step
      if (hops[u] == kUnreached) continue;
      EXPECT_LE(hops[v], hops[u] + 1);
    }
  }
}

TEST(SingleSource, HopsOfManyVerticesAreThoseOfBellmanAndFord) {
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    // Above 2^17 vertices levels are tables of bits.
    const auto given = zoo::multigraph(150000, 450000, 6, direction);
    const auto graph = given.graph();
    const auto hops = plain_lengths(given, 7, /*hops=*/true);
    for (const int threads : {1, 2, 3}) {
      const auto found = hop_distances(graph, 7, {.threads = threads});
      std::size_t wrong = 0;
      for (Vertex v = 0; v < given.n; ++v) {
        wrong += (found[v] == kUnreached ? kInfinity : found[v]) == hops[v] ? 0 : 1;
      }
      EXPECT_EQ(wrong, 0U) << threads << " threads";
    }
  }
}

TEST(SingleSource, LengthsOfZeroAreNoTrouble) {
  const std::vector<Edge> edges = {{0, 1}, {1, 2}, {2, 0}, {2, 3}};
  const std::vector<double> lengths = {0.0, 0.0, 0.0, 2.0};
  const auto graph = CsrGraph::from_edges(5, edges, Direction::undirected, {.lengths = lengths});
  EXPECT_THAT(path_lengths(graph, 0), ElementsAre(0, 0, 0, 2, kInfinity));
  EXPECT_THAT(path_lengths_by_buckets(graph, 0), ElementsAre(0, 0, 0, 2, kInfinity));
}

TEST(SingleSource, RefusesWhatIsNoSourceOrNoWidth) {
  const auto graph = zoo::path(3).graph();
  EXPECT_THROW(static_cast<void>(hop_distances(graph, 3)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(path_lengths(graph, 3)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(path_lengths_by_buckets(graph, 0, -1.0)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(path_lengths_by_buckets(graph, 0, kInfinity)),
               std::invalid_argument);
  std::stop_source source;
  source.request_stop();
  const Execution stopped{.stop = source.get_token()};
  EXPECT_THROW(static_cast<void>(hop_distances(graph, 0, stopped)), Error);
  EXPECT_THROW(static_cast<void>(path_lengths_by_buckets(graph, 0, 0.0, stopped)), Error);
}

}  // namespace
}  // namespace musubi::single_source_test
