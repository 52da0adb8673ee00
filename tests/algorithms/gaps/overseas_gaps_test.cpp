#include "algorithms/gaps/overseas_gaps.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/algorithms/gaps/toy_network.hpp"

namespace musubi::overseas_gaps_test {
namespace {

using musubi::testing::ids;
using musubi::testing::ToyNetwork;
using ::testing::ElementsAre;

ToyNetwork one_hub() {
  ToyNetwork toy;
  toy.node("hub-a", "hub", "JP");
  toy.node("univ", "university", "JP");
  toy.serves("univ", "hub-a");  // link 0
  return toy;
}

std::vector<std::string> partners_of(const Network& network) {
  std::vector<NodeId> partners;
  for (const auto& cell : overseas_gaps(network)) partners.push_back(cell.partner);
  return ids(network, partners);
}

TEST(OverseasGaps, ThroughAnInstitutionAndItsWhole) {
  auto toy = one_hub();
  toy.node("faculty", "university", "JP");
  toy.node("biocom", "overseas_body", "US");
  toy.node("bio-m", "overseas_body", "DE");
  const LinkId part = toy.link("faculty", "part_of", "univ");
  const LinkId serves = toy.serves("faculty", "hub-a");
  const LinkId own = toy.link("faculty", "partners_with", "biocom");
  const LinkId of_whole = toy.link("bio-m", "partners_with", "univ");  // stated from the other side
  const auto network = toy.network();
  const auto cells = overseas_gaps(network);
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_THAT(partners_of(network), ElementsAre("bio-m", "biocom"));
  EXPECT_EQ(cells[1].status, GapStatus::present);
  ASSERT_EQ(cells[1].via.size(), 1U);
  EXPECT_EQ(cells[1].via[0].carrier, toy["faculty"]);
  EXPECT_THAT(cells[1].via[0].links, ElementsAre(serves, own));
  EXPECT_EQ(cells[0].via.at(0).carrier, toy["univ"]);
  EXPECT_THAT(cells[0].via.at(0).links, ElementsAre(0, of_whole)) << "it serves the hub itself";
  EXPECT_THAT(part, ::testing::Not(::testing::AnyOfArray(cells[0].via.at(0).links)));
}

TEST(OverseasGaps, ThroughTheWholeOnlyListsThePart) {
  ToyNetwork toy;
  toy.node("hub-a", "hub", "JP");
  toy.node("univ", "university", "JP");
  toy.node("faculty", "university", "JP");
  toy.node("biocom", "overseas_body", "US");
  const LinkId serves = toy.serves("faculty", "hub-a");
  const LinkId part = toy.link("faculty", "part_of", "univ");
  const LinkId tie = toy.link("univ", "partners_with", "biocom");
  toy.set(part, "basis", "derived");
  const auto network = toy.network();
  const auto cell = overseas_gaps(network).at(0);
  EXPECT_THAT(cell.via.at(0).links, ElementsAre(serves, part, tie));
  EXPECT_TRUE(cell.via.at(0).derived);
  EXPECT_EQ(overseas_gaps(network, {.roll_up = false}).at(0).status, GapStatus::unknown);
}

TEST(OverseasGaps, ThroughTheMunicipalityAndTheHubItself) {
  auto toy = one_hub();
  toy.node("city", "municipality", "JP");
  toy.node("medcity", "cluster", "CA");
  toy.node("biocat", "cluster", "ES");
  const LinkId located = toy.link("hub-a", "located_in", "city");
  const LinkId sister = toy.link("city", "partners_with", "medcity");
  const LinkId own = toy.link("hub-a", "partners_with", "biocat");
  const auto cells = overseas_gaps(toy.network());
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_THAT(cells[0].via.at(0).links, ElementsAre(own));
  EXPECT_THAT(cells[1].via.at(0).links, ElementsAre(located, sister));
}

TEST(OverseasGaps, WithoutAWayItIsMissingOnlyWhenDocumented) {
  auto toy = one_hub();
  toy.node("hub-b", "hub", "JP");
  toy.node("hub-c", "hub", "JP");
  toy.node("biocom", "overseas_body", "US");
  toy.link("univ", "partners_with", "biocom");
  toy.documented("hub-b", "overseas");
  toy.documented("hub-c", "overseas", Coverage::partial);
  const auto cells = overseas_gaps(toy.network());
  ASSERT_EQ(cells.size(), 3U);
  EXPECT_EQ(cells[0].status, GapStatus::present);
  EXPECT_EQ(cells[1].status, GapStatus::missing);
  EXPECT_EQ(cells[2].status, GapStatus::unknown);
}

TEST(OverseasGaps, WhoIsAPartnerAbroad) {
  auto toy = one_hub();
  toy.node("foreign-univ", "university", "DE");
  toy.node("home-univ", "university", "JP");
  toy.node("stateless", "university");
  toy.node("asia", "region");
  toy.node("market", "market_area", "US");
  toy.node("fair", "event", "US");
  toy.node("body", "overseas_body");
  toy.node("silent", "overseas_body", "US");
  for (const auto* partner :
       {"foreign-univ", "home-univ", "stateless", "asia", "market", "fair", "body"}) {
    toy.link("univ", "partners_with", partner);
  }
  toy.link("foreign-univ", "partners_with", "body");  // between two abroad: nobody's way
  EXPECT_THAT(partners_of(toy.network()), ElementsAre("body", "foreign-univ"));
}

TEST(OverseasGaps, APlannedTieKeepsThePartnerInTheTable) {
  auto toy = one_hub();
  toy.node("biocom", "overseas_body", "US");
  toy.set(toy.link("univ", "partners_with", "biocom"), "status", "planned");
  toy.documented("hub-a", "overseas");
  EXPECT_EQ(overseas_gaps(toy.network()).at(0).status, GapStatus::missing);
  EXPECT_EQ(overseas_gaps(toy.network(), {.statuses = {"actual", "planned"}}).at(0).status,
            GapStatus::present);
}

}  // namespace
}  // namespace musubi::overseas_gaps_test
