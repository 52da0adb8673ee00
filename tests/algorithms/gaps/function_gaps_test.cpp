#include "algorithms/gaps/function_gaps.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/algorithms/gaps/toy_network.hpp"

namespace musubi::function_gaps_test {
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

const FunctionCell& cell_of(const std::vector<FunctionCell>& cells, NodeId hub,
                            const std::string& function) {
  for (const auto& cell : cells) {
    if (cell.hub == hub && cell.function == function) return cell;
  }
  throw std::out_of_range(function);
}

TEST(FunctionGaps, AComplementNamesWhoHasItAndTheTieThere) {
  ToyNetwork toy;
  for (const auto* hub : {"hub-a", "hub-b", "hub-c", "hub-d"}) toy.node(hub, "hub");
  for (const auto* id : {"x", "y", "z", "w"}) toy.node(id, "company");
  toy.node("council", "council");
  const LinkId x_serves = toy.serves("x", "hub-a", "contact");
  const LinkId y_serves = toy.serves("y", "hub-b", "talent");
  toy.serves("z", "hub-c", "talent");
  toy.serves("w", "hub-d", "talent");
  const LinkId tie = toy.link("x", "partners_with", "y");
  toy.link("x", "member_of", "council");
  toy.link("z", "member_of", "council");
  const auto network = toy.network();
  const auto cells = function_gaps(network);
  const auto& cell = cell_of(cells, toy["hub-a"], "talent");
  EXPECT_THAT(ids(network, cell.complemented_by), ElementsAre("hub-b", "hub-c", "hub-d"));
  ASSERT_EQ(cell.complements.size(), 3U);
  const auto& [direct, indirect, untied] =
      std::tie(cell.complements[0], cell.complements[1], cell.complements[2]);
  EXPECT_EQ(direct.hub, toy["hub-b"]);
  EXPECT_THAT(ids(network, direct.institutions), ElementsAre("y"));
  ASSERT_TRUE(direct.tie.has_value());
  EXPECT_EQ(direct.tie->kind, HubLinkKind::stated_tie);
  EXPECT_THAT(direct.tie->links, ElementsAre(x_serves, y_serves, tie));
  ASSERT_TRUE(indirect.tie.has_value());
  EXPECT_EQ(indirect.tie->kind, HubLinkKind::shared_council_seat);
  EXPECT_FALSE(untied.tie.has_value());
  EXPECT_THAT(cell_of(cells, toy["hub-b"], "talent").complements, IsEmpty());
}

// hub-a and hub-b share y, and z; y is stated, z has the function at hub-b.
TEST(FunctionGaps, OfSeveralTiesTheOneToWhoHasTheFunction) {
  ToyNetwork toy;
  for (const auto* hub : {"hub-a", "hub-b"}) toy.node(hub, "hub");
  for (const auto* id : {"y", "z", "z-lab"}) toy.node(id, "company");
  toy.link("z-lab", "part_of", "z");
  toy.serves("y", "hub-a");
  toy.serves("z", "hub-a");
  toy.serves("y", "hub-b", "contact");
  toy.set(toy.serves("z-lab", "hub-b", "talent;contact"), "basis", "derived");
  const auto network = toy.network();
  const auto cells = function_gaps(network);
  const auto via = [&](const std::string& function) {
    return ids(network, cell_of(cells, toy["hub-a"], function).complements.at(0).tie.value().via);
  };
  EXPECT_THAT(via("talent"), ElementsAre("z")) << "through a part of it, though derived";
  EXPECT_THAT(via("contact"), ElementsAre("y")) << "both have it, and this tie is stated";
}

TEST(FunctionGaps, OnWhatIsKnownAlreadyItIsTheSame) {
  ToyNetwork toy;
  for (const auto* hub : {"hub-a", "hub-b"}) toy.node(hub, "hub");
  toy.node("y", "company");
  toy.serves("y", "hub-b", "talent");
  const auto network = toy.network();
  const auto hubs = hub_network(network);
  const auto given = function_gaps(network, hubs, hub_links(network, hubs));
  const auto alone = function_gaps(network);
  ASSERT_EQ(given.size(), alone.size());
  for (std::size_t i = 0; i < given.size(); ++i) {
    EXPECT_EQ(given[i].status, alone[i].status);
    EXPECT_EQ(given[i].complemented_by, alone[i].complemented_by);
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
}  // namespace musubi::function_gaps_test
