#include "algorithms/gaps/hub_brokers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/algorithms/gaps/toy_network.hpp"

namespace musubi::hub_brokers_test {
namespace {

using musubi::testing::ids;
using musubi::testing::ToyNetwork;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<Broker> brokers(ToyNetwork& toy, const ProjectionSpec& spec = {}) {
  const auto network = toy.network();
  const auto projection = project(network.graph, spec);
  return BrokerSearch(network, projection, {toy["hub-a"], toy["hub-b"]}, "hub")
      .between(toy["hub-a"], toy["hub-b"]);
}

TEST(Brokers, AreRankedByTheirShareOfTheShortestChains) {
  // hub-a - {p, q} - m - hub-b, and hub-a - z - n - hub-b: m lies on two of the three chains.
  ToyNetwork toy;
  toy.node("hub-a", "hub");
  toy.node("hub-b", "hub");
  for (const auto* id : {"p", "q", "m", "z", "n"}) toy.node(id, "company");
  const LinkId p = toy.serves("p", "hub-a");
  toy.serves("q", "hub-a");
  toy.serves("z", "hub-a");
  const LinkId m = toy.serves("m", "hub-b");
  toy.serves("n", "hub-b");
  const LinkId pm = toy.link("m", "partners_with", "p");
  toy.link("q", "partners_with", "m");
  toy.link("z", "partners_with", "n");
  const auto found = brokers(toy);
  const auto network = toy.network();
  std::vector<NodeId> order;
  for (const auto& broker : found) order.push_back(broker.institution);
  EXPECT_THAT(ids(network, order), ElementsAre("m", "n", "p", "q", "z"));
  EXPECT_THAT(ids(network, found.at(0).chain), ElementsAre("hub-a", "p", "m", "hub-b"));
  EXPECT_THAT(found.at(0).links, ElementsAre(p, pm, m));
}

TEST(Brokers, AtMostFiveAndNeverAHub) {
  ToyNetwork toy;
  for (const auto* hub : {"hub-a", "hub-b", "hub-c"}) toy.node(hub, "hub");
  toy.link("hub-a", "partners_with", "hub-c");
  toy.link("hub-c", "partners_with", "hub-b");
  EXPECT_THAT(brokers(toy), IsEmpty()) << "only another hub stands between";
  for (char name = 'a'; name <= 'g'; ++name) {
    const std::string id(1, name);
    toy.node(id, "company");
    toy.serves(id, "hub-a");
    toy.serves(id, "hub-b");
  }
  const auto found = brokers(toy);
  ASSERT_EQ(found.size(), 5U);
  EXPECT_EQ(found[0].institution, toy["a"]);
  EXPECT_EQ(found[4].institution, toy["e"]);
}

TEST(Brokers, NoneWithoutAChain) {
  ToyNetwork toy;
  toy.node("hub-a", "hub");
  toy.node("hub-b", "hub");
  EXPECT_THAT(brokers(toy), IsEmpty());
  ProjectionSpec linked;
  linked.nodes = ProjectionSpec::Nodes::linked;  // the hubs are not even vertices
  EXPECT_THAT(brokers(toy, linked), IsEmpty());
}

}  // namespace
}  // namespace musubi::hub_brokers_test
