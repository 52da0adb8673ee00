#include "algorithms/community/partition.hpp"

#include <cmath>
#include <stdexcept>

#include "engine/random.hpp"
#include "tests/igraph_oracle.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::partition_test {
namespace {

using ::testing::ElementsAre;
namespace zoo = musubi::testing;

// Quality is a sum over at most 150 communities of products of sums over edges.
constexpr double kRounding = 1e-12;

TEST(Canonical, NumbersByFallingSizeThenBySmallestVertex) {
  EXPECT_THAT(canonical({7, 3, 3, 5, 7, 3}), ElementsAre(1, 0, 0, 2, 1, 0));
  EXPECT_THAT(canonical({2, 1, 0}), ElementsAre(0, 1, 2));
  EXPECT_THAT(canonical({}), ElementsAre());
  EXPECT_EQ(num_communities({}), 0U);
  EXPECT_EQ(num_communities({0, 4}), 5U);
}

TEST(Modularity, TwoTrianglesWithABridgeByHand) {
  // m = 7; each community holds 3 edges and half of the 14 ends: 2 (3/7 - 1/4) = 5/14.
  const std::vector<Edge> edges = {{0, 1}, {1, 2}, {2, 0}, {3, 4}, {4, 5}, {5, 3}, {2, 3}};
  const auto graph = CsrGraph::from_edges(6, edges);
  const Partition halves = {0, 0, 0, 1, 1, 1};
  EXPECT_NEAR(modularity(graph, halves), 5.0 / 14, kRounding);
  EXPECT_NEAR(modularity(graph, halves, 2.0), 6.0 / 7 - 1, kRounding);
  EXPECT_NEAR(modularity(graph, {0, 0, 0, 0, 0, 0}), 0.0, kRounding);
  const auto quality = partition_quality(graph, halves);
  EXPECT_NEAR(quality.coverage, 6.0 / 7, kRounding);
  EXPECT_NEAR(quality.conductance, 1.0 / 7, kRounding);  // cut 1 of a volume of 7, on either side
}

TEST(Modularity, ALoopIsOneEdgeOfTwoEnds) {
  // A loop at 0 and the edge 0-1, apart: L/m = 1/2; ends 3 and 1 of 4.
  const std::vector<Edge> edges = {{0, 0}, {0, 1}};
  EXPECT_NEAR(modularity(CsrGraph::from_edges(2, edges), {0, 1}), 0.5 - 9.0 / 16 - 1.0 / 16,
              kRounding);
}

TEST(PartitionQuality, DegenerateGraphs) {
  EXPECT_EQ(modularity(CsrGraph{}, {}), 0.0);
  EXPECT_EQ(modularity(CsrGraph::from_edges(3, {}), {0, 1, 2}), 0.0);
  const auto whole = partition_quality(zoo::complete(4).graph(), {0, 0, 0, 0});
  EXPECT_EQ(whole.coverage, 1.0);
  EXPECT_EQ(whole.conductance, 0.0);
  EXPECT_THROW(static_cast<void>(modularity(zoo::path(3).graph(), {0, 0})), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(partition_quality(zoo::path(3).graph(), {})),
               std::invalid_argument);
}

class ModularityOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(ModularityOnZoo);

TEST_P(ModularityOnZoo, AgreesWithIgraph) {
  SplitMix64 random(21);
  for (const std::uint64_t communities : {1, 2, 5}) {
    Partition partition(zoo_graph().n);
    for (auto& community : partition) community = static_cast<Community>(random.below(communities));
    for (const double resolution : {1.0, 0.3, 2.5}) {
      EXPECT_NEAR(modularity(graph(), partition, resolution),
                  zoo::igraph::modularity(zoo_graph(), partition, resolution), kRounding);
    }
  }
}

TEST(PartitionAgreement, ByHand) {
  // {01}{23} against {0}{1}{23}: H = ln 2, 1.5 ln 2, mutual information ln 2.
  const auto agreement = partition_agreement({0, 0, 1, 1}, {0, 1, 2, 2});
  EXPECT_NEAR(agreement.nmi, 2.0 / 2.5, kRounding);
  EXPECT_NEAR(agreement.vi, 0.5 * std::log(2.0), kRounding);
  // Pairs together: 2, 1, 1 both; expected 2 * 1 / 6; (1 - 1/3) / (1.5 - 1/3).
  EXPECT_NEAR(agreement.ari, (1 - 1.0 / 3) / (1.5 - 1.0 / 3), kRounding);
}

TEST(PartitionAgreement, EqualAndTrivialPartitions) {
  for (const Partition& partition : {Partition{}, {0}, {0, 0, 0}, {0, 1, 2}, {0, 1, 1}}) {
    const auto agreement = partition_agreement(partition, partition);
    EXPECT_NEAR(agreement.nmi, 1.0, kRounding);
    EXPECT_NEAR(agreement.ari, 1.0, kRounding);
    EXPECT_NEAR(agreement.vi, 0.0, kRounding);
  }
  EXPECT_NEAR(partition_agreement({0, 0, 0}, {0, 1, 2}).nmi, 0.0, kRounding);
  EXPECT_THROW(static_cast<void>(partition_agreement({0}, {0, 1})), std::invalid_argument);
}

TEST(PartitionAgreement, AgreesWithIgraphAndIsSymmetric) {
  SplitMix64 random(31);
  for (int i = 0; i < 50; ++i) {
    const std::size_t n = 2 + random.below(60);
    Partition a(n);
    Partition b(n);
    for (auto& community : a) community = static_cast<Community>(random.below(1 + n / 4));
    for (auto& community : b) community = static_cast<Community>(random.below(5));
    // One of the two must have two communities: the index is 0/0 in igraph for two trivial ones.
    a[0] = 0;
    a[1] = 1;
    const auto ours = partition_agreement(a, b);
    const auto igraph = zoo::igraph::agreement(canonical(a), canonical(b));
    EXPECT_NEAR(ours.nmi, igraph.nmi, kRounding);
    EXPECT_NEAR(ours.ari, igraph.ari, kRounding);
    EXPECT_NEAR(ours.vi, igraph.vi, kRounding);
    EXPECT_NEAR(partition_agreement(b, a).ari, ours.ari, kRounding);
  }
}

}  // namespace
}  // namespace musubi::partition_test
