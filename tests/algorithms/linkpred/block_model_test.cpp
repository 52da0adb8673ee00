#include "algorithms/linkpred/block_model.hpp"

#include <cmath>
#include <numeric>
#include <stdexcept>

#include "algorithms/linkpred/simple_view.hpp"
#include "engine/random.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::block_model_test {
namespace {

namespace zoo = musubi::testing;

/// Groups of one size; an edge with probability `inside` within a group, `outside` between.
CsrGraph planted(Community groups, Vertex size, double inside, double outside, std::uint64_t seed) {
  SplitMix64 random(seed);
  std::vector<Edge> edges;
  for (Vertex u = 0; u < groups * size; ++u) {
    for (Vertex v = u + 1; v < groups * size; ++v) {
      if (random.uniform() < (u / size == v / size ? inside : outside)) edges.push_back({u, v});
    }
  }
  return CsrGraph::from_edges(groups * size, edges);
}

Partition truth(Community groups, Vertex size) {
  Partition partition;
  for (Vertex v = 0; v < groups * size; ++v) partition.push_back(v / size);
  return partition;
}

TEST(BlockModel, FindsPlantedCommunities) {
  const auto graph = planted(4, 40, 0.4, 0.03, 1);
  const auto model = fit_block_model(graph, {});
  EXPECT_GT(partition_agreement(model.groups, truth(4, 40)).nmi, 0.97);
  EXPECT_EQ(num_communities(model.groups), 4U);
}

TEST(BlockModel, FindsGroupsThatLinkToOthersOnly) {
  const auto graph = planted(2, 50, 0.02, 0.3, 2);
  const auto model = fit_block_model(graph, {});
  EXPECT_GT(partition_agreement(model.groups, truth(2, 50)).nmi, 0.95);
}

TEST(BlockModel, FindsNoGroupsWhereThereAreNone) {
  EXPECT_EQ(num_communities(fit_block_model(zoo::gnp(200, 0.05, 3).graph(), {}).groups), 1U);
}

TEST(BlockModel, KeepsHubsWithTheirGroup) {
  // In each of two groups one vertex is linked to all: without the correction for degrees the two
  // hubs would make a group of their own.
  auto graph = planted(2, 40, 0.25, 0.01, 4);
  auto edges = edges_of_simple(graph);
  for (Vertex v = 1; v < 40; ++v) {
    edges.push_back({0, v});
    edges.push_back({40, 40 + v});
  }
  graph = simple_view(CsrGraph::from_edges(80, edges));
  const auto groups = fit_block_model(graph, {}).groups;
  EXPECT_NE(groups[0], groups[40]);
  EXPECT_GT(partition_agreement(groups, truth(2, 40)).nmi, 0.9);
}

TEST(BlockModel, ProfileLikelihoodByHand) {
  // A triangle in two groups {0, 1} and {2}: m = 2, 2, 0; κ = 4, 2.
  const auto graph = zoo::complete(3).graph();
  const Partition partition = {0, 0, 1};
  const double expected = 0.5 * (2 * std::log(2.0 / 16) + 2 * 2 * std::log(2.0 / 8));
  EXPECT_NEAR(profile_log_likelihood(graph, partition), expected, 1e-12);
  EXPECT_THROW(static_cast<void>(profile_log_likelihood(graph, {0})), std::invalid_argument);
}

TEST(BlockModel, DescriptionLengthByHand) {
  // One edge, one group. 2!! = 2 pairings of 2 ends, over 1! 1! e_r! = 2 ends, is 1 way to lay the
  // edge: 0 nats. The degrees 1, 1 are one of 3 ways to share 2 ends; everything else is one of 1,
  // but for how many groups (1 of n = 2).
  EXPECT_NEAR(description_length(zoo::path(2).graph(), {0, 0}), std::log(3.0) + std::log(2.0),
              1e-12);
}

TEST(BlockModel, FitNeverCostsMoreThanOneGroup) {
  for (const auto& graph : {zoo::karate(), zoo::gnp(60, 0.1, 2), zoo::star(20), zoo::path(30)}) {
    const auto csr = graph.graph();
    const auto model = fit_block_model(csr, {});
    EXPECT_LE(model.description_length, description_length(csr, Partition(graph.n, 0)) + 1e-9);
    EXPECT_NEAR(model.description_length, description_length(csr, model.groups), 1e-8);
  }
}

TEST(BlockModel, EmptyAndEdgelessGraphsAndWrongOptions) {
  EXPECT_TRUE(fit_block_model(CsrGraph{}, {}).groups.empty());
  EXPECT_EQ(fit_block_model(CsrGraph::from_edges(1, {}), {}).groups.size(), 1U);
  EXPECT_EQ(fit_block_model(CsrGraph::from_edges(50, {}), {}).groups.size(), 50U);
  EXPECT_THROW(static_cast<void>(fit_block_model(CsrGraph{}, {.runs = 0})), std::invalid_argument);
}

TEST(BlockModel, SameForAnyNumberOfThreadsAndByTheSeedOnly) {
  const auto graph = planted(3, 30, 0.3, 0.05, 9);
  const auto with = [&](int threads) {
    return fit_block_model(graph, {.runs = 4, .seed = 5, .execution = {.threads = threads}});
  };
  EXPECT_EQ(with(1).groups, with(4).groups);
  EXPECT_EQ(with(1).description_length, with(2).description_length);
}

}  // namespace
}  // namespace musubi::block_model_test
