#include "engine/csr_graph.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <cmath>
#include <limits>
#include <map>
#include <stdexcept>
#include <utility>

#include "engine/error.hpp"
#include "engine/random.hpp"
#include "engine/row_builder.hpp"
#include "tests/plain_rows.hpp"

namespace musubi::csr_graph_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<Vertex> row(std::span<const Vertex> neighbors) {
  return {neighbors.begin(), neighbors.end()};
}
std::vector<double> row(std::span<const double> weights) {
  return {weights.begin(), weights.end()};
}

TEST(CsrGraph, EmptyGraphHasNothing) {
  for (const auto& graph : {CsrGraph{}, CsrGraph::from_edges(0, {})}) {
    EXPECT_EQ(graph.num_vertices(), 0U);
    EXPECT_EQ(graph.num_edges(), 0U);
    EXPECT_EQ(graph.num_arcs(), 0U);
  }
}

TEST(CsrGraph, UndirectedEdgeIsTwoArcsAndALoopStandsTwiceInItsRow) {
  const std::vector<Edge> edges = {{2, 0}, {1, 1}, {0, 1}, {2, 0}};
  const auto graph = CsrGraph::from_edges(3, edges);
  EXPECT_EQ(graph.num_edges(), 4U);
  EXPECT_EQ(graph.num_arcs(), 8U);
  EXPECT_THAT(row(graph.out_neighbors(0)), ElementsAre(1, 2, 2));
  EXPECT_THAT(row(graph.out_neighbors(1)), ElementsAre(0, 1, 1));
  EXPECT_THAT(row(graph.out_neighbors(2)), ElementsAre(0, 0));
  EXPECT_EQ(graph.out_degree(1), 3U);
  EXPECT_EQ(graph.in_degree(1), 3U);
}

TEST(CsrGraph, DirectedGraphHasItsReverseRows) {
  const std::vector<Edge> edges = {{0, 1}, {2, 1}, {1, 1}, {0, 1}};
  const auto graph = CsrGraph::from_edges(3, edges, Direction::directed);
  EXPECT_EQ(graph.num_arcs(), 4U);
  EXPECT_THAT(row(graph.out_neighbors(0)), ElementsAre(1, 1));
  EXPECT_THAT(row(graph.out_neighbors(1)), ElementsAre(1));
  EXPECT_THAT(row(graph.in_neighbors(1)), ElementsAre(0, 0, 1, 2));
  EXPECT_THAT(row(graph.in_neighbors(0)), IsEmpty());
}

TEST(CsrGraph, WeightsFollowTheirEdges) {
  const std::vector<Edge> edges = {{0, 2}, {0, 1}, {0, 2}};
  const std::vector<double> strengths = {5, 6, 7};
  const std::vector<double> lengths = {0.5, 0.25, 0};
  const auto graph = CsrGraph::from_edges(3, edges, Direction::directed, {strengths, lengths});
  EXPECT_THAT(row(graph.out_strengths(0)), ElementsAre(6, 5, 7));
  EXPECT_THAT(row(graph.out_lengths(0)), ElementsAre(0.25, 0.5, 0));
  EXPECT_THAT(row(graph.in_strengths(2)), ElementsAre(5, 7));
  EXPECT_FALSE(CsrGraph::from_edges(3, edges).has_strengths());
  EXPECT_THAT(row(CsrGraph::from_edges(3, edges).out_lengths(0)), IsEmpty());
}

TEST(CsrGraph, RefusesWhatIsNotAGraph) {
  const std::vector<Edge> edges = {{0, 1}};
  const auto with = [&](const std::vector<double>& weights) {
    return CsrGraph::from_edges(2, edges, Direction::undirected, {.strengths = weights});
  };
  EXPECT_THROW(static_cast<void>(CsrGraph::from_edges(1, edges)), std::invalid_argument);
  EXPECT_THROW(with({1, 2}), std::invalid_argument);
  EXPECT_THROW(with({-1}), std::invalid_argument);
  EXPECT_THROW(with({std::numeric_limits<double>::infinity()}), std::invalid_argument);
  EXPECT_THROW(with({std::nan("")}), std::invalid_argument);
  EXPECT_NO_THROW(with({0}));
}

// Against the plainest way to make rows: sparse and dense, sorted and not, with each kind of
// weight, on one thread and on several (the larger lists are long enough for them to take part).
TEST(CsrGraph, RowsAreThoseOfAStableSort) {
  std::uint64_t seed = 0;
  for (const auto& [n, m] : {std::pair<Vertex, std::size_t>{1, 9},
                             {7, 0},
                             {5, 40},
                             {300, 200},
                             {50, 150000},
                             {30000, 90000},
                             {200000, 140000}}) {
    for (const bool sorted : {false, true}) {
      testing::RandomEdges list(++seed, n, m);
      if (sorted) list.sort();
      for (const EdgeWeights& weights :
           {EdgeWeights{}, EdgeWeights{.strengths = list.weights},
            EdgeWeights{.strengths = {}, .lengths = list.weights},
            EdgeWeights{.strengths = list.weights, .lengths = list.weights}}) {
        const auto rows = [&](testing::PlainArcs which) {
          return testing::plain_rows(n, list.edges, weights, which);
        };
        const auto both = rows(testing::PlainArcs::both);
        const auto out = rows(testing::PlainArcs::out);
        const auto in = rows(testing::PlainArcs::in);
        for (const int threads : {1, 2, 5}) {
          const Execution execution{.threads = threads};
          const auto undirected =
              CsrGraph::from_edges(n, list.edges, Direction::undirected, weights, execution);
          EXPECT_EQ(testing::copy_of(undirected.out_rows()), both);
          const auto directed =
              CsrGraph::from_edges(n, list.edges, Direction::directed, weights, execution);
          EXPECT_EQ(testing::copy_of(directed.out_rows()), out);
          EXPECT_EQ(testing::copy_of(directed.in_rows()), in);
          EXPECT_EQ(directed.num_edges(), m);
          EXPECT_EQ(undirected.num_edges(), m);
        }
      }
    }
  }
}

TEST(CsrGraph, CopiesShareTheRowsAndOutliveTheOriginal) {
  const std::vector<Edge> edges = {{2, 0}, {0, 1}};
  CsrGraph copy;
  {
    auto graph = CsrGraph::from_edges(3, edges);
    copy = graph;
    EXPECT_EQ(copy.out_neighbors(0).data(), graph.out_neighbors(0).data());
    const auto moved = std::move(graph);
    EXPECT_THAT(row(graph.out_neighbors(0)), ElementsAre(1, 2));  // NOLINT(bugprone-use-after-move)
  }
  EXPECT_THAT(row(copy.out_neighbors(0)), ElementsAre(1, 2));
}

TEST(CsrGraph, AStopRequestEndsBuilding) {
  std::stop_source source;
  source.request_stop();
  const std::vector<Edge> edges = {{0, 1}};
  EXPECT_THROW(static_cast<void>(CsrGraph::from_edges(2, edges, Direction::undirected, {},
                                                      {.stop = source.get_token()})),
               Error);
}

TEST(RowBuilder, PartsAreOneListAndIsolatedVerticesCanBeLeftOut) {
  const testing::RandomEdges list(3, 100, 120);
  const std::span<const Edge> edges = list.edges;
  const std::span<const double> weights = list.weights;
  const std::vector<EdgePart> parts = {{edges.first(50), {.strengths = weights.first(50)}},
                                       {},
                                       {edges.subspan(50), {.strengths = weights.subspan(50)}}};
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    auto built = build_rows(100, parts, direction, {.threads = 2});
    const auto kept = drop_isolated(built, {.threads = 2});
    ASSERT_LT(kept.size(), 100U);
    std::vector<Edge> renumbered;
    for (const auto& [tail, head] : edges) {
      const auto number = [&](Vertex v) {
        return static_cast<Vertex>(std::lower_bound(kept.begin(), kept.end(), v) - kept.begin());
      };
      renumbered.push_back({number(tail), number(head)});
    }
    const auto graph =
        CsrGraph::from_rows(shared(std::move(built.out)), shared(std::move(built.in)), direction);
    const auto n = static_cast<Vertex>(kept.size());
    EXPECT_TRUE(testing::same_graph(
        graph, CsrGraph::from_edges(n, renumbered, direction, {.strengths = weights})));
  }
}

TEST(NumberEdges, CanonicalOrderIsByEndsAndParallelEdgesAsGiven) {
  const std::vector<Edge> edges = {{2, 1}, {1, 0}, {1, 2}, {0, 0}};
  const auto undirected = number_edges(CsrGraph::from_edges(3, edges));
  EXPECT_THAT(undirected.edges, ElementsAre(Edge{0, 0}, Edge{0, 1}, Edge{1, 2}, Edge{1, 2}));
  EXPECT_THAT(undirected.edge_of_arc, ElementsAre(0, 0, 1, 1, 2, 3, 2, 3));
  const auto directed = number_edges(CsrGraph::from_edges(3, edges, Direction::directed));
  EXPECT_THAT(directed.edges, ElementsAre(Edge{0, 0}, Edge{1, 0}, Edge{1, 2}, Edge{2, 1}));
  EXPECT_THAT(directed.edge_of_arc, ElementsAre(0, 1, 2, 3));
}

// Every edge of a random multigraph carries its own number as its strength; so both arcs of an edge
// must be numbered alike, and the numbers must be those that sorting the edges gives.
TEST(NumberEdges, AgreesWithANaiveMapOnRandomMultigraphs) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    for (const auto direction : {Direction::undirected, Direction::directed}) {
      SplitMix64 random(seed);
      const auto n = static_cast<Vertex>(1 + random.below(8));
      std::vector<Edge> edges(random.below(40));
      std::vector<double> own_number;
      for (auto& edge : edges) {
        edge = {static_cast<Vertex>(random.below(n)), static_cast<Vertex>(random.below(n))};
        own_number.push_back(static_cast<double>(own_number.size()));
      }
      const auto graph = CsrGraph::from_edges(n, edges, direction, {.strengths = own_number});
      const auto numbering = number_edges(graph);

      std::multimap<std::pair<Vertex, Vertex>, double> sorted;  // keeps equal keys in given order
      for (std::size_t e = 0; e < edges.size(); ++e) {
        const auto [u, v] = edges[e];
        const bool swap = direction == Direction::undirected && u > v;
        sorted.emplace(swap ? std::pair(v, u) : std::pair(u, v), own_number[e]);
      }
      ASSERT_EQ(numbering.edges.size(), edges.size());
      std::vector<double> given_number;
      for (const auto& [ends, number] : sorted) {
        EXPECT_EQ(numbering.edges[given_number.size()], (Edge{ends.first, ends.second}));
        given_number.push_back(number);
      }
      std::vector<int> arcs(edges.size(), 0);
      for (const Vertex u : graph.vertices()) {
        for (std::size_t i = 0; i < graph.out_degree(u); ++i) {
          const EdgeId e = numbering.edge_of_arc[graph.first_arc(u) + i];
          EXPECT_EQ(graph.out_strengths(u)[i], given_number[e]) << "seed " << seed;
          ++arcs[e];
        }
      }
      EXPECT_THAT(arcs, ::testing::Each(direction == Direction::directed ? 1 : 2));
    }
  }
}

}  // namespace
}  // namespace musubi::csr_graph_test
