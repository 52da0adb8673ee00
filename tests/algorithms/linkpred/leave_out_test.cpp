#include "algorithms/linkpred/leave_out.hpp"

#include <set>
#include <stdexcept>
#include <utility>

#include "algorithms/linkpred/pair_connection.hpp"
#include "algorithms/linkpred/simple_view.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::leave_out_test {
namespace {

namespace zoo = musubi::testing;

TEST(LeaveOut, PartsTheEdgesAndTakesNegativesFromNonEdges) {
  const auto graph = zoo::gnp(300, 0.03, 4).graph();
  for (const std::size_t all_up_to : {std::size_t{0}, std::size_t{1'000'000}}) {
    const auto split = leave_out_links(graph, {.negatives = 700, .all_up_to = all_up_to});
    EXPECT_EQ(split.graph.num_edges() + split.positives.size(), graph.num_edges());
    for (const auto& [a, b] : split.positives) {
      EXPECT_TRUE(are_adjacent(graph, a, b));
      EXPECT_FALSE(are_adjacent(split.graph, a, b));
    }
    std::set<std::pair<Vertex, Vertex>> distinct;
    for (const auto& [a, b] : split.negatives) {
      EXPECT_LT(a, b);
      EXPECT_FALSE(are_adjacent(graph, a, b));
      distinct.insert({a, b});
    }
    EXPECT_EQ(distinct.size(), split.negatives.size());
    const std::size_t there_are = 300 * 299 / 2 - graph.num_edges();
    EXPECT_EQ(split.negatives.size(), all_up_to == 0 ? 700U : there_are);
    EXPECT_EQ(split.all_non_edges, all_up_to != 0);
  }
}

TEST(LeaveOut, ABridgeLeftOutPartsItsEnds) {
  const auto split = leave_out_links(zoo::path(30).graph(), {});
  EXPECT_EQ(split.positives.size(), 3U);
  EXPECT_DOUBLE_EQ(split.parted, 1.0);
  EXPECT_TRUE(leave_out_links(zoo::path(30).graph(), {.connected_only = true}).positives.empty());
}

TEST(LeaveOut, ConnectedOnlyKeepsPairsWithAPath) {
  const auto split = leave_out_links(zoo::gnp(100, 0.025, 6).graph(), {.connected_only = true});
  EXPECT_GT(split.parted, 0.0);
  EXPECT_THAT(are_connected(split.graph, split.positives), ::testing::Each(true));
  EXPECT_THAT(are_connected(split.graph, split.negatives), ::testing::Each(true));
}

TEST(LeaveOut, DependsOnTheSeedAlone) {
  const auto graph = zoo::karate().graph();
  EXPECT_EQ(leave_out_links(graph, {.seed = 1}).positives,
            leave_out_links(graph, {.seed = 1}).positives);
  EXPECT_NE(leave_out_links(graph, {.seed = 1}).positives,
            leave_out_links(graph, {.seed = 2}).positives);
  for (const double share : {0.0, 1.0, -0.5}) {
    EXPECT_THROW(static_cast<void>(leave_out_links(graph, {.share = share})),
                 std::invalid_argument);
  }
  EXPECT_TRUE(leave_out_links(CsrGraph{}, {}).positives.empty());
}

}  // namespace
}  // namespace musubi::leave_out_test
