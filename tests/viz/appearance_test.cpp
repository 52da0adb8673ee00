#include "viz/appearance.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

#include "viz/palette.hpp"

namespace musubi::appearance_test {
namespace {

using ::testing::DoubleNear;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Appearance, ANodeMayLackAValue) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  const Appearance looks{
      .positions = {{1, 2}, {kNone, 0}}, .colors = {"", "#000000"}, .sizes = {0, 3}};
  EXPECT_EQ(looks.position(0), (Point{1, 2}));
  EXPECT_EQ(looks.position(1), std::nullopt);
  EXPECT_EQ(looks.position(2), std::nullopt);
  EXPECT_EQ(looks.color(0), "");
  EXPECT_EQ(looks.color(1), "#000000");
  EXPECT_EQ(looks.color(7), "");
  EXPECT_EQ(looks.size(0), std::nullopt);
  EXPECT_EQ(looks.size(1), 3.0);
  EXPECT_EQ(looks.size(2), std::nullopt);
}

TEST(Appearance, TheCommonestKindHasTheFirstColour) {
  GraphBuilder builder;
  builder.add_node("a", "hub");
  builder.add_node("b", "");
  builder.add_node("c", "fund");
  builder.add_node("d", "fund");
  const auto graph = builder.build();
  const std::string first(palette::kFills[0]);
  const std::string second(palette::kFills[1]);
  EXPECT_THAT(colors_by_kind(graph),
              ElementsAre(second, std::string(palette::kLightGrey), first, first));
}

TEST(Appearance, KindsBeyondTheColoursAreGrey) {
  GraphBuilder builder;
  for (int i = 0; i < 25; ++i) builder.add_node("n" + std::to_string(i), "k" + std::to_string(i));
  const auto colors = kind_colors(builder.build());
  EXPECT_EQ(std::set<std::string>(colors.begin(), colors.end()).size(), palette::kFills.size() + 1);
  EXPECT_EQ(colors[palette::kFills.size()], palette::kLightGrey);
}

TEST(Appearance, TheAreaGrowsWithTheDegree) {
  GraphBuilder builder;
  const NodeId a = builder.add_node("a", "");
  const NodeId b = builder.add_node("b", "");
  builder.add_node("c", "");
  builder.add_link(a, b, "r");
  builder.add_link(a, a, "r", false);
  builder.add_link(a, builder.add_node("gone", ""), "r");
  builder.remove_node(3);
  // a: 1 + 2, b: 1; a third of the way in area from 12 to 48.
  EXPECT_THAT(sizes_by_degree(builder.build()),
              ElementsAre(DoubleNear(48.0, 1e-9), DoubleNear(std::sqrt(144.0 + 2160.0 / 3), 1e-9),
                          DoubleNear(12.0, 1e-9), DoubleNear(12.0, 1e-9)));
}

TEST(Appearance, SizesByAColumn) {
  GraphBuilder builder;
  for (const auto* id : {"a", "b", "c", "d", "e"}) builder.add_node(id, "");
  const auto graph = builder.build();
  const NodeColumn column{
      "x",
      AttributeType::real,
      {4.0, std::int64_t{-1}, std::monostate{}, std::numeric_limits<double>::infinity()}};
  EXPECT_THAT(sizes_by(graph, column), ElementsAre(48.0, 12.0, 12.0, 12.0, 12.0));
  EXPECT_THAT(sizes_by(graph, {}), Each(12.0));
}

TEST(Appearance, OfTheEmptyGraphIsEmpty) {
  const auto looks = default_appearance(PropertyGraph{}, {});
  EXPECT_EQ(looks, Appearance{});
  EXPECT_THAT(kind_colors(PropertyGraph{}), IsEmpty());
}

}  // namespace
}  // namespace musubi::appearance_test
