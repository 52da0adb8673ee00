#include "algorithms/gaps/grouping.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "algorithms/gaps/hub_gaps.hpp"
#include "tests/algorithms/gaps/toy_network.hpp"

namespace musubi::grouping_test {
namespace {

using musubi::testing::ids;
using musubi::testing::ToyNetwork;
using ::testing::ElementsAre;

// p and q in Tokyo, r in Chiba, s nowhere; p is tied to r and to t, a city.
Network prefectures() {
  ToyNetwork toy;
  for (const auto* id : {"p", "q", "r", "s"}) toy.node(id, "company", "JP");
  toy.node("t", "municipality");
  toy.node("hub-a", "hub");
  toy.serves("p", "hub-a", "talent");
  toy.link("p", "partners_with", "r");
  toy.link("t", "funds", "q");
  auto network = toy.network();
  GraphBuilder builder(network.graph);
  builder.declare_node_attribute("prefecture", AttributeType::text);
  for (const auto& [id, value] : {std::pair{"p", "Tokyo"}, {"q", "Tokyo"}, {"r", "Chiba"}}) {
    builder.set_node_attribute(*builder.find(id), "prefecture", std::string(value));
  }
  network.graph = builder.build();
  return network;
}

TEST(Grouping, ByAnAttribute) {
  const auto plain = prefectures();
  const auto network = with_groups(plain, group_by_attribute(plain, "prefecture"));
  const GapOptions options{.group_kind = std::string(kGroupKind)};
  const auto groups = hub_network(network, options);
  EXPECT_THAT(ids(network, groups.hubs), ElementsAre("group-Chiba", "group-Tokyo"));
  EXPECT_EQ(network.graph.node_text(groups.hubs[1], "country"), "JP");
  ASSERT_EQ(groups.services[1].size(), 2U);
  EXPECT_THAT(groups.services[1][0].functions, ElementsAre("talent"))
      << "what p does at a hub, it does for its group";
  EXPECT_TRUE(groups.services[1][1].functions.empty());
  for (const auto& service : groups.services[1]) {
    EXPECT_EQ(network.graph.link_text(service.link, "basis"), "derived");
    EXPECT_EQ(network.graph.evidence(service.link).at(0).locator, "prefecture = Tokyo");
  }
  const auto pairs = hub_gaps(network, {.gaps = options});
  ASSERT_EQ(pairs.size(), 1U);
  EXPECT_EQ(pairs[0].status, GapStatus::present) << "p in Tokyo and r in Chiba are partners";
  EXPECT_EQ(plain.graph.num_nodes() + 2, network.graph.num_nodes());
}

TEST(Grouping, ByAKind) {
  const auto plain = prefectures();
  const auto network = with_kind_as_hubs(plain, "municipality");
  const auto groups = hub_network(network, {.group_kind = "municipality"});
  EXPECT_THAT(ids(network, groups.hubs), ElementsAre("t"));
  ASSERT_EQ(groups.services[0].size(), 1U);
  EXPECT_EQ(network.graph.id(groups.services[0][0].institution), "q");
}

TEST(Grouping, WhoServesAlreadyDoesNotCountAgain) {
  const auto network = with_kind_as_hubs(prefectures(), "hub");
  EXPECT_EQ(hub_network(network).services[0].size(), 1U);
}

TEST(Grouping, AnIdThatIsTakenIsLeftToItsNode) {
  auto network = prefectures();
  GraphBuilder builder(network.graph);
  builder.add_node("group-Tokyo", "company");
  network.graph = builder.build();
  const auto grouped = with_groups(network, group_by_attribute(network, "prefecture"));
  EXPECT_TRUE(grouped.graph.find("group-Tokyo-"));
}

TEST(Grouping, WhatIsNotThereIsToldWithWhatIs) {
  const auto network = prefectures();
  try {
    static_cast<void>(group_by_attribute(network, "prefectur"));
    FAIL() << "no such attribute";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_THAT(error.what(), ::testing::HasSubstr("prefecture"));
  }
  EXPECT_THROW(static_cast<void>(with_kind_as_hubs(network, "cluster")), Error);
  EXPECT_THROW(static_cast<void>(with_groups(
                   network, {.group_of = std::vector<std::string>(network.graph.node_bound())})),
               Error);
}

// Any relation may be taken for a tie where partners_with does not occur.
TEST(Grouping, TieRelationsMayBeOthers) {
  ToyNetwork toy;
  for (const auto* hub : {"hub-a", "hub-b"}) toy.node(hub, "hub");
  for (const auto* id : {"p", "q"}) toy.node(id, "company");
  toy.serves("p", "hub-a");
  toy.serves("q", "hub-b");
  toy.link("p", "cites", "q");
  const auto network = toy.network();
  EXPECT_NE(hub_gaps(network, {}).at(0).status, GapStatus::present);
  EXPECT_EQ(hub_gaps(network, {.gaps = {.tie_relations = {"cites"}}}).at(0).status,
            GapStatus::present);
}

}  // namespace
}  // namespace musubi::grouping_test
