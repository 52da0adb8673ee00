#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "algorithms/gaps/profile_assessment.hpp"
#include "tests/algorithms/gaps/toy_network.hpp"

namespace musubi::profile_distance_test {
namespace {

using musubi::testing::ids;
using musubi::testing::ToyNetwork;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Status = RequirementStatus;

// What assess() makes of distances. A degree of latitude is 111.195 km: hub-a stands at 35° north,
// hub-b at 37°; the funds one degree north of hub-a (111 km, between the two), three (334 km, or
// 111 km from hub-b), and nobody knows where.
class ProfileDistanceTest : public ::testing::Test {
 protected:
  ProfileDistanceTest() {
    toy_.node("gtb", "community");
    add_hub("hub-a", 35.0);
    add_hub("hub-b", 37.0);
    for (const auto* id : {"fund-1", "fund-3", "fund-x", "fund-out"}) toy_.node(id, "fund");
    toy_.place("fund-1", 36.0, 139.0);
    toy_.place("fund-3", 38.0, 139.0);
    toy_.serves("fund-1", "hub-a", "funding");
    toy_.serves("fund-3", "hub-a", "funding");
  }
  void add_hub(const std::string& id, double lat) {
    toy_.node(id, "hub");
    toy_.place(id, lat, 139.0);
    toy_.link(id, "part_of", "gtb");
  }
  // The hubs are described on funding, so that silence tells something.
  void describe_all() {
    toy_.documented("hub-a", "funding");
    toy_.documented("hub-b", "funding");
  }
  RequirementResult result(const std::vector<Need>& needs, const std::string& subject = "gtb") {
    network_ = toy_.network();
    Profile profile{.name = "toy", .applies_to = "community"};
    profile.requirements.push_back({.id = "first", .needs = needs});
    return assess(network_, profile, {toy_[subject]}).front().requirements.front();
  }
  static Need funds(double km, std::int64_t at_least = 1) {
    return {.kinds = {"fund"}, .functions = {"funding"}, .at_least = at_least, .within_km = km};
  }
  ToyNetwork toy_{};
  Network network_{};
};

TEST_F(ProfileDistanceTest, OnlyWhoIsNearEnoughCounts) {
  describe_all();
  const auto near = result({funds(112, 1)});
  EXPECT_EQ(near.status, Status::met);
  EXPECT_THAT(ids(network_, near.needs[0].nodes), ElementsAre("fund-1"));
  EXPECT_THAT(ids(network_, near.needs[0].too_far), ElementsAre("fund-3"));
  EXPECT_EQ(network_.graph.id(near.needs[0].centre), "hub-a");
  const auto too_near = result({funds(111, 1)});
  EXPECT_EQ(too_near.status, Status::missing);
  EXPECT_THAT(ids(network_, too_near.needs[0].too_far), ElementsAre("fund-1", "fund-3"));
}

TEST_F(ProfileDistanceTest, TheHubIsTakenFromWhichItStandsBest) {
  const auto both = result({funds(112, 2)});
  EXPECT_EQ(both.status, Status::met) << "hub-b has one on either side";
  EXPECT_EQ(network_.graph.id(both.needs[0].centre), "hub-b");
}

TEST_F(ProfileDistanceTest, AllNeedsAreMeasuredFromTheSameHub) {
  describe_all();
  toy_.node("univ", "university");
  toy_.place("univ", 34.0, 139.0);  // 111 km from hub-a only
  toy_.serves("univ", "hub-a", "funding");
  const Need university{.kinds = {"university"}, .functions = {"funding"}, .within_km = 112.0};
  EXPECT_EQ(result({university}).status, Status::met);
  EXPECT_EQ(result({university, funds(112, 1)}).status, Status::met) << "both from hub-a";
  const auto apart = result({university, funds(112, 2)});
  EXPECT_EQ(apart.status, Status::missing) << "each is met from another hub";
  EXPECT_EQ(apart.needs[0].centre, apart.needs[1].centre);
}

TEST_F(ProfileDistanceTest, TheSubjectsOwnPlaceComesFirst) {
  describe_all();
  toy_.place("gtb", 31.0, 139.0);
  const auto found = result({funds(112, 1)});
  EXPECT_EQ(found.status, Status::missing);
  EXPECT_EQ(network_.graph.id(found.needs[0].centre), "gtb");
}

TEST_F(ProfileDistanceTest, AnUnknownPlaceIsNotFarAway) {
  describe_all();
  toy_.serves("fund-x", "hub-a", "funding");
  const auto open = result({funds(112, 3)});
  EXPECT_EQ(open.status, Status::unknown) << "fund-1, fund-3 and perhaps fund-x";
  EXPECT_EQ(open.needs[0].count, 2);
  EXPECT_THAT(ids(network_, open.needs[0].unplaced), ElementsAre("fund-x"));
  EXPECT_EQ(result({funds(112, 4)}).status, Status::missing) << "fund-x would not be enough";
  EXPECT_EQ(result({funds(112, 2)}).status, Status::met);
}

TEST_F(ProfileDistanceTest, AHubWithoutAPlaceMayBeTheRightOne) {
  describe_all();
  EXPECT_EQ(result({funds(10, 1)}).status, Status::missing);
  toy_.node("hub-c", "hub");
  toy_.link("hub-c", "part_of", "gtb");
  toy_.documented("hub-c", "funding");
  const auto open = result({funds(10, 1)});
  EXPECT_EQ(open.status, Status::unknown);
  EXPECT_EQ(open.needs[0].centre, kNoNode);
}

TEST_F(ProfileDistanceTest, WhoIsKnownToBeFarIsNoCandidate) {
  toy_.node("fund-near", "fund");
  toy_.place("fund-near", 35.1, 139.0);
  toy_.node("fund-far", "fund");
  toy_.place("fund-far", 42.0, -71.0);
  EXPECT_THAT(ids(network_, result({funds(50, 1)}).needs[0].candidates),
              ElementsAre("fund-near", "fund-out", "fund-x"));
}

TEST_F(ProfileDistanceTest, ARelationMayBeNear) {
  toy_.link("hub-a", "partners_with", "fund-out");
  const Need partner{.kinds = {"fund"}, .relation = "partners_with", .within_km = 50.0};
  EXPECT_EQ(result({partner}, "hub-a").status, Status::unknown);
  toy_.place("fund-out", 35.1, 139.0);
  EXPECT_EQ(result({partner}, "hub-a").status, Status::met);
}

TEST_F(ProfileDistanceTest, StepsCountTiesWhetherOneBelongsOrNot) {
  toy_.link("fund-out", "partners_with", "fund-1");
  const auto far = result({{.kinds = {"fund"}, .at_least = 3, .within_steps = 1}}, "hub-a");
  EXPECT_EQ(far.status, Status::unknown);
  EXPECT_THAT(ids(network_, far.needs[0].nodes), ElementsAre("fund-1", "fund-3"));
  EXPECT_THAT(ids(network_, far.needs[0].candidates), ElementsAre("fund-out", "fund-x"));
  const auto near = result({{.kinds = {"fund"}, .at_least = 3, .within_steps = 2}}, "hub-a");
  EXPECT_EQ(near.status, Status::met);
  EXPECT_EQ(near.needs[0].links.size(), 3u) << "both ways to fund-out share their first tie";
}

TEST_F(ProfileDistanceTest, StepsAreCountedFromThePartsToo) {
  // hub-a is part of gtb, so who serves it is one step from gtb.
  EXPECT_EQ(result({{.kinds = {"fund"}, .at_least = 2, .within_steps = 1}}).status, Status::met);
}

TEST_F(ProfileDistanceTest, TwoStepsAreNeverMissing) {
  describe_all();
  const std::vector<Need> one{{.kinds = {"venture"}, .functions = {"funding"}, .within_steps = 1}};
  const std::vector<Need> two{{.kinds = {"venture"}, .functions = {"funding"}, .within_steps = 2}};
  EXPECT_EQ(result(one).status, Status::missing);
  EXPECT_EQ(result(two).status, Status::unknown) << "coverage tells nothing of the ties of others";
}

TEST_F(ProfileDistanceTest, AFigureIsThatOfTheSubject) {
  toy_.figure({.subject = "gtb",
               .indicator = "members",
               .value = 30.0,
               .qualifier = "at_least",
               .unit = "companies"});
  const auto members = [](double least) {
    Need need;
    need.figure = FigureNeed{.indicator = "members", .unit = "companies", .at_least = least};
    return need;
  };
  const auto found = result({members(30)});
  EXPECT_EQ(found.status, Status::met);
  EXPECT_THAT(found.needs[0].figures, ElementsAre(0));
  EXPECT_EQ(result({members(40)}).status, Status::unknown);
  EXPECT_EQ(result({members(30)}, "hub-a").status, Status::unknown);
  EXPECT_THAT(result({members(30)}, "hub-a").needs[0].figures, IsEmpty());
  Need few;
  few.figure = FigureNeed{.indicator = "members", .unit = "companies", .at_most = 20.0};
  EXPECT_EQ(result({few}).status, Status::missing);
}

}  // namespace
}  // namespace musubi::profile_distance_test
