#include "algorithms/gaps/hub_links.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/algorithms/gaps/toy_network.hpp"
#include "tests/diagnostics_of.hpp"

namespace musubi::hub_links_test {
namespace {

using musubi::testing::ids;
using musubi::testing::ToyNetwork;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Two hubs, each with an institution of its own.
ToyNetwork two_hubs() {
  ToyNetwork toy;
  toy.node("hub-a", "hub");
  toy.node("hub-b", "hub");
  toy.node("univ", "university");
  toy.node("firm", "company");
  toy.serves("univ", "hub-a");  // link 0
  toy.serves("firm", "hub-b");  // link 1
  return toy;
}

std::vector<HubLink> links_of(const Network& network, const GapOptions& options = {}) {
  const auto hubs = hub_network(network, options);
  return hub_links(network, hubs, options).at(pair_index(0, 1, hubs.hubs.size()));
}

TEST(HubLinks, NothingInCommonIsNoLink) {
  EXPECT_THAT(links_of(two_hubs().network()), IsEmpty());
}

TEST(HubLinks, AnInstitutionThatServesBoth) {
  auto toy = two_hubs();
  const LinkId second = toy.serves("univ", "hub-b");
  const auto network = toy.network();
  const auto links = links_of(network);
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].kind, HubLinkKind::shared_institution);
  EXPECT_THAT(ids(network, links[0].via), ElementsAre("univ"));
  EXPECT_THAT(links[0].links, ElementsAre(0, second));
  EXPECT_FALSE(links[0].derived);
  EXPECT_TRUE(is_direct(links[0].kind));
}

TEST(HubLinks, PartsOfAnInstitutionCountForItAndAreListed) {
  auto toy = two_hubs();
  toy.node("faculty", "university");
  toy.node("lab", "university");
  const LinkId lab_faculty = toy.link("lab", "part_of", "faculty");
  const LinkId faculty_univ = toy.link("faculty", "part_of", "univ");
  const LinkId lab_serves = toy.serves("lab", "hub-b");
  toy.set(faculty_univ, "basis", "derived");
  const auto network = toy.network();
  const auto links = links_of(network);
  ASSERT_EQ(links.size(), 1U);
  EXPECT_THAT(ids(network, links[0].via), ElementsAre("univ"));
  EXPECT_THAT(links[0].links, ElementsAre(0, lab_faculty, faculty_univ, lab_serves));
  EXPECT_TRUE(links[0].derived) << "one of the links it rests on is";
  EXPECT_THAT(links_of(network, {.roll_up = false}), IsEmpty());
}

TEST(HubLinks, HubsOfOneCommunityAreNotPartsOfTheSameInstitution) {
  auto toy = two_hubs();
  toy.node("community", "community");
  toy.link("hub-a", "part_of", "community");
  toy.link("hub-b", "part_of", "community");
  EXPECT_THAT(links_of(toy.network()), IsEmpty());
}

TEST(HubLinks, APlannedLinkCountsOnlyWhenAskedFor) {
  auto toy = two_hubs();
  toy.set(toy.serves("univ", "hub-b"), "status", "planned");
  EXPECT_THAT(links_of(toy.network()), IsEmpty());
  EXPECT_EQ(links_of(toy.network(), {.statuses = {"actual", "planned"}}).size(), 1U);
}

TEST(HubLinks, InstitutionsOfBothInOneProject) {
  auto toy = two_hubs();
  toy.node("project", "project");
  const LinkId first = toy.link("univ", "participates_in", "project");
  const LinkId second = toy.link("firm", "leads", "project");
  const auto network = toy.network();
  const auto links = links_of(network);
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].kind, HubLinkKind::joint_project);
  EXPECT_THAT(ids(network, links[0].via), ElementsAre("project"));
  EXPECT_THAT(links[0].links, ::testing::IsSupersetOf({first, second}));
}

TEST(HubLinks, AProjectOfOneInstitutionAloneIsNotJoint) {
  auto toy = two_hubs();
  toy.node("project", "project");
  toy.link("univ", "participates_in", "project");
  toy.serves("univ", "hub-b");
  const auto links = links_of(toy.network());
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].kind, HubLinkKind::shared_institution);
}

TEST(HubLinks, WhatTakesPartInSomethingElseThanAProjectIsNotJoint) {
  auto toy = two_hubs();
  toy.node("fair", "event");
  toy.link("univ", "participates_in", "fair");
  toy.link("firm", "participates_in", "fair");
  EXPECT_THAT(links_of(toy.network()), IsEmpty());
}

TEST(HubLinks, AStatedTieBetweenInstitutionsOrHubs) {
  auto toy = two_hubs();
  const LinkId of_institutions = toy.link("firm", "partners_with", "univ");
  const LinkId of_hubs = toy.link("hub-a", "partners_with", "hub-b");
  const LinkId mixed = toy.link("univ", "partners_with", "hub-b");
  const auto network = toy.network();
  const auto links = links_of(network);
  ASSERT_EQ(links.size(), 3U);
  // With the links by which the two stand at their hubs.
  const std::vector<std::vector<LinkId>> expected = {
      {0, 1, of_institutions}, {of_hubs}, {0, mixed}};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(links[i].kind, HubLinkKind::stated_tie);
    EXPECT_EQ(links[i].links, expected[i]);
  }
  EXPECT_THAT(ids(network, links[0].via), ElementsAre("firm", "univ"));
}

TEST(HubLinks, ATieToSomeoneWhoServesBothIsNotATieBetweenTheHubs) {
  auto toy = two_hubs();
  toy.node("bank", "company");
  toy.serves("bank", "hub-a");
  toy.serves("bank", "hub-b");
  toy.link("univ", "partners_with", "bank");
  for (const auto& link : links_of(toy.network())) {
    EXPECT_EQ(link.kind, HubLinkKind::shared_institution);
  }
}

TEST(HubLinks, AFacilityOfOneOperatedByAnInstitutionOfTheOther) {
  auto toy = two_hubs();
  toy.node("lab-building", "incubator");
  const LinkId serves = toy.serves("lab-building", "hub-b");
  const LinkId operates = toy.link("univ", "operates", "lab-building");
  const auto network = toy.network();
  const auto links = links_of(network);
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].kind, HubLinkKind::operated_facility);
  EXPECT_THAT(ids(network, links[0].via), ElementsAre("univ", "lab-building"));
  EXPECT_THAT(links[0].links, ElementsAre(0, serves, operates));
}

TEST(HubLinks, FacilitiesOfBothOperatedByOneBody) {
  auto toy = two_hubs();
  toy.node("developer", "company");
  const LinkId first = toy.link("developer", "operates", "univ");
  const LinkId second = toy.link("developer", "operates", "firm");
  const auto network = toy.network();
  const auto links = links_of(network);
  ASSERT_EQ(links.size(), 1U);
  EXPECT_EQ(links[0].kind, HubLinkKind::shared_operator);
  EXPECT_THAT(ids(network, links[0].via), ElementsAre("developer"));
  EXPECT_THAT(links[0].links, ::testing::IsSupersetOf({first, second}));
}

TEST(HubLinks, ASharedPartnerAbroadOrCouncilSeatIsIndirect) {
  auto toy = two_hubs();
  toy.node("biocom", "overseas_body", "US");
  toy.node("council", "council");
  toy.link("univ", "partners_with", "biocom");
  toy.link("firm", "partners_with", "biocom");
  toy.link("univ", "member_of", "council");
  toy.link("firm", "member_of", "council");
  const auto network = toy.network();
  const auto links = links_of(network);
  ASSERT_EQ(links.size(), 2U);
  EXPECT_EQ(links[0].kind, HubLinkKind::shared_overseas_partner);
  EXPECT_THAT(ids(network, links[0].via), ElementsAre("biocom"));
  EXPECT_EQ(links[1].kind, HubLinkKind::shared_council_seat);
  EXPECT_THAT(ids(network, links[1].via), ElementsAre("council"));
  for (const auto& link : links) EXPECT_FALSE(is_direct(link.kind));
}

TEST(HubLinks, DirectKindsStandBeforeIndirectOnes) {
  auto toy = two_hubs();
  toy.node("council", "council");
  toy.link("univ", "member_of", "council");
  toy.link("firm", "member_of", "council");
  toy.link("univ", "partners_with", "firm");
  const auto links = links_of(toy.network());
  ASSERT_EQ(links.size(), 2U);
  EXPECT_EQ(links[0].kind, HubLinkKind::stated_tie);
}

TEST(HubLinks, PairsAreCountedInOrder) {
  std::size_t expected = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    for (std::size_t j = i + 1; j < 8; ++j) EXPECT_EQ(pair_index(i, j, 8), expected++);
  }
  EXPECT_EQ(expected, 28U);
}

TEST(HubNetwork, WithoutHubsIsAUsageError) {
  ToyNetwork toy;
  toy.node("univ", "university");
  EXPECT_THAT(
      musubi::testing::diagnostics_of(
          [&] { static_cast<void>(hub_network(toy.network(), {.group_kind = "universities"})); },
          ErrorKind::usage),
      ElementsAre(
          musubi::testing::Complaint("", 0, "no node of kind 'universities'", "'university'")));
}

}  // namespace
}  // namespace musubi::hub_links_test
