#include "algorithms/gaps/reach_gains.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "algorithms/centrality/closeness.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::reach_gains_test {
namespace {

using musubi::testing::IsNear;
using musubi::testing::ZooGraph;
using ::testing::Pointwise;

using Pairs = std::vector<std::pair<Vertex, Vertex>>;

double sum_of_inverse_distances(const CsrGraph& graph) {
  double sum = 0.0;
  for (const double harmonic : closeness(graph, {.execution = {.threads = 1}}).harmonic)
    sum += harmonic;
  return sum;
}

// What an edge adds, by building the graph with it.
std::vector<double> gains_by_building(const ZooGraph& zoo_graph, const Pairs& pairs) {
  std::vector<double> gains;
  const double before = sum_of_inverse_distances(zoo_graph.graph());
  for (const auto& [a, b] : pairs) {
    auto with = zoo_graph;
    with.edges.push_back({a, b});
    if (!with.lengths.empty()) with.lengths.push_back(1.0);
    if (!with.strengths.empty()) with.strengths.push_back(1.0);
    gains.push_back(sum_of_inverse_distances(with.graph()) - before);
  }
  return gains;
}

Pairs all_pairs(Vertex n) {
  Pairs pairs;
  for (Vertex a = 0; a < n; ++a) {
    for (Vertex b = a + 1; b < n; ++b) pairs.emplace_back(a, b);
  }
  return pairs;
}

class ReachGainsOnZoo : public musubi::testing::OnZoo {};

TEST_P(ReachGainsOnZoo, EqualWhatTheGraphWithTheEdgeGains) {
  if (zoo_graph().directed()) GTEST_SKIP() << "for undirected graphs";
  auto pairs = all_pairs(std::min<Vertex>(zoo_graph().n, 12));
  const auto reach = reach_gains(graph(), pairs);
  EXPECT_EQ(reach.sources, pairs.empty() ? 0U : zoo_graph().n);
  EXPECT_THAT(reach.gains, Pointwise(IsNear(1e-12), gains_by_building(zoo_graph(), pairs)));
}

MUSUBI_ON_ZOO(ReachGainsOnZoo);

TEST(ReachGains, ALongPathIsMeasuredToo) {
  const auto path = musubi::testing::path(200);  // too long for tables of small distances
  const Pairs pairs{{0, 199}, {50, 150}, {3, 4}};
  EXPECT_THAT(reach_gains(path.graph(), pairs).gains,
              Pointwise(IsNear(1e-12), gains_by_building(path, pairs)));
}

TEST(ReachGains, ASampleEstimatesTheWhole) {
  const auto random = musubi::testing::gnp(2000, 0.003, 7);
  const Pairs pairs{{0, 1}, {2, 3}, {10, 900}};
  const auto exact = reach_gains(random.graph(), pairs);
  const auto sampled = reach_gains(random.graph(), pairs, {.most_distances = 6ULL * 2000 * 600});
  EXPECT_EQ(exact.sources, 2000U);
  EXPECT_EQ(sampled.sources, 600U);
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    EXPECT_NEAR(sampled.gains[p] / exact.gains[p], 1.0, 0.25) << p;
  }
}

TEST(ReachGains, DoNotDependOnTheThreads) {
  const auto random = musubi::testing::gnp(300, 0.02, 3);
  const auto pairs = all_pairs(20);
  const auto one = reach_gains(random.graph(), pairs, {.execution = {.threads = 1}});
  const auto four = reach_gains(random.graph(), pairs, {.execution = {.threads = 4}});
  EXPECT_EQ(one.gains, four.gains);
}

}  // namespace
}  // namespace musubi::reach_gains_test
