#include "algorithms/community/vertex_groups.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace musubi::vertex_groups_test {
namespace {

using ::testing::ElementsAre;

std::size_t members_of_run(const VertexGroups& groups, Vertex first, Vertex end) {
  std::size_t members = 0;
  for (Vertex group = first; group < end; ++group) members += groups.members(group).size();
  return members;
}

TEST(VertexGroups, AreNumberedByTheirFirstNodes) {
  std::vector<Vertex> group_of{4, 2, 4, 0, 2};
  const VertexGroups groups(group_of);
  EXPECT_THAT(group_of, ElementsAre(0, 1, 0, 2, 1));
  EXPECT_EQ(groups.count(), 3U);
  EXPECT_THAT(groups.members(0), ElementsAre(0, 2));
  EXPECT_THAT(groups.members(1), ElementsAre(1, 4));
  EXPECT_THAT(groups.members(2), ElementsAre(3));
}

TEST(VertexGroups, RunsHaveEachGroupOnceAndAboutEquallyManyMembers) {
  constexpr Vertex kNodes = 50'000;
  constexpr std::size_t kShare = 1 + kNodes / 256;
  std::vector<Vertex> group_of(kNodes);
  for (Vertex node = 0; node < kNodes; ++node) {  // ten large ones before many alone
    group_of[node] = node < kNodes / 2 ? node % 10 : node;
  }
  const VertexGroups groups(group_of);
  const auto runs = groups.even_runs();
  ASSERT_GE(runs.size(), 100U);
  EXPECT_EQ(runs.front(), 0U);
  EXPECT_EQ(runs.back(), groups.count());
  for (std::size_t run = 0; run + 1 < runs.size(); ++run) {
    ASSERT_LT(runs[run], runs[run + 1]);
    const std::size_t largest = runs[run] < 10 ? kNodes / 20 : 1;
    EXPECT_LT(members_of_run(groups, runs[run], runs[run + 1]), kShare + largest);
  }
}

TEST(VertexGroups, RunsOfFewAndOfNone) {
  std::vector<Vertex> two{0, 1, 1};
  EXPECT_THAT(VertexGroups(two).even_runs(), ElementsAre(0, 1, 2));
  std::vector<Vertex> none;
  EXPECT_THAT(VertexGroups(none).even_runs(), ElementsAre(0));
}

}  // namespace
}  // namespace musubi::vertex_groups_test
