#include "algorithms/gaps/function_gaps.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/algorithms/gaps/toy_network.hpp"

namespace musubi {
namespace {

using musubi::testing::ids;
using musubi::testing::ToyNetwork;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(FunctionGaps, PresentMissingAndUnknownAreKeptApart) {
  ToyNetwork toy;
  toy.node("hub-b", "hub");
  toy.node("hub-a", "hub");
  toy.node("univ", "university");
  toy.node("firm", "company");
  const LinkId first = toy.serves("univ", "hub-a", "contact;talent");
  const LinkId second = toy.serves("firm", "hub-a", "contact");
  const LinkId again = toy.serves("univ", "hub-a", "contact");
  toy.documented("hub-a", "funding");
  toy.documented("hub-b", "contact", Coverage::partial);
  toy.documented("hub-b", "talent", Coverage::undocumented);
  const auto network = toy.network();
  const auto cells = function_gaps(network);
  ASSERT_EQ(cells.size(), 6U);
  EXPECT_THAT(ids(network, {cells[0].hub, cells[3].hub}), ElementsAre("hub-a", "hub-b"));
  EXPECT_EQ(cells[0].function, "contact");
  EXPECT_EQ(cells[0].status, GapStatus::present);
  EXPECT_THAT(ids(network, cells[0].institutions), ElementsAre("firm", "univ"));
  EXPECT_THAT(cells[0].links, ElementsAre(first, second, again));
  EXPECT_EQ(cells[1].status, GapStatus::present);
  EXPECT_EQ(cells[2].status, GapStatus::missing) << "documented, and none stated";
  EXPECT_EQ(cells[3].status, GapStatus::unknown) << "partly documented is not documented";
  EXPECT_EQ(cells[4].status, GapStatus::unknown);
  EXPECT_EQ(cells[5].status, GapStatus::unknown) << "coverage does not say";
  EXPECT_THAT(ids(network, cells[3].complemented_by), ElementsAre("hub-a"));
  EXPECT_THAT(cells[2].complemented_by, IsEmpty()) << "no hub has funding";
  EXPECT_THAT(cells[0].complemented_by, IsEmpty()) << "what is there needs no complement";
}

TEST(FunctionGaps, HubsAlreadyLinkedComplementFirst) {
  ToyNetwork toy;
  for (const auto* hub : {"hub-a", "hub-b", "hub-c", "hub-d"}) toy.node(hub, "hub");
  for (const auto* id : {"x", "y", "z", "w"}) toy.node(id, "company");
  toy.serves("y", "hub-b", "talent");
  toy.serves("z", "hub-c", "talent");
  toy.serves("w", "hub-d", "talent");
  toy.serves("x", "hub-a", "contact");
  toy.link("x", "partners_with", "w");  // hub-a and hub-d are linked
  const auto network = toy.network();
  for (const auto& cell : function_gaps(network)) {
    if (cell.hub == toy["hub-a"] && cell.function == "talent") {
      EXPECT_THAT(ids(network, cell.complemented_by), ElementsAre("hub-d", "hub-b", "hub-c"));
    }
  }
}

TEST(FunctionGaps, APlannedServiceFillsNothing) {
  ToyNetwork toy;
  toy.node("hub-a", "hub");
  toy.node("univ", "university");
  toy.set(toy.serves("univ", "hub-a", "talent"), "status", "planned");
  toy.documented("hub-a", "talent");
  EXPECT_EQ(function_gaps(toy.network())[1].status, GapStatus::missing);
  EXPECT_EQ(function_gaps(toy.network(), {.statuses = {"planned"}})[1].status, GapStatus::present);
}

}  // namespace
}  // namespace musubi
