#include "algorithms/structure/ways_between.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "tests/algorithms/structure/every_path.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::ways_between_test {
namespace {

namespace zoo = musubi::testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Vertices = std::vector<Vertex>;

// A square with a tail: two ways from 0 to 2, one of them over 1, one over 3; on to 4 only over 2.
zoo::ZooGraph square_with_tail() {
  return {.n = 6, .edges = {{0, 1}, {1, 2}, {2, 3}, {3, 0}, {2, 4}, {2, 4}, {4, 4}}};
}

TEST(WaysBetween, ASquareWithATail) {
  const auto found = ways_between(square_with_tail().graph(), 0, 4);
  EXPECT_EQ(found.distance, 3.0);
  EXPECT_EQ(found.shortest_ways, 2.0) << "the parallel edges 2-4 are one step";
  EXPECT_EQ(found.vertex_disjoint, 1U);
  EXPECT_EQ(found.edge_disjoint, 1U) << "the parallel edges 2-4 are one step";
  EXPECT_THAT(found.separating, ElementsAre(2));
  EXPECT_THAT(found.ways,
              ElementsAre(SimplePath{{0, 1, 2, 4}, 3.0}, SimplePath{{0, 3, 2, 4}, 3.0}));
}

TEST(WaysBetween, WhatIsAvoidedIsNotThere) {
  const auto found = ways_between(square_with_tail().graph(), 0, 4, {.avoid = {1}});
  EXPECT_EQ(found.shortest_ways, 1.0);
  EXPECT_THAT(found.separating, ElementsAre(3, 2));
  EXPECT_THAT(found.ways, ElementsAre(SimplePath{{0, 3, 2, 4}, 3.0}));
  const auto none = ways_between(square_with_tail().graph(), 0, 4, {.avoid = {2}});
  EXPECT_TRUE(std::isinf(none.distance));
  EXPECT_THAT(none.ways, IsEmpty());
}

TEST(WaysBetween, WithoutAWayThereIsNothingToCount) {
  const auto found = ways_between(square_with_tail().graph(), 0, 5);
  EXPECT_TRUE(std::isinf(found.distance));
  EXPECT_EQ(found.shortest_ways, 0.0);
  EXPECT_EQ(found.vertex_disjoint, 0U);
  EXPECT_EQ(found.edge_disjoint, 0U);
  EXPECT_THAT(found.separating, IsEmpty());
  EXPECT_THAT(found.ways, IsEmpty());
}

TEST(WaysBetween, ALimitOnStepsDoesNotChangeTheDistance) {
  const auto found = ways_between(square_with_tail().graph(), 0, 4, {.shortest = {.max_steps = 2}});
  EXPECT_EQ(found.distance, 3.0);
  EXPECT_THAT(found.ways, IsEmpty());
}

TEST(WaysBetween, DisjointWays) {
  // The bow tie: everything passes 2, but over different edges.
  const zoo::ZooGraph bow_tie{.n = 5, .edges = {{0, 1}, {0, 2}, {1, 2}, {2, 3}, {2, 4}, {3, 4}}};
  const auto by_edges = ways_between(bow_tie.graph(), 0, 4, {.disjoint = Disjointness::edges});
  EXPECT_EQ(by_edges.ways.size(), 2U);
  EXPECT_EQ(by_edges.edge_disjoint, 2U);
  EXPECT_EQ(by_edges.ways[0].length + by_edges.ways[1].length, 6.0);
  const auto by_vertices =
      ways_between(bow_tie.graph(), 0, 4, {.disjoint = Disjointness::vertices});
  EXPECT_EQ(by_vertices.ways.size(), 1U);
  EXPECT_EQ(by_vertices.vertex_disjoint, 1U);
}

TEST(WaysBetween, WrongEndsAreRefused) {
  const auto graph = zoo::path(4).graph();
  EXPECT_THROW(static_cast<void>(ways_between(graph, 1, 1)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(ways_between(graph, 1, 4)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(ways_between(graph, 0, 3, {.avoid = {3}})), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(ways_between(graph, 0, 3, {.avoid = {9}})), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(ways_between(CsrGraph{}, 0, 1)), std::invalid_argument);
}

TEST(WaysBetween, NumbersAreThoseOfAllPaths) {
  for (const auto& graph : zoo::graphs_with_few_paths(300)) {
    const auto built = graph.graph();
    for (const auto& [s, t] : zoo::ordered_pairs(graph.n)) {
      if (s == t) continue;
      const auto all = every_path(graph, s, t);
      const auto found = ways_between(built, s, t, {.shortest = {.count = 1'000'000}});
      EXPECT_EQ(found.ways, all) << graph.name << " from " << s << " to " << t;
      if (all.empty()) continue;
      EXPECT_EQ(found.distance, all.front().length);
      const auto shortest = std::count_if(all.begin(), all.end(), [&](const SimplePath& path) {
        return path.length == all.front().length;
      });
      EXPECT_EQ(found.shortest_ways, static_cast<double>(shortest));
    }
  }
}

}  // namespace
}  // namespace musubi::ways_between_test
