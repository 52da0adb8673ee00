#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "algorithms/centrality/betweenness.hpp"
#include "algorithms/centrality/closeness.hpp"
#include "algorithms/centrality/pivot_estimates.hpp"
#include "algorithms/distances/distance_totals.hpp"
#include "tests/graph_zoo.hpp"

namespace musubi::testing::source_shares_test {
namespace {

// Shares add the same numbers in another order.
constexpr double kRounding = 1e-12;

void expect_near(const std::vector<double>& found, const std::vector<double>& expected,
                 const std::string& where) {
  ASSERT_EQ(found.size(), expected.size()) << where;
  for (std::size_t i = 0; i < found.size(); ++i) {
    EXPECT_NEAR(found[i], expected[i], kRounding * std::max(1.0, std::abs(expected[i])))
        << where << " entry " << i;
  }
}

template <typename T>
void add(std::vector<T>& total, const std::vector<T>& part) {
  total.resize(std::max(total.size(), part.size()), T{});
  for (std::size_t i = 0; i < part.size(); ++i) total[i] += part[i];
}

TEST(SourceShares, OfBetweennessAddUpToIt) {
  for (const auto& zoo_graph : zoo()) {
    const auto graph = zoo_graph.graph();
    const bool has_zero = std::find(zoo_graph.lengths.begin(), zoo_graph.lengths.end(), 0.0) !=
                          zoo_graph.lengths.end();
    if (has_zero) continue;  // refused
    const auto whole = vertex_and_edge_betweenness(graph);
    for (const std::size_t count : {2U, 3U}) {
      std::vector<double> vertices(graph.num_vertices(), 0.0);
      std::vector<double> edges(graph.num_edges(), 0.0);
      for (std::size_t index = 0; index < count; ++index) {
        const auto part = vertex_and_edge_betweenness(graph, {.share = {index, count}});
        add(vertices, part.vertices);
        add(edges, part.edges);
      }
      expect_near(vertices, whole.vertices, zoo_graph.name);
      expect_near(edges, whole.edges, zoo_graph.name);
    }
  }
}

TEST(SourceShares, OfDistanceTotalsAddUpToThem) {
  for (const auto& zoo_graph : zoo()) {
    const auto graph = zoo_graph.graph();
    const auto whole = distance_totals(graph);
    for (const std::size_t count : {2U, 3U}) {
      DistanceTotals sum;
      for (std::size_t index = 0; index < count; ++index) {
        const auto part = distance_totals(graph, {}, {index, count});
        add(sum.sum, part.sum);
        add(sum.harmonic, part.harmonic);
        add(sum.reached, part.reached);
        add(sum.distribution, part.distribution);
        sum.eccentricity.resize(part.eccentricity.size(), 0);
        for (std::size_t v = 0; v < part.eccentricity.size(); ++v) {
          sum.eccentricity[v] = std::max(sum.eccentricity[v], part.eccentricity[v]);
        }
      }
      EXPECT_EQ(sum.sum, whole.sum) << zoo_graph.name;
      EXPECT_EQ(sum.reached, whole.reached) << zoo_graph.name;
      EXPECT_EQ(sum.eccentricity, whole.eccentricity) << zoo_graph.name;
      EXPECT_EQ(sum.distribution, whole.distribution) << zoo_graph.name;
      expect_near(sum.harmonic, whole.harmonic, zoo_graph.name);
    }
  }
}

// Long enough for a tree's own way, and for a sample of the searches.
TEST(SourceShares, OfLargeGraphsAddUp) {
  for (const auto& zoo_graph : {path(700), lollipop(40, 900), cycle(1500)}) {
    const auto graph = zoo_graph.graph();
    const auto whole = distance_totals(graph);
    const auto betweenness_of_all = betweenness(graph);
    DistanceTotals sum;
    std::vector<double> scores(graph.num_vertices(), 0.0);
    for (std::size_t index = 0; index < 3; ++index) {
      const auto part = distance_totals(graph, {}, {index, 3});
      add(sum.sum, part.sum);
      add(sum.distribution, part.distribution);
      add(scores, betweenness(graph, {.share = {index, 3}}));
    }
    EXPECT_EQ(sum.sum, whole.sum) << zoo_graph.name;
    EXPECT_EQ(sum.distribution, whole.distribution) << zoo_graph.name;
    expect_near(scores, betweenness_of_all, zoo_graph.name);
  }
}

TEST(PivotEstimates, FromAllVerticesAreExact) {
  for (const auto& zoo_graph : zoo()) {
    const auto graph = zoo_graph.graph();
    if (graph.num_vertices() == 0) continue;
    if (std::find(zoo_graph.lengths.begin(), zoo_graph.lengths.end(), 0.0) !=
        zoo_graph.lengths.end()) {
      continue;
    }
    const auto found = pivot_estimates(graph, {.pivots = graph.num_vertices()});
    EXPECT_EQ(found.betweenness_error, 0.0);
    expect_near(found.betweenness, betweenness(graph), zoo_graph.name);
    expect_near(found.harmonic, closeness(graph).harmonic, zoo_graph.name);
    EXPECT_NEAR(found.efficiency, global_efficiency(graph), kRounding) << zoo_graph.name;
  }
}

TEST(PivotEstimates, OfAStarByHand) {
  // Every pivot finds the centre at distance 1: harmonic n / k * (pivots that are leaves), at
  // least.
  const auto graph = star(9).graph();
  const auto found = pivot_estimates(graph, {.pivots = 5, .delta = 0.1});
  const double n = 10.0;
  const double each = std::sqrt(std::log(2.0 * n / 0.1) / 10.0);
  EXPECT_NEAR(found.harmonic_error, each * n, 1e-12);
  EXPECT_NEAR(found.betweenness_error, each * n * 8.0 / 2.0, 1e-12);
  EXPECT_NEAR(found.efficiency_error, std::sqrt(std::log(20.0) / 10.0), 1e-12);
  EXPECT_THAT(found.harmonic[0] / (n / 5.0), ::testing::AnyOf(4.0, 5.0));
}

TEST(PivotEstimates, DoNotDependOnThreadsAndSharesAddUp) {
  const auto graph = karate().graph();
  const auto one = pivot_estimates(graph, {.pivots = 20, .execution = {.threads = 1}});
  const auto four = pivot_estimates(graph, {.pivots = 20, .execution = {.threads = 4}});
  EXPECT_EQ(one.betweenness, four.betweenness);
  EXPECT_EQ(one.harmonic, four.harmonic);
  std::vector<double> scores(graph.num_vertices(), 0.0);
  double efficiency = 0.0;
  for (std::size_t index = 0; index < 2; ++index) {
    const auto part = pivot_estimates(graph, {.pivots = 20, .share = {index, 2}});
    add(scores, part.betweenness);
    efficiency += part.efficiency;
  }
  expect_near(scores, one.betweenness, "karate");
  EXPECT_NEAR(efficiency, one.efficiency, kRounding);
}

TEST(PivotEstimates, RefusesOptionsOutOfTheirRange) {
  const auto graph = karate().graph();
  EXPECT_THROW(static_cast<void>(pivot_estimates(graph, {.pivots = 0})), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(pivot_estimates(graph, {.pivots = 35})), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(pivot_estimates(graph, {.pivots = 3, .delta = std::nan("")})),
               std::invalid_argument);
}

}  // namespace
}  // namespace musubi::testing::source_shares_test
