#include "algorithms/gaps/node_places.hpp"

#include <gtest/gtest.h>

#include "tests/algorithms/gaps/toy_network.hpp"

namespace musubi::node_places_test {
namespace {

class NodePlacesTest : public ::testing::Test {
 protected:
  NodePlacesTest() {
    for (const auto* id : {"city", "ward", "firm", "park"}) toy_.node(id, "body");
    toy_.place("city", 35.0, 139.0);
    ward_ = toy_.link("ward", "located_in", "city");
    toy_.link("firm", "located_in", "ward");
  }
  std::optional<GeoPoint> place(const std::string& id,
                                const std::vector<std::string>& statuses = {"actual"}) {
    return node_places(toy_.network().graph, statuses)[toy_[id]];
  }
  musubi::testing::ToyNetwork toy_{};
  LinkId ward_ = 0;
};

TEST_F(NodePlacesTest, ABodyIsWhereItIsLocated) {
  ASSERT_TRUE(place("firm"));
  EXPECT_EQ(place("firm")->lat, 35.0);
  EXPECT_EQ(place("firm")->lon, 139.0);
  EXPECT_FALSE(place("park"));
}

TEST_F(NodePlacesTest, ItsOwnCoordinatesComeFirstThenTheNearestOnTheWay) {
  toy_.place("park", 36.0, 140.0);
  toy_.link("firm", "located_in", "park");
  EXPECT_EQ(place("firm")->lat, 36.0) << "the park is one link away, the city two";
  toy_.place("firm", 37.0, 140.0);
  EXPECT_EQ(place("firm")->lat, 37.0);
}

TEST_F(NodePlacesTest, ACityIsNotWhereItsFirmsAre) {
  toy_.node("other", "body");
  toy_.link("city", "part_of", "other");
  EXPECT_FALSE(place("other"));
  toy_.link("other", "located_in", "firm");
  EXPECT_TRUE(place("other"));
}

TEST_F(NodePlacesTest, HalfAPairOfCoordinatesIsNoPlace) {
  GraphBuilder builder;
  const NodeId node = builder.add_node("a", "body");
  builder.set_node_attribute(node, "lat", 35.0);
  EXPECT_FALSE(node_places(builder.build(), {"actual"})[node]);
}

TEST_F(NodePlacesTest, PlannedPlacesCountOnlyWhenAsked) {
  toy_.set(ward_, "status", "planned");
  EXPECT_FALSE(place("firm"));
  EXPECT_TRUE(place("firm", {"actual", "planned"}));
}

}  // namespace
}  // namespace musubi::node_places_test
