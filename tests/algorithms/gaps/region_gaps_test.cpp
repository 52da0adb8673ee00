#include "algorithms/gaps/region_gaps.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/algorithms/gaps/toy_network.hpp"

namespace musubi::region_gaps_test {
namespace {

using musubi::testing::ids;
using musubi::testing::ToyNetwork;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Three hubs in Japan, each with an institution; only the one of hub-a has a tie abroad.
ToyNetwork three_hubs() {
  ToyNetwork toy;
  for (const auto* hub : {"hub-a", "hub-b", "hub-c"}) toy.node(hub, "hub", "JP");
  for (const auto* id : {"univ-a", "univ-b", "univ-c"}) toy.node(id, "university", "JP");
  toy.serves("univ-a", "hub-a");  // link 0
  toy.serves("univ-b", "hub-b");  // link 1
  toy.serves("univ-c", "hub-c");  // link 2
  toy.node("biocom", "cluster", "US");
  toy.link("univ-a", "partners_with", "biocom");  // link 3
  return toy;
}

std::vector<std::string> codes_of(const RegionGaps& gaps) {
  std::vector<std::string> codes;
  for (const auto& region : gaps.places.regions) codes.push_back(region.code);
  return codes;
}

const RegionCell& cell_of(const RegionGaps& gaps, NodeId hub, const std::string& code) {
  for (const auto& cell : gaps.cells) {
    if (cell.hub == hub && gaps.places.regions[cell.region].code == code) return cell;
  }
  throw std::out_of_range(code);
}

TEST(RegionGaps, DirectMissingAndUnknownAreKeptApart) {
  auto toy = three_hubs();
  toy.documented("hub-b", "overseas");
  toy.documented("hub-c", "overseas", Coverage::partial);
  const auto network = toy.network();
  const auto gaps = region_gaps(network);
  EXPECT_THAT(codes_of(gaps), ElementsAre("US"));
  ASSERT_EQ(gaps.cells.size(), 3U);
  EXPECT_EQ(gaps.cells[0].status, GapStatus::present);
  EXPECT_EQ(gaps.cells[0].access, Access::direct);
  ASSERT_EQ(gaps.cells[0].via.size(), 1U);
  EXPECT_EQ(gaps.cells[0].via[0].carrier, toy["univ-a"]);
  EXPECT_EQ(gaps.cells[0].via[0].partner, toy["biocom"]);
  EXPECT_THAT(gaps.cells[0].via[0].links, ElementsAre(0, 3));
  EXPECT_FALSE(gaps.cells[0].via[0].counted);
  EXPECT_EQ(gaps.cells[1].status, GapStatus::missing);
  EXPECT_EQ(gaps.cells[1].access, Access::none) << "no hub is tied to hub-a";
  EXPECT_EQ(gaps.cells[2].status, GapStatus::unknown) << "partly documented is not documented";
  EXPECT_THAT(ids(network, gaps.reach[0].hubs), ElementsAre("hub-a"));
  EXPECT_EQ(gaps.reach[0].hubs_at_most, 2U) << "hub-a, and hub-c perhaps";
  EXPECT_THAT(ids(network, gaps.reach[0].carriers), ElementsAre("univ-a"));
}

TEST(RegionGaps, ThroughOtherHubsWithEveryStep) {
  auto toy = three_hubs();
  toy.documented("hub-b", "overseas");
  const LinkId a_b = toy.link("univ-a", "partners_with", "univ-b");
  const LinkId b_c = toy.link("univ-b", "partners_with", "univ-c");
  const auto network = toy.network();
  const auto gaps = region_gaps(network);
  EXPECT_THAT(gaps.cells[0].steps, IsEmpty());
  const auto& near = gaps.cells[1];
  EXPECT_EQ(near.status, GapStatus::missing) << "a way through others does not make it present";
  EXPECT_EQ(near.access, Access::through_other_hub);
  ASSERT_EQ(near.steps.size(), 1U);
  EXPECT_EQ(near.steps[0].hub, toy["hub-a"]);
  EXPECT_EQ(near.steps[0].tie.kind, HubLinkKind::stated_tie);
  EXPECT_THAT(near.steps[0].tie.links, ElementsAre(0, 1, a_b));
  EXPECT_THAT(near.last.links, ElementsAre(0, 3));
  const auto& far = gaps.cells[2];
  EXPECT_EQ(far.status, GapStatus::unknown);
  ASSERT_EQ(far.steps.size(), 2U);
  EXPECT_EQ(far.steps[0].hub, toy["hub-b"]);
  EXPECT_THAT(far.steps[0].tie.links, ElementsAre(1, 2, b_c));
  EXPECT_EQ(far.steps[1].hub, toy["hub-a"]);
  EXPECT_EQ(far.last.partner, toy["biocom"]);
}

// hub-a and hub-b reach the region, hub-c is tied to both; where its way leads.
std::string next_hub_of_c(const std::string& tie_to_a, const std::string& tie_to_b) {
  auto toy = three_hubs();
  toy.link("univ-b", "partners_with", "biocom");
  toy.set(toy.link("univ-a", "partners_with", "univ-c"), "basis", tie_to_a);
  toy.set(toy.link("univ-b", "partners_with", "univ-c"), "basis", tie_to_b);
  const auto network = toy.network();
  const auto gaps = region_gaps(network);
  return network.graph.id(gaps.cells[2].steps.at(0).hub);
}

TEST(RegionGaps, AmongEquallyShortChainsAStatedTieComesFirstThenTheOrderOfHubs) {
  EXPECT_EQ(next_hub_of_c("derived", "stated"), "hub-b");
  EXPECT_EQ(next_hub_of_c("stated", "derived"), "hub-a");
  EXPECT_EQ(next_hub_of_c("stated", "stated"), "hub-a");
  EXPECT_EQ(next_hub_of_c("derived", "derived"), "hub-a");
}

TEST(RegionGaps, TheLastStepIsAStatedOneIfThereIsOne) {
  auto toy = three_hubs();
  toy.link("univ-a", "partners_with", "univ-b");
  toy.node("a-body", "overseas_body", "US");  // before biocom in order of id
  toy.set(toy.link("univ-a", "partners_with", "a-body"), "basis", "derived");
  const auto gaps = region_gaps(toy.network());
  EXPECT_EQ(gaps.cells[1].last.partner, toy["biocom"]);
  EXPECT_FALSE(gaps.cells[1].last.derived);
}

TEST(RegionGaps, AnIndirectTieBetweenHubsIsNoStep) {
  auto toy = three_hubs();
  toy.node("council", "council", "JP");
  toy.link("univ-a", "member_of", "council");
  toy.link("univ-b", "member_of", "council");
  EXPECT_EQ(region_gaps(toy.network()).cells[1].access, Access::none);
}

TEST(RegionGaps, ACountedTieReachesTheRegionAndInventsNobody) {
  auto toy = three_hubs();
  toy.node("region-canada", "region", "CA");
  toy.documented("hub-b", "overseas");
  const LinkId embassies = toy.link("univ-b", "partners_with", "region-canada");
  const LinkId clubs = toy.link("univ-b", "partners_with", "region-canada");
  toy.set(embassies, "count", "5");
  toy.set(clubs, "basis", "derived");
  const auto network = toy.network();
  const auto gaps = region_gaps(network);
  EXPECT_THAT(codes_of(gaps), ElementsAre("CA", "US"));
  const auto& cell = cell_of(gaps, toy["hub-b"], "CA");
  EXPECT_EQ(cell.status, GapStatus::present);
  ASSERT_EQ(cell.via.size(), 1U) << "one way: the same carrier, the same region";
  EXPECT_TRUE(cell.via[0].counted);
  EXPECT_TRUE(cell.via[0].derived);
  EXPECT_EQ(cell.via[0].partner, toy["region-canada"]);
  EXPECT_THAT(cell.via[0].links, ElementsAre(1, embassies, clubs));
  EXPECT_THAT(gaps.places.regions[0].partners, IsEmpty());
  EXPECT_EQ(cell_of(gaps, toy["hub-b"], "US").status, GapStatus::missing) << "Canada is elsewhere";
}

TEST(RegionGaps, AnOfficeOfOnesOwnIsNoTie) {
  auto toy = three_hubs();
  toy.node("region-canada", "region", "CA");
  toy.link("univ-a", "active_in", "region-canada");
  EXPECT_THAT(codes_of(region_gaps(toy.network())), ElementsAre("US"));
}

TEST(RegionGaps, WhereARegionLiesInNoOneCountryMissingIsNotConcluded) {
  auto toy = three_hubs();
  toy.node("europe", "region");
  toy.node("bio-m", "cluster", "DE");
  toy.node("jba", "association", "JP");
  toy.documented("hub-a", "overseas");
  toy.documented("hub-b", "overseas");
  toy.documented("hub-c", "overseas");
  toy.link("jba", "partners_with", "europe");  // serves no hub
  toy.link("univ-b", "partners_with", "bio-m");
  const auto network = toy.network();
  const auto gaps = region_gaps(network);
  EXPECT_THAT(codes_of(gaps), ElementsAre("DE", "US", "europe"));
  EXPECT_EQ(cell_of(gaps, toy["hub-b"], "europe").status, GapStatus::unknown)
      << "no link says where Germany lies";
  EXPECT_EQ(cell_of(gaps, toy["hub-c"], "europe").status, GapStatus::missing)
      << "it reaches nobody abroad at all";
  EXPECT_THAT(ids(network, gaps.reach[2].outside_hubs), ElementsAre("jba"));
  EXPECT_THAT(gaps.reach[2].hubs, IsEmpty());
}

TEST(RegionGaps, ATieToAllOfARegionLeavesItsCountriesUnknown) {
  auto toy = three_hubs();
  toy.node("europe", "region");
  toy.node("bio-m", "cluster", "DE");
  toy.documented("hub-a", "overseas");
  toy.documented("hub-b", "overseas");
  toy.link("univ-a", "partners_with", "bio-m");
  toy.link("univ-b", "partners_with", "europe");
  const auto gaps = region_gaps(toy.network());
  EXPECT_EQ(cell_of(gaps, toy["hub-b"], "europe").status, GapStatus::present);
  EXPECT_EQ(cell_of(gaps, toy["hub-b"], "DE").status, GapStatus::unknown);
}

TEST(RegionGaps, LinksTellWhatLiesInARegion) {
  auto toy = three_hubs();
  toy.node("europe", "region");
  toy.node("germany", "region", "DE");
  toy.node("munich", "municipality", "DE");
  toy.node("bio-m", "overseas_body");  // its country is that of the city it lies in
  toy.link("univ-b", "partners_with", "bio-m");
  toy.link("bio-m", "located_in", "munich");
  toy.link("munich", "part_of", "germany");
  toy.link("germany", "part_of", "europe");
  toy.link("germany", "part_of", "germany");  // a circle is walked once
  const auto network = toy.network();
  const auto gaps = region_gaps(network);
  EXPECT_THAT(codes_of(gaps), ElementsAre("DE", "US", "europe"));
  EXPECT_EQ(cell_of(gaps, toy["hub-b"], "DE").status, GapStatus::present);
  EXPECT_EQ(cell_of(gaps, toy["hub-b"], "europe").status, GapStatus::present);
  EXPECT_THAT(ids(network, gaps.places.regions[2].partners), ElementsAre("bio-m"));
}

TEST(RegionGaps, ARegionThatHoldsAHubIsNotAbroad) {
  auto toy = three_hubs();
  toy.node("kanto", "region");
  toy.link("hub-c", "located_in", "kanto");
  toy.link("univ-a", "partners_with", "kanto");
  EXPECT_THAT(codes_of(region_gaps(toy.network())), ElementsAre("US"));
}

TEST(RegionGaps, APlannedTieKeepsTheRegionInTheTable) {
  auto toy = three_hubs();
  toy.node("region-canada", "region", "CA");
  toy.documented("hub-a", "overseas");
  toy.set(toy.link("univ-a", "partners_with", "region-canada"), "status", "planned");
  const auto network = toy.network();
  EXPECT_EQ(cell_of(region_gaps(network), toy["hub-a"], "CA").status, GapStatus::missing);
  EXPECT_EQ(
      cell_of(region_gaps(network, {.statuses = {"actual", "planned"}}), toy["hub-a"], "CA").status,
      GapStatus::present);
}

TEST(RegionGaps, NothingAbroadIsNoRegion) {
  ToyNetwork toy;
  toy.node("hub-a", "hub", "JP");
  const auto gaps = region_gaps(toy.network());
  EXPECT_THAT(gaps.cells, IsEmpty());
  EXPECT_THAT(gaps.places.regions, IsEmpty());
}

}  // namespace
}  // namespace musubi::region_gaps_test
