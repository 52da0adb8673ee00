#include "algorithms/gaps/profile_assessment.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/algorithms/gaps/toy_network.hpp"

namespace musubi::profile_assessment_test {
namespace {

using musubi::testing::ids;
using musubi::testing::ToyNetwork;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Profile profile_of(const std::vector<Need>& needs) {
  Profile profile{.name = "toy", .applies_to = "community"};
  profile.requirements.push_back({.id = "first", .needs = needs});
  return profile;
}

// A community of one hub, which a university serves with its hospital; a fund stands outside.
class AssessTest : public ::testing::Test {
 protected:
  AssessTest() {
    toy_.node("gtb", "community");
    toy_.node("hub-a", "hub");
    toy_.node("univ", "university");
    toy_.node("hospital", "hospital");
    toy_.node("fund", "fund");
    toy_.node("council", "council");
    part_of_ = toy_.link("hub-a", "part_of", "gtb");
    served_ = toy_.serves("univ", "hub-a", "talent");
    toy_.link("hospital", "part_of", "univ");
    toy_.link("council", "part_of", "gtb");
  }
  RequirementResult result(const std::vector<Need>& needs, const GapOptions& options = {}) {
    network_ = toy_.network();
    return assess(network_, profile_of(needs), {}, options).front().requirements.front();
  }
  ToyNetwork toy_{};
  Network network_{};
  LinkId part_of_ = 0;
  LinkId served_ = 0;
};

TEST_F(AssessTest, CountsWhoBelongsHoweverFar) {
  const auto found = result({{.kinds = {"university", "hospital"}, .at_least = 2}});
  EXPECT_EQ(found.status, RequirementStatus::met);
  EXPECT_THAT(ids(network_, found.needs[0].nodes), ElementsAre("hospital", "univ"));
  EXPECT_EQ(found.needs[0].links[1], served_);
  EXPECT_THAT(found.needs[0].candidates, IsEmpty());
}

TEST_F(AssessTest, WhoStandsOutsideIsACandidate) {
  const auto found = result({{.kinds = {"fund"}}});
  EXPECT_EQ(found.status, RequirementStatus::unknown) << "coverage says nothing of the hub";
  EXPECT_EQ(found.needs[0].count, 0);
  EXPECT_THAT(ids(network_, found.needs[0].candidates), ElementsAre("fund"));
}

TEST_F(AssessTest, WithoutKindsNobodyIsACandidate) {
  EXPECT_THAT(result({{.functions = {"funding"}}}).needs[0].candidates, IsEmpty());
}

TEST_F(AssessTest, MissingOnlyWhereEverythingAskedIsDocumented) {
  toy_.documented("hub-a", "funding");
  const std::vector<Need> needs{{.kinds = {"university"}, .functions = {"funding"}}};
  EXPECT_EQ(result(needs).status, RequirementStatus::missing);
  toy_.node("hub-b", "hub");
  toy_.link("hub-b", "part_of", "gtb");
  EXPECT_EQ(result(needs).status, RequirementStatus::unknown) << "the other hub is not described";
}

TEST_F(AssessTest, AFunctionIsThatOfTheNode) {
  EXPECT_EQ(result({{.functions = {"talent"}}}).needs[0].count, 1);
  EXPECT_EQ(result({{.kinds = {"hospital"}, .functions = {"talent"}}}).needs[0].count, 0);
}

TEST_F(AssessTest, AllNeedsMustBeMetAndMissingWinsOverUnknown) {
  toy_.documented("hub-a", "funding");
  const Need met{.kinds = {"council"}};
  const Need missing{.functions = {"funding"}};
  const Need unknown{.kinds = {"fund"}};
  EXPECT_EQ(result({met, unknown}).status, RequirementStatus::unknown);
  EXPECT_EQ(result({met, unknown, missing}).status, RequirementStatus::missing);
  EXPECT_EQ(result({met, missing, unknown}).status, RequirementStatus::missing);
}

TEST_F(AssessTest, WithoutNeedsPeopleJudge) {
  EXPECT_EQ(result({}).status, RequirementStatus::to_judge);
}

TEST_F(AssessTest, ARelationCountsTheTiesOfTheSubjectAndItsParts) {
  toy_.link("hospital", "partners_with", "fund");
  toy_.link("univ", "partners_with", "hospital");  // within the subject: no tie of it
  network_ = toy_.network();
  const auto assessed =
      assess(network_, profile_of({{.relation = "partners_with"}}), {*network_.graph.find("univ")});
  EXPECT_THAT(ids(network_, assessed[0].requirements[0].needs[0].nodes), ElementsAre("fund"));
  const auto of_fund =
      assess(network_, profile_of({{.kinds = {"company"}, .relation = "partners_with"}}),
             {*network_.graph.find("fund")});
  EXPECT_EQ(of_fund[0].requirements[0].status, RequirementStatus::unknown);
}

TEST_F(AssessTest, PlannedLinksCountOnlyWhenAsked) {
  const LinkId planned = toy_.link("fund", "member_of", "council");
  toy_.set(planned, "status", "planned");
  EXPECT_EQ(result({{.kinds = {"fund"}}}).status, RequirementStatus::unknown);
  EXPECT_EQ(result({{.kinds = {"fund"}}}, {.statuses = {"actual", "planned"}}).status,
            RequirementStatus::met);
}

TEST_F(AssessTest, ARelationMayAskForAFunctionToo) {
  network_ = toy_.network();
  const auto served_by = [&](const std::string& function) {
    const Need need{.functions = {function}, .relation = "serves"};
    return assess(network_, profile_of({need}), {*network_.graph.find("hub-a")})
        .front()
        .requirements.front()
        .needs.front()
        .count;
  };
  EXPECT_EQ(served_by("talent"), 1);
  EXPECT_EQ(served_by("funding"), 0);
}

TEST_F(AssessTest, TheUnknownIsMissingAtWorstAndMetAtBest) {
  using enum RequirementStatus;
  EXPECT_EQ(if_absent(unknown), missing);
  EXPECT_EQ(if_present(unknown), met);
  for (const auto decided : {met, missing, to_judge}) {
    EXPECT_EQ(if_absent(decided), decided);
    EXPECT_EQ(if_present(decided), decided);
  }
}

TEST_F(AssessTest, CountsHowManyStandHow) {
  toy_.documented("hub-a", "funding");
  network_ = toy_.network();
  Profile profile{.name = "toy", .applies_to = "community"};
  profile.requirements = {{.id = "met", .needs = {{.kinds = {"council"}}}},
                          {.id = "missing", .needs = {{.functions = {"funding"}}}},
                          {.id = "unknown", .needs = {{.kinds = {"fund"}}}},
                          {.id = "also", .needs = {{.kinds = {"venture"}}}},
                          {.id = "judge"}};
  const auto counts = requirement_counts(assess(network_, profile).front());
  EXPECT_EQ(counts.met, 1u);
  EXPECT_EQ(counts.missing, 1u);
  EXPECT_EQ(counts.unknown, 2u);
  EXPECT_EQ(counts.to_judge, 1u);
  EXPECT_EQ(counts.countable(), 4u);
}

TEST_F(AssessTest, EveryProfileThatFindsItsKind) {
  network_ = toy_.network();
  network_.profiles = {profile_of({{.kinds = {"fund"}}}), profile_of({})};
  network_.profiles[0].applies_to = "incubator";
  network_.profiles[1].applies_to = "hub";
  const auto all = assess_all(network_);
  ASSERT_EQ(all.size(), 1u) << "there is no incubator";
  EXPECT_EQ(all[0].profile.applies_to, "hub");
  EXPECT_THAT(ids(network_, {all[0].assessments[0].subject}), ElementsAre("hub-a"));
}

TEST_F(AssessTest, NobodyToAssessIsAnError) {
  network_ = toy_.network();
  auto profile = profile_of({});
  profile.applies_to = "incubator";
  EXPECT_THROW(static_cast<void>(assess(network_, profile)), Error);
}

}  // namespace
}  // namespace musubi::profile_assessment_test
