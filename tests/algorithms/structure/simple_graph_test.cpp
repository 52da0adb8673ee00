#include "algorithms/structure/simple_graph.hpp"

#include <stdexcept>

#include "tests/zoo_test.hpp"

namespace musubi::simple_graph_test {
namespace {

namespace zoo = musubi::testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(SimpleGraph, KeepsTheShortestOfParallelEdges) {
  const zoo::ZooGraph graph{
      .n = 3, .edges = {{0, 1}, {1, 0}, {0, 1}, {1, 1}, {1, 2}}, .lengths = {3, 1, 2, 7, 4}};
  const auto simple = simple_graph(graph.graph());
  EXPECT_EQ(simple.num_edges(), 2U);
  EXPECT_THAT(simple.out_neighbors(1), ElementsAre(0, 2));
  EXPECT_THAT(simple.out_lengths(1), ElementsAre(1.0, 4.0));
}

TEST(SimpleGraph, DirectionsAreNotParallel) {
  const zoo::ZooGraph graph{
      .n = 2, .edges = {{0, 1}, {1, 0}, {0, 1}}, .direction = Direction::directed};
  const auto simple = simple_graph(graph.graph());
  EXPECT_TRUE(simple.is_directed());
  EXPECT_FALSE(simple.has_lengths());
  EXPECT_EQ(simple.num_edges(), 2U);
}

TEST(SimpleGraph, WhatIsLeftOutHasNoEdges) {
  const std::vector<Vertex> without{2, 2};
  const auto simple = simple_graph(zoo::complete(5).graph(), without);
  EXPECT_EQ(simple.num_vertices(), 5U);
  EXPECT_THAT(simple.out_neighbors(2), IsEmpty());
  EXPECT_THAT(simple.out_neighbors(0), ElementsAre(1, 3, 4));
  const std::vector<Vertex> absent{5};
  EXPECT_THROW(static_cast<void>(simple_graph(zoo::complete(5).graph(), absent)),
               std::invalid_argument);
}

TEST(SimpleGraph, TheEmptyGraphStaysEmpty) {
  EXPECT_EQ(simple_graph(CsrGraph{}).num_vertices(), 0U);
}

class SimpleGraphOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(SimpleGraphOnZoo);

TEST_P(SimpleGraphOnZoo, HasTheSameNeighboursEachOnce) {
  const auto built = graph();
  const auto simple = simple_graph(built);
  for (const Vertex u : built.vertices()) {
    std::vector<Vertex> expected;
    for (const Vertex v : built.out_neighbors(u)) {
      if (v != u && (expected.empty() || expected.back() != v)) expected.push_back(v);
    }
    EXPECT_THAT(simple.out_neighbors(u), ::testing::ElementsAreArray(expected));
  }
}

}  // namespace
}  // namespace musubi::simple_graph_test
