#include "algorithms/gaps/broker_standing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/algorithms/gaps/toy_network.hpp"

namespace musubi::broker_standing_test {
namespace {

using musubi::testing::ToyNetwork;
using ::testing::ElementsAre;

// p serves hub-a, q both hubs, r hub-b, s none; p and r are tied to s, s to hub-b's r.
ToyNetwork two_hubs() {
  ToyNetwork toy;
  for (const auto* hub : {"hub-a", "hub-b"}) toy.node(hub, "hub");
  for (const auto* id : {"p", "q", "r", "s"}) toy.node(id, "company");
  toy.serves("p", "hub-a");
  toy.serves("q", "hub-a");
  toy.serves("q", "hub-b");
  toy.serves("r", "hub-b");
  toy.link("p", "partners_with", "s");
  toy.link("r", "partners_with", "s");
  return toy;
}

TEST(HubGroups, OneHubSeveralHubsAndNone) {
  auto toy = two_hubs();
  const auto network = toy.network();
  const auto projection = project(network.graph, {});
  // Vertices in order of id: hub-a, hub-b, p, q, r, s.
  EXPECT_THAT(hub_groups(hub_network(network), projection), ElementsAre(0, 1, 0, 2, 1, kNoGroup));
}

TEST(HubGroups, TwoThatServeSeveralHubsAreTwoGroups) {
  auto toy = two_hubs();
  toy.node("t", "company");
  toy.serves("t", "hub-b");
  toy.serves("t", "hub-a");
  toy.serves("t", "hub-a");
  const auto network = toy.network();
  EXPECT_THAT(hub_groups(hub_network(network), project(network.graph, {})),
              ElementsAre(0, 1, 0, 2, 1, kNoGroup, 3));
}

TEST(BrokerStanding, RolesAndHolesByHand) {
  auto toy = two_hubs();
  const auto network = toy.network();
  const auto projection = project(network.graph, {});
  const auto standing = broker_standing(hub_network(network), projection, projection.graph);
  const auto& q = standing.roles[3];  // between the hubs, each way
  EXPECT_EQ(q[BrokerageRole::liaison], 2U);
  EXPECT_EQ(q.total(), 2U);
  EXPECT_EQ(standing.roles[5][BrokerageRole::undetermined], 2U) << "s belongs to no hub";
  EXPECT_EQ(standing.roles[5].total(), 0U);
  // hub-a between p and q: p in its group, q in its own: one gatekeeper, one representative.
  EXPECT_EQ(standing.roles[0][BrokerageRole::gatekeeper], 1U);
  EXPECT_EQ(standing.roles[0][BrokerageRole::representative], 1U);
  // Two contacts that do not know each other: constraint 2 (1/2)² = 1/2, effective size 2.
  EXPECT_DOUBLE_EQ(standing.constraint[3], 0.5);
  EXPECT_DOUBLE_EQ(standing.effective_size[3], 2.0);
}

}  // namespace
}  // namespace musubi::broker_standing_test
