#include "algorithms/gaps/tie_steps.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/algorithms/gaps/toy_network.hpp"

namespace musubi::tie_steps_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// a -partners_with-> b <-funds- c; a and far sit on a council; a and near lie in one city.
class TieStepsTest : public ::testing::Test {
 protected:
  TieStepsTest() {
    for (const auto* id : {"a", "b", "c", "far", "near"}) toy_.node(id, "company");
    toy_.node("council", "council");
    toy_.node("city", "municipality");
    ab_ = toy_.link("a", "partners_with", "b");
    cb_ = toy_.link("c", "funds", "b");
    toy_.link("a", "member_of", "council");
    toy_.link("far", "member_of", "council");
    toy_.link("a", "located_in", "city");
    toy_.link("near", "located_in", "city");
  }
  TieSteps from(const std::vector<std::string>& ids,
                const std::vector<std::string>& statuses = {"actual"}) {
    graph_ = toy_.network().graph;
    std::vector<NodeId> start;
    for (const auto& id : ids) start.push_back(toy_[id]);
    return tie_steps(graph_, start, statuses);
  }
  std::int64_t steps(const std::string& from_id, const std::string& to) {
    return from({from_id}).steps[toy_[to]];
  }
  musubi::testing::ToyNetwork toy_{};
  PropertyGraph graph_{};
  LinkId ab_ = 0, cb_ = 0;
};

TEST_F(TieStepsTest, CountsTiesInEitherDirection) {
  EXPECT_EQ(steps("a", "a"), 0);
  EXPECT_EQ(steps("a", "b"), 1);
  EXPECT_EQ(steps("a", "c"), 2);
  EXPECT_EQ(steps("c", "a"), 2);
  const auto found = from({"a"});
  EXPECT_THAT(way_to(graph_, found, toy_["c"]), ElementsAre(ab_, cb_));
  EXPECT_THAT(way_to(graph_, found, toy_["a"]), IsEmpty());
  EXPECT_THAT(way_to(graph_, found, toy_["far"]), IsEmpty());
}

TEST_F(TieStepsTest, NoWayLeadsThroughACouncilOrAPlace) {
  EXPECT_EQ(steps("a", "council"), 1);
  EXPECT_EQ(steps("a", "far"), -1);
  EXPECT_EQ(steps("council", "far"), 1) << "unless it starts there";
  EXPECT_EQ(steps("a", "city"), -1);
  EXPECT_EQ(steps("a", "near"), -1);
}

TEST_F(TieStepsTest, StartsFromTheNearestOfSeveral) {
  const auto found = from({"a", "c"});
  EXPECT_EQ(found.steps[toy_["b"]], 1);
  EXPECT_EQ(found.steps[toy_["c"]], 0);
}

TEST_F(TieStepsTest, PlannedTiesCountOnlyWhenAsked) {
  toy_.set(ab_, "status", "planned");
  EXPECT_EQ(from({"a"}).steps[toy_["b"]], -1);
  EXPECT_EQ(from({"a"}, {"actual", "planned"}).steps[toy_["b"]], 1);
}

}  // namespace
}  // namespace musubi::tie_steps_test
