#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "algorithms/gaps/function_gaps.hpp"
#include "algorithms/gaps/hub_carriers.hpp"
#include "algorithms/gaps/overseas_reach.hpp"
#include "engine/network_reader.hpp"

namespace musubi::gtb_overseas_test {
namespace {

const Network& gtb() {
  static const Network network = load(std::filesystem::path(MUSUBI_SOURCE_DIR) / "graphs" / "gtb");
  return network;
}

struct Answer {
  HubNetwork hubs{};
  std::vector<std::vector<HubLink>> links{};
  std::vector<OverseasCell> cells{};
  OverseasReach reach{};
};

Answer answer(const Network& network) {
  const GapOptions options;
  Answer made;
  made.hubs = hub_network(network, options);
  made.links = hub_links(network, made.hubs, options);
  made.cells = overseas_gaps(network, made.hubs, options);
  made.reach = overseas_reach(network, made.hubs, HubChains(made.links, made.hubs.hubs.size()),
                              made.cells, options);
  return made;
}

const Answer& of_gtb() {
  static const Answer made = answer(gtb());
  return made;
}

void expect_to_count(const std::vector<LinkId>& links) {
  const auto& graph = gtb().graph;
  ASSERT_FALSE(links.empty());
  for (const LinkId link : links) {
    ASSERT_TRUE(graph.contains_link(link));
    EXPECT_EQ(graph.link_text(link, "status"), "actual");
    EXPECT_FALSE(graph.evidence(link).empty());
  }
}

// The ends of a way: a link at the hub (unless the hub itself is tied), then one at the partner.
void expect_way(NodeId hub, const RegionPath& path) {
  const auto& graph = gtb().graph;
  expect_to_count(path.links);
  const auto touches = [&](LinkId link, NodeId node) {
    return graph.link(link).source == node || graph.link(link).target == node;
  };
  EXPECT_TRUE(touches(path.links.front(), hub));
  EXPECT_TRUE(touches(path.links.back(), path.partner));
  EXPECT_TRUE(touches(path.links.back(), path.carrier));
  EXPECT_EQ(graph.relation(path.links.back()), "partners_with");
}

TEST(GtbOverseas, EveryChainConsistsOfTiesThatExistAndCount) {
  std::size_t chains = 0;
  for (const auto& cell : of_gtb().reach.regions.cells) {
    EXPECT_EQ(cell.access == Access::direct, cell.status == GapStatus::present);
    EXPECT_EQ(cell.access == Access::through_other_hub, !cell.steps.empty());
    for (const auto& path : cell.via) expect_way(cell.hub, path);
    NodeId from = cell.hub;
    for (const auto& step : cell.steps) {
      ++chains;
      EXPECT_TRUE(is_direct(step.tie.kind));
      expect_to_count(step.tie.links);
      const auto& hubs = of_gtb().hubs.hubs;
      auto i = static_cast<std::size_t>(std::find(hubs.begin(), hubs.end(), from) - hubs.begin());
      auto j =
          static_cast<std::size_t>(std::find(hubs.begin(), hubs.end(), step.hub) - hubs.begin());
      if (i > j) std::swap(i, j);
      const auto& ties = of_gtb().links[pair_index(i, j, hubs.size())];
      EXPECT_TRUE(std::any_of(ties.begin(), ties.end(), [&](const HubLink& tie) {
        return tie.kind == step.tie.kind && tie.links == step.tie.links;
      }));
      from = step.hub;
    }
    if (!cell.steps.empty()) expect_way(from, cell.last);
  }
  EXPECT_GT(chains, 0U);
}

// Nearest: a hub next to one that reaches the region gets there in one step.
TEST(GtbOverseas, ChainsAreShortest) {
  const auto& regions = of_gtb().reach.regions;
  const std::size_t h = of_gtb().hubs.hubs.size();
  const std::size_t r = regions.places.regions.size();
  const HubChains chains(of_gtb().links, h);
  for (std::size_t i = 0; i < h; ++i) {
    for (std::size_t k = 0; k < r; ++k) {
      bool neighbour_there = false;
      for (std::size_t j = 0; j < h; ++j) {
        if (i == j || regions.cells[j * r + k].status != GapStatus::present) continue;
        const auto& ties = of_gtb().links[pair_index(std::min(i, j), std::max(i, j), h)];
        neighbour_there = neighbour_there || firmest_tie(ties) != nullptr;
      }
      const auto& cell = regions.cells[i * r + k];
      if (cell.status == GapStatus::present) continue;
      EXPECT_EQ(cell.steps.size() == 1, neighbour_there);
    }
  }
}

// A hub reaches a country exactly when it reaches a partner there, or the country as a whole.
TEST(GtbOverseas, ACountryIsReachedThroughItsPartners) {
  const auto& [hubs, links, cells, reach] = of_gtb();
  const std::size_t p = reach.partners.size();
  std::set<std::pair<NodeId, std::string>> expected;
  for (const auto& cell : cells) {
    if (cell.status != GapStatus::present) continue;
    expected.emplace(cell.hub, gtb().graph.node_text(cell.partner, "country"));
  }
  for (const auto& cell : reach.regions.cells) {
    const auto& region = reach.regions.places.regions[cell.region];
    const bool counted = std::any_of(cell.via.begin(), cell.via.end(),
                                     [](const RegionPath& path) { return path.counted; });
    if (counted) continue;
    EXPECT_EQ(cell.status == GapStatus::present, expected.contains({cell.hub, region.code}))
        << region.code;
  }
  EXPECT_EQ(p * hubs.hubs.size(), cells.size());
}

TEST(GtbOverseas, WithoutItsOnlyCarrierASinglePointIsCut) {
  const auto& whole = of_gtb().hubs.whole;
  const auto& graph = gtb().graph;
  const auto& points = of_gtb().reach.single_points;
  const auto& regions = of_gtb().reach.regions.places;
  EXPECT_FALSE(points.empty());
  for (const auto& point : points) {
    if (point.only_carrier == kNoNode) continue;
    GraphBuilder builder(graph);
    const auto is_there = [&](NodeId node) {
      if (point.is_partner()) return node == point.partner;
      const auto placed = regions.of_node.find(node);
      return placed != regions.of_node.end() &&
             std::find(placed->second.begin(), placed->second.end(), point.region) !=
                 placed->second.end();
    };
    for (const LinkId link : graph.links()) {
      if (graph.relation(link) != "partners_with") continue;
      const auto& [source, target, relation, directed] = graph.link(link);
      const bool cut = (whole[source] == point.only_carrier && is_there(target)) ||
                       (whole[target] == point.only_carrier && is_there(source));
      if (cut) builder.remove_link(link);
    }
    Network without = gtb();
    without.graph = builder.build();
    const auto now = answer(without);
    if (point.is_partner()) {
      for (const auto& cell : now.cells) {
        if (cell.partner != point.partner) continue;
        EXPECT_NE(cell.status, GapStatus::present);
      }
    } else {
      for (const auto& cell : now.reach.regions.cells) {
        if (cell.hub != point.only_hub()) continue;
        if (now.reach.regions.places.regions[cell.region].code ==
            regions.regions[point.region].code) {
          EXPECT_NE(cell.status, GapStatus::present);
        }
      }
    }
  }
}

// The other way round: with two institutions to carry it, no one of them is named.
TEST(GtbOverseas, WhatIsNotASinglePointSurvivesTheLossOfAnyCarrier) {
  std::set<NodeId> single;
  for (const auto& point : of_gtb().reach.single_points) {
    if (point.is_partner()) single.insert(point.partner);
  }
  std::size_t safe = 0;
  for (const auto& partner : of_gtb().reach.partners) {
    if (partner.hubs.empty() || single.contains(partner.partner)) continue;
    EXPECT_GT(partner.hubs.size(), 1U);
    EXPECT_GT(partner.carriers.size(), 1U);
    ++safe;
  }
  EXPECT_GT(safe, 0U);
}

TEST(GtbOverseas, AComplementHasTheFunctionAndItsTieRestsOnLinksThatCount) {
  const auto cells = function_gaps(gtb());
  for (const auto& cell : cells) {
    std::vector<NodeId> hubs;
    bool direct = true;
    for (const auto& complement : cell.complements) {
      hubs.push_back(complement.hub);
      const auto at = std::find_if(cells.begin(), cells.end(), [&](const FunctionCell& other) {
        return other.hub == complement.hub && other.function == cell.function;
      });
      EXPECT_EQ(at->institutions, complement.institutions);
      EXPECT_FALSE(complement.institutions.empty());
      const bool tied = complement.tie && is_direct(complement.tie->kind);
      EXPECT_TRUE(direct || !tied) << "direct ties come first";
      direct = tied;
      if (complement.tie) expect_to_count(complement.tie->links);
    }
    EXPECT_EQ(hubs, cell.complemented_by);
  }
}

}  // namespace
}  // namespace musubi::gtb_overseas_test
