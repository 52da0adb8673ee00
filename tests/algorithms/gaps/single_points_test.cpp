#include "algorithms/gaps/single_points.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "algorithms/gaps/overseas_reach.hpp"
#include "algorithms/gaps/presence_bounds.hpp"
#include "tests/algorithms/gaps/toy_network.hpp"

namespace musubi::single_points_test {
namespace {

using musubi::testing::ids;
using musubi::testing::ToyNetwork;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Answer {
  std::vector<OverseasCell> cells{};
  OverseasReach reach{};
};

Answer answer(const Network& network) {
  const GapOptions options;
  const auto hubs = hub_network(network, options);
  const auto links = hub_links(network, hubs, options);
  const HubChains chains(links, hubs.hubs.size());
  Answer made;
  made.cells = overseas_gaps(network, hubs, options);
  made.reach = overseas_reach(network, hubs, chains, made.cells, options);
  return made;
}

// hub-a and hub-b share univ; firm serves hub-b; lab is a part of univ.
ToyNetwork two_hubs() {
  ToyNetwork toy;
  toy.node("hub-a", "hub", "JP");
  toy.node("hub-b", "hub", "JP");
  toy.node("univ", "university", "JP");
  toy.node("lab", "university", "JP");
  toy.node("firm", "company", "JP");
  toy.serves("univ", "hub-a");         // link 0
  toy.serves("univ", "hub-b");         // link 1
  toy.serves("firm", "hub-b");         // link 2
  toy.serves("lab", "hub-b");          // link 3
  toy.link("lab", "part_of", "univ");  // link 4
  toy.node("biocom", "cluster", "US");
  return toy;
}

std::vector<SinglePoint> partners_of(const std::vector<SinglePoint>& points) {
  std::vector<SinglePoint> result;
  std::copy_if(points.begin(), points.end(), std::back_inserter(result),
               [](const SinglePoint& point) { return point.is_partner(); });
  return result;
}

TEST(SinglePoints, OneHubAlone) {
  auto toy = two_hubs();
  toy.documented("hub-a", "overseas");
  const LinkId tie = toy.link("firm", "partners_with", "biocom");
  const auto network = toy.network();
  const auto made = answer(network);
  const auto points = partners_of(made.reach.single_points);
  ASSERT_EQ(points.size(), 1U);
  EXPECT_EQ(points[0].partner, toy["biocom"]);
  EXPECT_EQ(points[0].only_hub(), toy["hub-b"]);
  EXPECT_EQ(points[0].only_carrier, toy["firm"]);
  EXPECT_EQ(points[0].hubs_at_most, 1U);
  EXPECT_THAT(points[0].links, ElementsAre(2, tie));
  // hub-a has no tie of its own, and univ serves both.
  const auto& reach = made.reach.partners.at(0);
  EXPECT_EQ(access_of(reach, made.cells[0], 0), Access::through_other_hub);
  EXPECT_EQ(reach.next[0], 1U);
  EXPECT_EQ(access_of(reach, made.cells[1], 1), Access::direct);
  EXPECT_EQ(reach.next[1], kNoHub);
}

TEST(SinglePoints, SeveralHubsOverOneInstitutionAndItsParts) {
  auto toy = two_hubs();
  toy.link("univ", "partners_with", "biocom");
  toy.link("lab", "partners_with", "biocom");
  const auto network = toy.network();
  const auto points = answer(network).reach.single_points;
  const auto partners = partners_of(points);
  ASSERT_EQ(partners.size(), 1U);
  EXPECT_THAT(ids(network, partners[0].hubs), ElementsAre("hub-a", "hub-b"));
  EXPECT_EQ(partners[0].only_hub(), kNoNode);
  EXPECT_EQ(partners[0].only_carrier, toy["univ"]) << "the lab is a part of it";
  ASSERT_EQ(points.size(), 3U) << "and the region of either hub";
  EXPECT_EQ(points[1].only_hub(), toy["hub-a"]);
  EXPECT_EQ(points[2].only_hub(), toy["hub-b"]);
  EXPECT_EQ(points[2].only_carrier, toy["univ"]);
}

TEST(SinglePoints, TwoInstitutionsOfOneHub) {
  auto toy = two_hubs();
  toy.link("lab", "partners_with", "biocom");
  toy.link("firm", "partners_with", "biocom");
  const auto points = answer(toy.network()).reach.single_points;
  ASSERT_EQ(points.size(), 1U) << "the hub's way to the region does not hang on one of them";
  EXPECT_EQ(points[0].only_hub(), toy["hub-b"]);
  EXPECT_EQ(points[0].only_carrier, kNoNode);
  EXPECT_EQ(points[0].hubs_at_most, 2U) << "hub-a is not documented";
}

TEST(SinglePoints, TwoHubsOverTwoInstitutionsAreSafe) {
  auto toy = two_hubs();
  toy.link("univ", "partners_with", "biocom");
  toy.link("firm", "partners_with", "biocom");
  const auto made = answer(toy.network());
  EXPECT_THAT(partners_of(made.reach.single_points), IsEmpty());
  ASSERT_EQ(made.reach.single_points.size(), 1U);
  EXPECT_EQ(made.reach.single_points[0].only_hub(), toy["hub-a"]) << "which has univ alone";
}

TEST(SinglePoints, TwoPartnersInARegionOverOneInstitution) {
  auto toy = two_hubs();
  toy.node("medcity", "cluster", "US");
  toy.link("firm", "partners_with", "biocom");
  toy.link("firm", "partners_with", "medcity");
  const auto points = answer(toy.network()).reach.single_points;
  ASSERT_EQ(points.size(), 3U);
  EXPECT_FALSE(points[2].is_partner());
  EXPECT_EQ(points[2].only_carrier, toy["firm"]);
}

TEST(SinglePoints, AnUnreachedPartnerIsNone) {
  auto toy = two_hubs();
  toy.node("jba", "association", "JP");
  toy.link("jba", "partners_with", "biocom");
  EXPECT_THAT(answer(toy.network()).reach.single_points, IsEmpty());
}

TEST(PresenceBounds, UnknownIsTheRoomBetweenThem) {
  const std::vector<OverseasCell> cells{{.status = GapStatus::present},
                                        {.status = GapStatus::missing},
                                        {.status = GapStatus::unknown},
                                        {.status = GapStatus::unknown}};
  EXPECT_EQ(presence_bounds(cells), (PresenceBounds{4, 1, 3}));
  EXPECT_EQ(presence_bounds(std::vector<OverseasCell>{}), PresenceBounds{});
}

}  // namespace
}  // namespace musubi::single_points_test
