#include "algorithms/gaps/hub_gaps.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "algorithms/centrality/closeness.hpp"
#include "algorithms/gaps/hub_agreement.hpp"
#include "algorithms/spectral/laplacian_measures.hpp"
#include "engine/random.hpp"
#include "tests/algorithms/gaps/toy_network.hpp"

namespace musubi::hub_gaps_test {
namespace {

using musubi::testing::ids;
using musubi::testing::ToyNetwork;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(HubGaps, MissingNeedsBothHubsDocumented) {
  ToyNetwork toy;
  for (const auto* hub : {"hub-a", "hub-b", "hub-c", "hub-d"}) toy.node(hub, "hub");
  toy.node("univ", "university");
  toy.documented("hub-a", "inter_hub_links");
  toy.documented("hub-b", "inter_hub_links");
  toy.documented("hub-c", "inter_hub_links", Coverage::partial);
  toy.documented("hub-d", "inter_hub_links");
  toy.serves("univ", "hub-a");
  toy.serves("univ", "hub-d");
  const auto network = toy.network();
  const auto pairs = hub_gaps(network, {});
  ASSERT_EQ(pairs.size(), 6U);
  const auto status_of = [&](const char* a, const char* b) {
    for (const auto& pair : pairs) {
      if (pair.a == toy[a] && pair.b == toy[b]) return pair.status;
    }
    throw std::logic_error("no such pair");
  };
  EXPECT_EQ(status_of("hub-a", "hub-d"), GapStatus::present);
  EXPECT_EQ(status_of("hub-a", "hub-b"), GapStatus::missing);
  EXPECT_EQ(status_of("hub-b", "hub-d"), GapStatus::missing);
  for (const auto* other : {"hub-a", "hub-b"}) {
    EXPECT_EQ(status_of(other, "hub-c"), GapStatus::unknown);
  }
  EXPECT_EQ(pairs.back().status, GapStatus::present);
  EXPECT_EQ(pairs.back().score.total, 0.0);
  EXPECT_THAT(pairs.back().brokers, IsEmpty());
  for (std::size_t i = 1; i < pairs.size(); ++i) {  // missing, unknown, linked; best score first
    const auto place = [](GapStatus s) {
      return s == GapStatus::missing ? 0 : s == GapStatus::unknown ? 1 : 2;
    };
    EXPECT_LE(place(pairs[i - 1].status), place(pairs[i].status));
    if (pairs[i - 1].status == pairs[i].status) {
      EXPECT_GE(pairs[i - 1].score.total, pairs[i].score.total);
    }
  }
}

TEST(HubGaps, AnIndirectTieLeavesThePairMissing) {
  ToyNetwork toy;
  toy.node("hub-a", "hub", "JP");
  toy.node("hub-b", "hub", "JP");
  toy.node("univ", "university");
  toy.node("firm", "company");
  toy.node("biocom", "overseas_body", "US");
  toy.serves("univ", "hub-a");
  toy.serves("firm", "hub-b");
  toy.link("univ", "partners_with", "biocom");
  toy.link("firm", "partners_with", "biocom");
  toy.documented("hub-a", "inter_hub_links");
  toy.documented("hub-b", "inter_hub_links");
  const auto pairs = hub_gaps(toy.network(), {});
  ASSERT_EQ(pairs.size(), 1U);
  EXPECT_EQ(pairs[0].status, GapStatus::missing);
  ASSERT_EQ(pairs[0].links.size(), 1U);
  EXPECT_EQ(pairs[0].links[0].kind, HubLinkKind::shared_overseas_partner);
}

// hub-a - x - hub-c - y - hub-b by services, x and y both partners of z; function cells by hand.
ToyNetwork scored() {
  ToyNetwork toy;
  for (const auto* hub : {"hub-a", "hub-b"}) {
    toy.node(hub, "hub");
    toy.documented(hub, "inter_hub_links");
  }
  for (const auto* id : {"x", "y", "z"}) toy.node(id, "company");
  toy.serves("x", "hub-a", "contact");
  toy.serves("y", "hub-b", "talent");
  toy.link("x", "partners_with", "z");
  toy.link("y", "partners_with", "z");
  for (const auto* hub : {"hub-a", "hub-b"}) {
    toy.documented(hub, "contact");
    toy.documented(hub, "talent");
  }
  return toy;
}

TEST(HubGaps, PartsOfTheScoreByHand) {
  // Known of both: contact (a has it, b states none) and talent (the other way); funding of
  // neither. One pair only, so reach and likelihood are scaled to 1 if they are above 0.
  auto toy = scored();
  const auto pairs = hub_gaps(toy.network(), {});
  ASSERT_EQ(pairs.size(), 1U);
  const auto& score = pairs[0].score;
  EXPECT_DOUBLE_EQ(score.complementarity, 2.0 / 3);
  EXPECT_THAT(pairs[0].complements, ElementsAre("contact", "talent"));
  EXPECT_DOUBLE_EQ(score.reach, 1.0);
  EXPECT_DOUBLE_EQ(score.likelihood, 1.0);
  // One way only, over x, z and y: the new link would be one of two.
  EXPECT_EQ(pairs[0].ways.vertex_disjoint, 1U);
  EXPECT_EQ(pairs[0].ways.edge_disjoint, 1U);
  EXPECT_THAT(ids(toy.network(), pairs[0].hangs_on), ElementsAre("x", "z", "y"));
  EXPECT_DOUBLE_EQ(score.redundancy, 0.5);
  EXPECT_DOUBLE_EQ(score.total, 0.35 * 2 / 3 + 0.25 + 0.25 + 0.15 / 2);
  // A path of five closed to a cycle: Kirchhoff 20 - 10, λ2 (3 - √5)/2 to (5 - √5)/2; efficiency
  // (8 + 6/2 + 4/3 + 2/4)/20 to (10 + 10/2)/20. The two hubs alone are joined: no finite change.
  const auto& change = pairs[0].reach;
  EXPECT_NEAR(change.network.kirchhoff_index, 10.0, 1e-9);
  EXPECT_NEAR(change.network.algebraic_connectivity, 1.0, 1e-9);
  EXPECT_NEAR(change.network.global_efficiency, 15.0 / 20 - (8 + 3 + 4.0 / 3 + 0.5) / 20, 1e-12);
  EXPECT_NEAR(change.hubs.global_efficiency, 1.0, 1e-12);
  EXPECT_TRUE(std::isinf(change.hubs.kirchhoff_index));
  EXPECT_TRUE(std::isinf(change.hubs.algebraic_connectivity));
  const auto network = toy.network();
  EXPECT_THAT(ids(network, pairs[0].brokers.at(0).chain),
              ElementsAre("hub-a", "x", "z", "y", "hub-b"));
}

TEST(HubGaps, WhatBothHaveIsNoComplement) {
  auto toy = scored();
  toy.node("w", "company");
  toy.serves("w", "hub-a", "talent");  // now both have talent
  EXPECT_DOUBLE_EQ(hub_gaps(toy.network(), {}).at(0).score.complementarity, 1.0 / 3);
}

TEST(HubGaps, WeightsAreAWeightedMean) {
  auto toy = scored();
  toy.node("w", "company");
  toy.serves("w", "hub-a", "talent");
  const auto network = toy.network();
  const auto total = [&](double c, double r, double l, double d) {
    return hub_gaps(
               network,
               {.weights = {.complementarity = c, .reach = r, .likelihood = l, .redundancy = d}})
        .at(0)
        .score.total;
  };
  EXPECT_DOUBLE_EQ(total(1, 0, 0, 0), 1.0 / 3);
  EXPECT_DOUBLE_EQ(total(0, 2, 0, 0), 1.0);
  EXPECT_DOUBLE_EQ(total(1, 1, 0, 0), 2.0 / 3);
  EXPECT_DOUBLE_EQ(total(0, 1, 0, 1), 3.0 / 4);
  for (const double bad : {-1.0, std::nan(""), std::numeric_limits<double>::infinity()}) {
    EXPECT_THROW(total(bad, 1, 1, 1), std::invalid_argument);
    EXPECT_THROW(total(1, 1, 1, bad), std::invalid_argument);
  }
  EXPECT_THROW(total(0, 0, 0, 0), std::invalid_argument);
}

// A random network of hubs and institutions, everything documented, nothing linked directly.
Network random_network(std::uint64_t seed, ToyNetwork& toy) {
  SplitMix64 random(seed);
  constexpr int kHubs = 4;
  constexpr int kInstitutions = 14;
  for (int h = 0; h < kHubs; ++h) {
    const auto hub = "hub-" + std::to_string(h);
    toy.node(hub, "hub");
    toy.documented(hub, "inter_hub_links");
  }
  const auto name = [](std::uint64_t i) { return "inst-" + std::to_string(100 + i); };
  for (std::uint64_t i = 0; i < kInstitutions; ++i) {
    toy.node(name(i), "company");
    toy.serves(name(i), "hub-" + std::to_string(random.below(kHubs)));
  }
  for (int i = 0; i < 16; ++i) {
    const auto u = random.below(kInstitutions);
    const auto v = random.below(kInstitutions);
    if (u != v) toy.link(name(u), "funds", name(v));  // no tie between hubs, but an edge
  }
  return toy.network();
}

TEST(HubGaps, ReachIsWhatTryingOutFinds) {
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    ToyNetwork toy;
    const auto network = random_network(seed, toy);
    const auto before = project(network.graph, {}).graph;
    const bool connected = algebraic_connectivity(before) > 0.0;
    for (const auto& pair : hub_gaps(network, {})) {
      ASSERT_EQ(pair.status, GapStatus::missing);
      GraphBuilder builder(network.graph);
      builder.add_link(pair.a, pair.b, "tried");
      const auto after = project(builder.build(), {}).graph;
      const auto& change = pair.reach.network;
      EXPECT_NEAR(change.global_efficiency, global_efficiency(after) - global_efficiency(before),
                  1e-12);
      if (!connected) continue;
      EXPECT_NEAR(change.kirchhoff_index, kirchhoff_index(before) - kirchhoff_index(after), 1e-8);
      EXPECT_NEAR(change.algebraic_connectivity,
                  algebraic_connectivity(after) - algebraic_connectivity(before), 1e-10);
    }
  }
}

// Where a walker is in the long run who follows a random link with probability 0.85 and else, or
// with nowhere to go, starts again at `start`: the series summed term by term, on a matrix of
// links.
std::vector<double> walk_with_restart(const PropertyGraph& graph, NodeId start) {
  const std::size_t n = graph.num_nodes();
  std::vector<std::vector<double>> links(n, std::vector<double>(n, 0.0));
  std::vector<double> degree(n, 0.0);
  for (const LinkId link : graph.links()) {
    const auto& [source, target, relation, directed] = graph.link(link);
    links[source][target] += 1.0;
    links[target][source] += 1.0;
    degree[source] += 1.0;
    degree[target] += 1.0;
  }
  std::vector<double> place(n, 0.0);
  place[start] = 1.0;
  for (int step = 0; step < 400; ++step) {  // 0.85^400 < 1e-28
    std::vector<double> next(n, 0.0);
    for (std::size_t u = 0; u < n; ++u) {
      next[start] += place[u] * (degree[u] > 0.0 ? 0.15 : 1.0);
      for (std::size_t v = 0; v < n && degree[u] > 0.0; ++v) {
        next[v] += 0.85 * place[u] * links[u][v] / degree[u];
      }
    }
    place = next;
  }
  return place;
}

TEST(HubGaps, LikelihoodIsARandomWalkWithRestart) {
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    ToyNetwork toy;
    const auto network = random_network(seed, toy);
    const auto pairs = hub_gaps(network, {});
    std::vector<double> means;
    for (const auto& pair : pairs) {
      means.push_back((walk_with_restart(network.graph, pair.a)[pair.b] +
                       walk_with_restart(network.graph, pair.b)[pair.a]) /
                      2.0);
    }
    const double largest = *std::max_element(means.begin(), means.end());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      // PageRank stops at an error of at most 6e-12, and the largest mean is above 0.001.
      EXPECT_NEAR(pairs[i].score.likelihood, means[i] / largest, 1e-8) << "seed " << seed;
    }
    EXPECT_GT(largest, 0.001);
  }
}

TEST(HubGaps, BoundsTellWhatTheUnknownCouldMake) {
  auto toy = scored();
  toy.node("hub-c", "hub");  // nothing is documented of it
  toy.node("w", "company");
  toy.serves("w", "hub-c", "funding");
  toy.link("w", "partners_with", "z");
  const auto network = toy.network();
  EXPECT_FALSE(hub_gaps(network, {}).at(0).bounds.has_value());
  const auto pairs = hub_gaps(network, {.bounds = true});
  ASSERT_EQ(pairs.size(), 3U);
  // x and y are tied to z, so is w: hub-c is linked by stated ties to nobody, all three are open.
  for (const auto& pair : pairs) {
    ASSERT_TRUE(pair.bounds.has_value());
    EXPECT_LE(pair.bounds->score_low, pair.score.total);
    EXPECT_GE(pair.bounds->score_high, pair.score.total);
    EXPECT_LE(pair.bounds->rank_best, pair.bounds->rank_worst);
  }
  EXPECT_EQ(pairs[0].status, GapStatus::missing);
  EXPECT_THAT(pairs[0].unsettled, ElementsAre("funding"));
  EXPECT_EQ(pairs[0].bounds->rank_best, 1U) << "if the unknown pairs are linked it stands alone";
}

TEST(HubAgreement, ComparesWithTheHubsOfThoseWhoServeOne) {
  ToyNetwork toy;
  toy.node("hub-a", "hub");
  toy.node("hub-b", "hub");
  for (const auto* id : {"p", "q", "r", "s", "both"}) toy.node(id, "company");
  for (const auto* id : {"p", "q", "both"}) toy.serves(id, "hub-a");
  for (const auto* id : {"r", "s", "both"}) toy.serves(id, "hub-b");
  const auto network = toy.network();
  const auto projection = project(network.graph, {});
  // Vertices in order of id: both, hub-a, hub-b, p, q, r, s.
  const auto same = hub_agreement(network, projection, {0, 0, 1, 0, 0, 1, 1});
  ASSERT_TRUE(same);
  EXPECT_EQ(same->vertices, 4U);
  EXPECT_DOUBLE_EQ(same->agreement.ari, 1.0);
  const auto crossed = hub_agreement(network, projection, {0, 0, 1, 0, 1, 0, 1});
  EXPECT_LT(crossed->agreement.ari, 0.1);
}

TEST(HubAgreement, NothingWithoutHubs) {
  ToyNetwork toy;
  toy.node("hub-a", "hub");
  toy.node("p", "company");
  toy.serves("p", "hub-a");
  auto network = toy.network();
  EXPECT_FALSE(hub_agreement(network, project(network.graph, {}), {0, 0}))
      << "one vertex is too few";
  GraphBuilder builder(network.graph);
  builder.remove_node(toy["hub-a"]);
  network.graph = builder.build();
  EXPECT_FALSE(hub_agreement(network, project(network.graph, {}), {0}));
}

}  // namespace
}  // namespace musubi::hub_gaps_test
