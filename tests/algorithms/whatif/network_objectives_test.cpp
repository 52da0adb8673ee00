#include "algorithms/whatif/network_objectives.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "algorithms/gaps/hub_links.hpp"
#include "algorithms/gaps/profile_assessment.hpp"
#include "tests/algorithms/gaps/toy_network.hpp"

namespace musubi::network_objectives_test {
namespace {

using testing::ToyNetwork;

// Three hubs of a community: a serves east, b west, nobody north; c and the council stand apart.
Network three_hubs() {
  ToyNetwork toy;
  toy.node("region", "community");
  for (const auto* hub : {"east", "west", "north"}) {
    toy.node(hub, "hub");
    toy.link(hub, "part_of", "region");
  }
  for (const auto* body : {"a", "b", "c"}) toy.node(body, "university");
  toy.node("council", "council");
  toy.node("fund", "fund");
  toy.serves("a", "east", "talent");
  toy.serves("b", "west", "talent");
  return toy.network();
}

Profile profile_of(const std::string& applies_to, std::vector<Need> needs) {
  Profile profile{.name = "p", .applies_to = applies_to};
  for (auto& need : needs) {
    profile.requirements.push_back(
        {.id = "r" + std::to_string(profile.requirements.size()), .needs = {std::move(need)}});
  }
  return profile;
}

std::size_t met(const Network& network, const Profile& profile) {
  std::size_t count = 0;
  for (const auto& assessment : assess(network, profile))
    count += requirement_counts(assessment).met;
  return count;
}

std::size_t tied_pairs(const Network& network) {
  std::size_t count = 0;
  for (const auto& links : hub_links(network, hub_network(network, {}), {})) {
    count += std::any_of(links.begin(), links.end(),
                         [](const HubLink& link) { return is_direct(link.kind); });
  }
  return count;
}

// Holds the gain of every pair of nodes against the network with the link, counted anew; returns
// the largest.
template <typename Count>
double expect_gains_of_all_pairs(const LinkObjective& objective, const Network& network,
                                 const Count& count) {
  const auto nodes = network.graph.nodes();
  std::vector<NewLink> links;
  for (Vertex a = 0; a < nodes.size(); ++a) {
    for (Vertex b = a + 1; b < nodes.size(); ++b) links.emplace_back(a, b);
  }
  const auto gains = objective.gains(links, {});
  const auto now = static_cast<double>(count(network));
  EXPECT_EQ(objective.value(), now);
  double most = 0.0;
  for (std::size_t l = 0; l < links.size(); ++l) {
    auto with = network;
    const NodeId a = nodes[links[l].first];
    const NodeId b = nodes[links[l].second];
    with.graph = with_new_link(network.graph, a, b, "hub");
    EXPECT_EQ(gains[l], static_cast<double>(count(with)) - now)
        << network.graph.id(a) << " - " << network.graph.id(b);
    most = std::max(most, gains[l]);
  }
  EXPECT_LE(most, objective.most_gain(1));
  return most;
}

double expect_requirement_gains(const Network& network, const Profile& profile) {
  const auto objective = requirements_objective(network, network.graph.nodes(), profile);
  return expect_gains_of_all_pairs(*objective, network,
                                   [&](const Network& of) { return met(of, profile); });
}

TEST(NetworkObjectives, GainOfGapsIsThatOfTheNetworkWithTheLink) {
  const auto network = three_hubs();
  const auto objective = gaps_objective(network, network.graph.nodes());
  EXPECT_EQ(expect_gains_of_all_pairs(*objective, network, tied_pairs), 1.0);
}

TEST(NetworkObjectives, GainOfBelongingIsThatOfTheNetworkWithTheLink) {
  EXPECT_EQ(expect_requirement_gains(
                three_hubs(), profile_of("community", {{.kinds = {"fund"}},
                                                       {.kinds = {"university"}},
                                                       {.kinds = {"university"}, .at_least = 3},
                                                       {.functions = {"talent"}, .at_least = 3}})),
            1.0);
}

TEST(NetworkObjectives, GainOfTiesIsThatOfTheNetworkWithTheLink) {
  const auto network = three_hubs();
  EXPECT_GE(expect_requirement_gains(
                network, profile_of("university", {{.kinds = {"fund"}, .within_steps = 1},
                                                   {.kinds = {"hub"}, .within_steps = 2}})),
            1.0);
  EXPECT_EQ(
      expect_requirement_gains(
          network, profile_of("university", {{.kinds = {"fund"}, .relation = "partners_with"}})),
      1.0);
  EXPECT_EQ(expect_requirement_gains(
                network, profile_of("hub", {{.kinds = {"university"}, .relation = "serves"}})),
            1.0);
  EXPECT_EQ(expect_requirement_gains(
                network, profile_of("fund", {{.kinds = {"council"}, .relation = "member_of"}})),
            0.0);
}

TEST(NetworkObjectives, AddedLinkCountsFromThenOn) {
  const auto network = three_hubs();
  const auto profile = profile_of("community", {{.kinds = {"fund"}}});
  const auto objective = requirements_objective(network, network.graph.nodes(), profile);
  const NewLink fund_to_north{*network.graph.find("north"), *network.graph.find("fund")};
  const auto with = objective->clone();
  with->add_link(fund_to_north);
  EXPECT_EQ(with->value(), 1.0);
  EXPECT_EQ(objective->value(), 0.0);
  EXPECT_EQ(with->gains(std::vector{fund_to_north}, {}).front(), 0.0);
}

TEST(NetworkObjectives, NewLinkIsAServiceOnlyBetweenAHubAndAnother) {
  const auto network = three_hubs();
  const auto added = [&](const char* a, const char* b) {
    const auto graph =
        with_new_link(network.graph, *network.graph.find(a), *network.graph.find(b), "hub");
    const LinkId link = graph.links().back();
    return graph.id(graph.link(link).source) + " " + graph.relation(link) + " " +
           graph.id(graph.link(link).target);
  };
  EXPECT_EQ(added("c", "north"), "c serves north");
  EXPECT_EQ(added("north", "c"), "c serves north");
  EXPECT_EQ(added("c", "fund"), "c partners_with fund");
  EXPECT_EQ(added("east", "north"), "east partners_with north");
}

}  // namespace
}  // namespace musubi::network_objectives_test
