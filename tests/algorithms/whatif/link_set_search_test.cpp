#include "algorithms/whatif/link_set_search.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "algorithms/whatif/gain_bound.hpp"
#include "algorithms/whatif/graph_objectives.hpp"
#include "tests/algorithms/whatif/with_link.hpp"

namespace musubi::link_set_search_test {
namespace {

using musubi::testing::all_pairs;
using musubi::testing::ZooGraph;
using ::testing::ElementsAre;

constexpr double kTolerance = 1e-9;

std::vector<NewLink> non_edges(const ZooGraph& graph) {
  auto pairs = all_pairs(graph.n);
  std::erase_if(pairs, [&](const NewLink& pair) {
    return std::any_of(graph.edges.begin(), graph.edges.end(),
                       [&](const Edge& e) { return NewLink(std::minmax(e.tail, e.head)) == pair; });
  });
  return pairs;
}

double gain_of(const LinkObjective& objective, const std::vector<NewLink>& links) {
  const auto with = objective.clone();
  for (const auto& link : links) with->add_link(link);
  return (objective.smaller_is_better() ? -1.0 : 1.0) * (with->value() - objective.value());
}

// The most that any set of at most k admissible candidates gains, by trying each.
double brute_force(const LinkObjective& objective, const std::vector<NewLink>& candidates,
                   const LinkSetRules& rules, std::size_t first = 0,
                   std::vector<std::size_t> set = {}) {
  std::vector<NewLink> links;
  for (const std::size_t c : set) links.push_back(candidates[c]);
  double best = gain_of(objective, links);
  if (set.size() == rules.links) return best;
  for (std::size_t c = first; c < candidates.size(); ++c) {
    auto more = set;
    more.push_back(c);
    double cost = 0.0;
    std::vector<std::size_t> at(64, 0);
    bool admissible = true;
    for (const std::size_t one : more) {
      cost += rules.costs.empty() ? 1.0 : rules.costs[one];
      for (const Vertex v : {candidates[one].first, candidates[one].second}) {
        const bool limited = rules.limited.empty() || rules.limited[v];
        if (rules.most_at > 0 && limited && ++at[v] > rules.most_at) admissible = false;
      }
    }
    if (!admissible || cost > rules.budget) continue;
    best = std::max(best, brute_force(objective, candidates, rules, c + 1, more));
  }
  return best;
}

std::vector<std::pair<std::string, std::unique_ptr<LinkObjective>>> objectives(
    const CsrGraph& graph) {
  std::vector<std::pair<std::string, std::unique_ptr<LinkObjective>>> all;
  all.emplace_back("efficiency", efficiency_objective(graph));
  all.emplace_back("harmonic", harmonic_objective(graph, {0, 1}));
  all.emplace_back("distance", distance_objective(graph, {0, 1}, {5, 6, 7}));
  all.emplace_back("kirchhoff", kirchhoff_objective(graph));
  all.emplace_back("connectivity", connectivity_objective(graph));
  all.emplace_back("robustness", robustness_objective(graph));
  return all;
}

// Random graphs, connected and not.
std::vector<ZooGraph> graphs_of(Vertex n) {
  std::vector<ZooGraph> graphs{musubi::testing::path(n)};
  for (const std::uint64_t seed : {1, 2, 3}) graphs.push_back(musubi::testing::gnp(n, 0.2, seed));
  graphs.push_back(musubi::testing::gnp(n, 0.35, 4));
  return graphs;
}

// `limit`: candidates that brute force can try all sets of.
void expect_best(const ZooGraph& zoo_graph, LinkSetRules rules, std::size_t limit) {
  auto candidates = non_edges(zoo_graph);
  // Some of everywhere, not those at the first vertices only.
  for (std::size_t i = 0; candidates.size() > limit; i = (i + 2) % candidates.size())
    candidates.erase(candidates.begin() + static_cast<std::ptrdiff_t>(i));
  if (candidates.size() < rules.links) return;
  if (!rules.costs.empty()) rules.costs.resize(candidates.size(), 1.5);
  for (const auto& [name, objective] : objectives(zoo_graph.graph())) {
    SCOPED_TRACE(zoo_graph.name + ' ' + name + " k = " + std::to_string(rules.links));
    const double best = brute_force(*objective, candidates, rules);
    const double scale = std::max(1.0, std::abs(objective->value()));
    const double sign = objective->smaller_is_better() ? -1.0 : 1.0;
    const auto exact = best_link_set(*objective, candidates, {.rules = rules});
    EXPECT_EQ(exact.method, LinkSetMethod::exact);
    EXPECT_NEAR(sign * (exact.after - exact.before), best, kTolerance * scale);
    // Without the exact search there is a bound, which no set goes beyond.
    const auto quick =
        best_link_set(*objective, candidates, {.rules = rules, .most_exact_work = 0});
    const double reached = sign * (quick.after - quick.before);
    EXPECT_LE(reached, best + kTolerance * scale);
    EXPECT_GE(sign * (quick.bound - quick.before), best - kTolerance * scale);
    std::vector<NewLink> chosen;
    for (const std::size_t c : quick.chosen) chosen.push_back(candidates[c]);
    EXPECT_NEAR(gain_of(*objective, chosen), reached, kTolerance * scale);
    EXPECT_LE(chosen.size(), rules.links);
  }
}

TEST(LinkSetSearch, OneAndTwoLinksOnTwelveVertices) {
  for (const auto& graph : graphs_of(12)) {
    expect_best(graph, {.links = 1}, 66);
    expect_best(graph, {.links = 2}, 66);
  }
}

TEST(LinkSetSearch, ThreeAndFourLinksOnTwelveVertices) {
  for (const auto& graph : graphs_of(12)) {
    expect_best(graph, {.links = 3}, 20);
    expect_best(graph, {.links = 4}, 11);
  }
}

TEST(LinkSetSearch, KeepsToTheLimitOfLinksAtOneVertex) {
  for (const auto& graph : graphs_of(12)) {
    expect_best(graph, {.links = 3, .most_at = 1}, 16);
    std::vector<bool> limited(12, false);
    limited[0] = limited[3] = true;
    expect_best(graph, {.links = 3, .most_at = 1, .limited = limited}, 16);
  }
}

TEST(LinkSetSearch, KeepsToTheBudget) {
  for (const auto& graph : graphs_of(12)) {
    expect_best(graph, {.links = 3, .costs = {1, 2, 3, 0.5, 1, 2, 4}, .budget = 3.5}, 14);
  }
}

TEST(LinkSetSearch, LinksAtOneVertexAreSubmodularAndBounded) {
  for (const auto& zoo_graph : graphs_of(12)) {
    const auto graph = zoo_graph.graph();
    auto candidates = non_edges(zoo_graph);
    std::erase_if(candidates, [](const NewLink& link) { return link.first != 0; });
    const auto objective = harmonic_objective(graph, {0});
    ASSERT_TRUE(objective->is_submodular(candidates));
    ASSERT_FALSE(objective->is_submodular(non_edges(zoo_graph)));
    for (const std::size_t k : {2U, 3U, 4U}) {
      if (k > candidates.size()) continue;
      const LinkSetRules rules{.links = k};
      const double best = brute_force(*objective, candidates, rules);
      const auto lazy =
          best_link_set(*objective, candidates, {.rules = rules, .most_exact_work = 0});
      EXPECT_GE(lazy.bound - lazy.before, best - kTolerance);
      EXPECT_GE(lazy.after - lazy.before, (1.0 - std::exp(-1.0)) * best - kTolerance);
      EXPECT_NEAR(best_link_set(*objective, candidates, {.rules = rules}).after - lazy.before, best,
                  kTolerance);
    }
  }
}

TEST(LinkSetSearch, BoundsHoldWhereOneLinkIsWorthNothingWithoutAnother) {
  // 0 and 1 apart from a star around 2: from 0, the link 1-2 leads nowhere but behind the link 0-1.
  ZooGraph parts{.name = "parts", .n = 8};
  for (Vertex leaf = 3; leaf < 8; ++leaf) parts.edges.push_back({2, leaf});
  const auto objective = harmonic_objective(parts.graph(), {0});
  const std::vector<NewLink> candidates{{0, 1}, {1, 2}};
  const auto set =
      best_link_set(*objective, candidates, {.rules = {.links = 2}, .most_exact_work = 0});
  const double together = 1.0 + 1.0 / 2.0 + 5.0 / 3.0;
  EXPECT_THAT(set.gains, ElementsAre(1.0, 0.0));
  EXPECT_NEAR(set.after, together, 1e-12);
  const double bound = gain_bound(*objective, candidates, set.gains, 2);
  EXPECT_GE(bound, together - 1e-12);
  EXPECT_LT(bound, 7.0) << "a bound, not all pairs at one step";
}

TEST(LinkSetSearch, BoundsHoldWhereTwoLinksJoinThreeParts) {
  // Three stars: two links make ways between all three pairs of them.
  ZooGraph stars{.name = "stars", .n = 15};
  for (const Vertex centre : {Vertex{0}, Vertex{5}, Vertex{10}}) {
    for (Vertex leaf = 1; leaf < 5; ++leaf) stars.edges.push_back({centre, centre + leaf});
  }
  const std::vector<NewLink> candidates{{0, 5}, {5, 10}};
  const auto graph = stars.graph();
  for (const auto& objective : {efficiency_objective(graph), robustness_objective(graph)}) {
    const auto gains = objective->gains(candidates, {});
    const double together = gain_of(*objective, candidates);
    ASSERT_GT(together, gains[0] + gains[1]);
    EXPECT_GE(gain_bound(*objective, candidates, gains, 2), together);
  }
}

TEST(LinkSetSearch, LazySearchTakesWhatGreedyTakesAndScoresLess) {
  // Two vertices of equal worth would do: the group of one makes it submodular, of two not.
  const auto zoo_graph = musubi::testing::gnp(120, 0.03, 9);
  const auto graph = zoo_graph.graph();
  auto candidates = non_edges(zoo_graph);
  std::erase_if(candidates, [](const NewLink& link) { return link.first != 0; });
  const auto objective = harmonic_objective(graph, {0});
  const auto lazy =
      best_link_set(*objective, candidates, {.rules = {.links = 5}, .most_exact_work = 0});
  EXPECT_EQ(lazy.method, LinkSetMethod::lazy_greedy);
  const auto with = objective->clone();
  double greedy = objective->value();
  for (std::size_t round = 0; round < 5; ++round) {
    const auto gains = with->gains(candidates, {});
    const auto best = std::max_element(gains.begin(), gains.end()) - gains.begin();
    with->add_link(candidates[static_cast<std::size_t>(best)]);
    greedy = with->value();
  }
  EXPECT_GE(lazy.after, greedy - kTolerance);
}

TEST(LinkSetSearch, WhatGainsNothingIsNotTaken) {
  // A complete graph but for one edge, twice among the candidates.
  auto graph = musubi::testing::complete(5);
  std::erase(graph.edges, Edge{1, 3});
  const auto objective = efficiency_objective(graph.graph());
  const std::vector<NewLink> candidates{{0, 1}, {1, 3}, {1, 3}};
  const auto set = best_link_set(*objective, candidates, {.rules = {.links = 3}});
  EXPECT_THAT(set.chosen, ElementsAre(1));
  EXPECT_NEAR(set.after, 1.0, 1e-12);
}

TEST(LinkSetSearch, DoesNotDependOnTheThreads) {
  const auto zoo_graph = musubi::testing::gnp(80, 0.04, 6);
  const auto candidates = non_edges(zoo_graph);
  for (const auto& [name, objective] : objectives(zoo_graph.graph())) {
    const auto one =
        best_link_set(*objective, candidates, {.rules = {.links = 3}, .execution = {.threads = 1}});
    const auto four =
        best_link_set(*objective, candidates, {.rules = {.links = 3}, .execution = {.threads = 4}});
    EXPECT_EQ(one.chosen, four.chosen) << name;
    EXPECT_EQ(one.bound, four.bound) << name;
  }
}

TEST(LinkSetSearch, RefusesWhatCannotBe) {
  const auto objective = efficiency_objective(musubi::testing::path(4).graph());
  const std::vector<NewLink> candidates{{0, 2}, {0, 3}};
  const auto with = [&](LinkSetRules rules) {
    return best_link_set(*objective, candidates, {.rules = std::move(rules)});
  };
  EXPECT_THROW(with({.links = 0}), std::invalid_argument);
  EXPECT_THROW(with({.links = 3}), std::invalid_argument);
  EXPECT_THROW(with({.budget = 0.0}), std::invalid_argument);
  EXPECT_THROW(with({.costs = {1.0}}), std::invalid_argument);
  EXPECT_THROW(with({.costs = {1.0, 0.0}}), std::invalid_argument);
  EXPECT_THROW(with({.costs = {1.0, std::nan("")}}), std::invalid_argument);
}

}  // namespace
}  // namespace musubi::link_set_search_test
