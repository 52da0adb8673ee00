#include "algorithms/structure/brokerage_roles.hpp"

#include <set>
#include <stdexcept>
#include <stop_token>

#include "engine/error.hpp"
#include "engine/random.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::brokerage_roles_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
namespace zoo = musubi::testing;

// All triples, as Gould and Fernandez define them.
std::vector<BrokerageCounts> by_triples(const zoo::ZooGraph& graph,
                                        const std::vector<Group>& group_of) {
  std::set<std::pair<Vertex, Vertex>> tied;
  for (const auto& [tail, head] : graph.edges) {
    tied.emplace(tail, head);
    if (!graph.directed()) tied.emplace(head, tail);
  }
  std::vector<BrokerageCounts> counts(graph.n);
  for (Vertex v = 0; v < graph.n; ++v) {
    for (Vertex a = 0; a < graph.n; ++a) {
      if (a == v || !tied.contains({a, v})) continue;
      for (Vertex b = 0; b < graph.n; ++b) {
        if (b == v || b == a || !tied.contains({v, b}) || tied.contains({a, b})) continue;
        const auto role = brokerage_role(group_of[a], group_of[v], group_of[b]);
        ++counts[v].by_role[static_cast<std::size_t>(role)];
      }
    }
  }
  return counts;
}

// Three groups with numbers far apart, and a fifth of the vertices in none.
std::vector<Group> some_groups(Vertex n, std::uint64_t seed) {
  constexpr std::array<Group, 5> kNumbers = {7, 0, 4'000'000'000, 7, kNoGroup};
  SplitMix64 random(seed);
  std::vector<Group> group_of(n);
  for (Group& group : group_of) group = kNumbers[random.below(kNumbers.size())];
  return group_of;
}

BrokerageCounts of_middle(const std::vector<Group>& group_of) {
  const std::vector<Edge> arcs = {{0, 1}, {1, 2}};
  const auto graph = CsrGraph::from_edges(3, arcs, Direction::directed);
  const auto counts = brokerage_roles(graph, group_of);
  EXPECT_EQ(counts[0], BrokerageCounts{});
  EXPECT_EQ(counts[2], BrokerageCounts{});
  return counts[1];
}

TEST(BrokerageRoles, OnePathInEachRole) {
  EXPECT_THAT(of_middle({1, 1, 1}).by_role, ElementsAre(1, 0, 0, 0, 0, 0));
  EXPECT_THAT(of_middle({2, 1, 2}).by_role, ElementsAre(0, 1, 0, 0, 0, 0));
  EXPECT_THAT(of_middle({2, 1, 1}).by_role, ElementsAre(0, 0, 1, 0, 0, 0));
  EXPECT_THAT(of_middle({1, 1, 2}).by_role, ElementsAre(0, 0, 0, 1, 0, 0));
  EXPECT_THAT(of_middle({2, 1, 3}).by_role, ElementsAre(0, 0, 0, 0, 1, 0));
  EXPECT_EQ(of_middle({2, 1, 3})[BrokerageRole::liaison], 1U);
  EXPECT_EQ(of_middle({2, 1, 3}).total(), 1U);
}

TEST(BrokerageRoles, WithoutAGroupARoleIsUndetermined) {
  for (const auto& groups : std::vector<std::vector<Group>>{
           {kNoGroup, 1, 1}, {1, kNoGroup, 1}, {1, 1, kNoGroup}, {kNoGroup, kNoGroup, kNoGroup}}) {
    const auto counts = of_middle(groups);
    EXPECT_THAT(counts.by_role, ElementsAre(0, 0, 0, 0, 0, 1));
    EXPECT_EQ(counts.total(), 0U);
  }
}

TEST(BrokerageRoles, WhoIsTiedDirectlyNeedsNoBroker) {
  const std::vector<Group> groups = {1, 1, 1};
  const std::vector<Edge> shortcut = {{0, 1}, {1, 2}, {0, 2}};
  const std::vector<Edge> back = {{0, 1}, {1, 2}, {2, 0}};
  const auto with_shortcut =
      brokerage_roles(CsrGraph::from_edges(3, shortcut, Direction::directed), groups);
  EXPECT_EQ(with_shortcut[1].total(), 0U);
  // An arc the other way is no shortcut: each of the three brokers between the other two.
  for (const auto& counts :
       brokerage_roles(CsrGraph::from_edges(3, back, Direction::directed), groups)) {
    EXPECT_EQ(counts[BrokerageRole::coordinator], 1U);
  }
}

TEST(BrokerageRoles, UndirectedTiesCountInBothDirections) {
  // The centre of a star of two leaves of its own group, two of another and one of a third.
  const std::vector<Group> groups = {1, 1, 1, 2, 2, 3};
  const auto counts = brokerage_roles(zoo::star(5).graph(), groups)[0];
  EXPECT_EQ(counts[BrokerageRole::coordinator], 2U);
  EXPECT_EQ(counts[BrokerageRole::itinerant], 2U);
  EXPECT_EQ(counts[BrokerageRole::gatekeeper], 6U);
  EXPECT_EQ(counts[BrokerageRole::representative], 6U);
  EXPECT_EQ(counts[BrokerageRole::liaison], 4U);
  EXPECT_EQ(counts.total(), 20U) << "5 * 4 ordered pairs of leaves";
}

TEST(BrokerageRoles, LoopsAndParallelEdgesChangeNothing) {
  const std::vector<Group> groups = {1, 2, 1};
  const std::vector<Edge> edges = {{0, 1}, {0, 1}, {1, 1}, {1, 2}, {2, 2}, {1, 2}};
  const auto counts = brokerage_roles(CsrGraph::from_edges(3, edges, Direction::directed), groups);
  EXPECT_THAT(counts[1].by_role, ElementsAre(0, 1, 0, 0, 0, 0));
  EXPECT_EQ(counts[2], BrokerageCounts{});
}

TEST(BrokerageRoles, EmptyGraphAndWrongLength) {
  EXPECT_THAT(brokerage_roles(CsrGraph{}, {}), IsEmpty());
  const std::vector<Group> groups = {1};
  EXPECT_THROW(static_cast<void>(brokerage_roles(zoo::path(2).graph(), groups)),
               std::invalid_argument);
}

TEST(BrokerageRoles, AHubWithManyLeavesIsQuick) {
  // 10^10 pairs of leaves, all without a tie of their own.
  constexpr std::uint64_t kLeaves = 100'000;
  const std::vector<Group> groups(kLeaves + 1, 3);
  const auto counts = brokerage_roles(zoo::star(kLeaves).graph(), groups);
  EXPECT_EQ(counts[0][BrokerageRole::coordinator], kLeaves * (kLeaves - 1));
}

TEST(BrokerageRoles, DoNotDependOnThreadsAndCanBeStopped) {
  const auto graph = zoo::multigraph(2'000, 12'000, 3, Direction::directed).graph();
  const auto groups = some_groups(2'000, 1);
  const auto one = brokerage_roles(graph, groups, {.execution = {.threads = 1}});
  for (const int threads : {2, 4}) {
    EXPECT_EQ(brokerage_roles(graph, groups, {.execution = {.threads = threads}}), one);
  }
  std::stop_source source;
  source.request_stop();
  EXPECT_THROW(static_cast<void>(
                   brokerage_roles(graph, groups, {.execution = {.stop = source.get_token()}})),
               Error);
}

class BrokerageRolesOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(BrokerageRolesOnZoo);

TEST_P(BrokerageRolesOnZoo, AreThoseOfAllTriples) {
  const Vertex n = zoo_graph().n;
  for (const auto& groups : {some_groups(n, 1), some_groups(n, 2), std::vector<Group>(n, 5),
                             std::vector<Group>(n, kNoGroup)}) {
    EXPECT_EQ(brokerage_roles(graph(), groups), by_triples(zoo_graph(), groups));
  }
}

TEST_P(BrokerageRolesOnZoo, DoNotDependOnLabelsOrNumbersOfGroups) {
  const auto groups = some_groups(zoo_graph().n, 3);
  const auto counts = brokerage_roles(graph(), groups);
  const auto label = zoo::shuffled_labels(zoo_graph().n, 4);
  std::vector<Group> moved_groups(groups.size());
  for (Vertex v = 0; v < groups.size(); ++v) {
    moved_groups[label[v]] = groups[v] == kNoGroup ? kNoGroup : 4'100'000'000 - groups[v];
  }
  const auto moved = brokerage_roles(zoo::relabelled(zoo_graph(), label).graph(), moved_groups);
  for (Vertex v = 0; v < counts.size(); ++v) EXPECT_EQ(counts[v], moved[label[v]]) << v;
}

TEST_P(BrokerageRolesOnZoo, TurningAllArcsRoundSwapsGatekeeperAndRepresentative) {
  auto turned = zoo_graph();
  for (auto& [tail, head] : turned.edges) std::swap(tail, head);
  const auto groups = some_groups(zoo_graph().n, 5);
  const auto counts = brokerage_roles(graph(), groups);
  auto back = brokerage_roles(turned.graph(), groups);
  for (auto& [by_role] : back) {
    std::swap(by_role[static_cast<std::size_t>(BrokerageRole::gatekeeper)],
              by_role[static_cast<std::size_t>(BrokerageRole::representative)]);
  }
  EXPECT_EQ(counts, back);
}

}  // namespace
}  // namespace musubi::brokerage_roles_test
