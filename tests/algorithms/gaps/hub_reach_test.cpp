#include "algorithms/gaps/hub_reach.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "algorithms/gaps/pair_ways.hpp"
#include "algorithms/gaps/walk_likelihood.hpp"

namespace musubi::hub_reach_test {
namespace {

using ::testing::DoubleEq;
using ::testing::ElementsAre;

constexpr double kInfinite = std::numeric_limits<double>::infinity();

TEST(ReachScores, EachChangeIsAShareOfTheLargest) {
  std::vector<HubReach> reach(2);
  reach[0].network = {.global_efficiency = 0.2, .kirchhoff_index = 50, .algebraic_connectivity = 1};
  reach[1].network = {
      .global_efficiency = 0.1, .kirchhoff_index = 100, .algebraic_connectivity = 1};
  reach[0].hubs = {.global_efficiency = 0.3, .kirchhoff_index = 2, .algebraic_connectivity = 0};
  reach[1].hubs = {.global_efficiency = 0.3, .kirchhoff_index = 1, .algebraic_connectivity = 0};
  // Nobody moves the algebraic connectivity of the hubs: five changes count.
  EXPECT_THAT(reach_scores(reach), ElementsAre(DoubleEq((1 + 0.5 + 1 + 1 + 1) / 5.0),
                                               DoubleEq((0.5 + 1 + 1 + 1 + 0.5) / 5.0)));
}

TEST(ReachScores, JoiningPartsCountsOne) {
  std::vector<HubReach> reach(2);
  reach[0].hubs = {
      .global_efficiency = 0.4, .kirchhoff_index = kInfinite, .algebraic_connectivity = kInfinite};
  reach[1].hubs = {.global_efficiency = 0.1, .kirchhoff_index = 5, .algebraic_connectivity = 0};
  EXPECT_THAT(reach_scores(reach), ElementsAre(DoubleEq(1.0), DoubleEq((0.25 + 1 + 0) / 3.0)));
}

TEST(ReachScores, NothingChangesNothing) {
  EXPECT_TRUE(reach_scores({}).empty());
  EXPECT_THAT(reach_scores(std::vector<HubReach>(1)), ElementsAre(0.0));
}

TEST(PairWays, OfACycleAPathAndTwoParts) {
  // 0-1-2-3-0 and the tail 3-4-5; 6 alone.
  const auto graph =
      CsrGraph::from_edges(7, std::vector<Edge>{{0, 1}, {1, 2}, {2, 3}, {3, 0}, {3, 4}, {4, 5}});
  const std::vector<std::pair<Vertex, Vertex>> pairs{{0, 2}, {0, 5}, {0, 6}};
  const auto ways = pair_ways(graph, pairs, {.threads = 2});
  EXPECT_EQ(ways[0].vertex_disjoint, 2U);
  EXPECT_EQ(ways[0].edge_disjoint, 2U);
  EXPECT_DOUBLE_EQ(ways[0].redundancy(), 1.0 / 3);
  EXPECT_EQ(ways[1].vertex_disjoint, 1U);
  EXPECT_DOUBLE_EQ(ways[1].redundancy(), 0.5);
  EXPECT_EQ(ways[2].edge_disjoint, 0U);
  EXPECT_DOUBLE_EQ(ways[2].redundancy(), 1.0);
}

TEST(PairWays, TwoWaysThatShareAVertexAreOneByVertices) {
  // Two triangles that share vertex 2: two ways by edges from 0 to 4, all of them over 2.
  const auto graph =
      CsrGraph::from_edges(5, std::vector<Edge>{{0, 1}, {0, 2}, {1, 2}, {2, 3}, {2, 4}, {3, 4}});
  const auto ways = pair_ways(graph, std::vector<std::pair<Vertex, Vertex>>{{0, 4}});
  EXPECT_EQ(ways[0].vertex_disjoint, 1U);
  EXPECT_EQ(ways[0].edge_disjoint, 2U);
  EXPECT_THAT(ways[0].hangs_on, ElementsAre(2U));
}

TEST(PairWays, AreCountedUpToACap) {
  std::vector<Edge> edges;
  for (Vertex v = 2; v < 22; ++v) edges.insert(edges.end(), {{0, v}, {v, 1}});
  const auto graph = CsrGraph::from_edges(22, edges);
  const auto ways = pair_ways(graph, std::vector<std::pair<Vertex, Vertex>>{{0, 1}});
  EXPECT_EQ(ways[0].vertex_disjoint, PairWays::kMost);
}

TEST(WalkLikelihoods, OfTwoVerticesByHand) {
  // At the start with x, at the other with 1 - x: x = 0.15 + 0.85 (1 - x), x = 1 / 1.85.
  const auto graph = CsrGraph::from_edges(3, std::vector<Edge>{{0, 1}});
  const std::vector<std::pair<Vertex, Vertex>> pairs{{0, 1}, {0, 2}};
  const auto likelihoods = walk_likelihoods(graph, pairs);
  EXPECT_NEAR(likelihoods[0], 1.0 - 1.0 / 1.85, 1e-9);
  EXPECT_EQ(likelihoods[1], 0.0);
}

}  // namespace
}  // namespace musubi::hub_reach_test
