#include "algorithms/structure/structure_summary.hpp"

#include <set>

#include "tests/igraph_oracle.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::structure_summary_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
namespace zoo = musubi::testing;

TEST(Structure, LollipopByHand) {
  const auto summary = structure_summary(zoo::lollipop(3, 2).graph());
  EXPECT_EQ(summary.components, 1U);
  EXPECT_EQ(summary.largest_component, 5U);
  EXPECT_DOUBLE_EQ(summary.density, 0.5);           // 5 of 10 pairs
  EXPECT_THAT(summary.bridges, ElementsAre(3, 4));  // 2-3 and 3-4 in canonical order
  EXPECT_THAT(summary.articulation_points, ElementsAre(2, 3));
}

TEST(Structure, ParallelAndReciprocalEdgesAreNoBridge) {
  const std::vector<Edge> edges = {{0, 1}, {1, 0}, {1, 2}, {2, 2}};
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    const auto summary = structure_summary(CsrGraph::from_edges(4, edges, direction));
    EXPECT_THAT(summary.bridges, ElementsAre(2));
    EXPECT_THAT(summary.articulation_points, ElementsAre(1));
    EXPECT_EQ(summary.components, 2U);
    EXPECT_THAT(summary.component_of, ElementsAre(0, 0, 0, 1));
    EXPECT_DOUBLE_EQ(summary.density, 2.0 / 6) << "pairs, not edges";
  }
}

TEST(Structure, EmptyAndSingle) {
  EXPECT_EQ(structure_summary(CsrGraph{}).components, 0U);
  EXPECT_EQ(structure_summary(CsrGraph{}).density, 0.0);
  const auto single = structure_summary(zoo::path(1).graph());
  EXPECT_EQ(single.components, 1U);
  EXPECT_EQ(single.density, 0.0);
  EXPECT_THAT(single.bridges, IsEmpty());
}

TEST(Structure, ALongPathDoesNotOverflowTheStack) {
  const auto summary = structure_summary(zoo::path(200'000).graph());
  EXPECT_EQ(summary.bridges.size(), 199'999U);
  EXPECT_EQ(summary.articulation_points.size(), 199'998U);
}

class StructureOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(StructureOnZoo);

TEST_P(StructureOnZoo, AgreesWithIgraph) {
  const auto summary = structure_summary(graph());
  const auto components = zoo::igraph::weak_components(zoo_graph());
  EXPECT_EQ(summary.components, components.count);
  EXPECT_EQ(summary.component_of, components.component_of) << "both number by smallest vertex";
  const auto numbering = number_edges(graph());
  std::multiset<std::pair<Vertex, Vertex>> ours;
  for (const EdgeId e : summary.bridges) {
    ours.emplace(std::min(numbering.edges[e].tail, numbering.edges[e].head),
                 std::max(numbering.edges[e].tail, numbering.edges[e].head));
  }
  std::multiset<std::pair<Vertex, Vertex>> igraph;
  for (const std::size_t e : zoo::igraph::bridges(zoo_graph())) {
    igraph.emplace(std::min(zoo_graph().edges[e].tail, zoo_graph().edges[e].head),
                   std::max(zoo_graph().edges[e].tail, zoo_graph().edges[e].head));
  }
  EXPECT_EQ(ours, igraph);
  EXPECT_EQ(summary.articulation_points, zoo::igraph::articulation_points(zoo_graph()));
}

TEST_P(StructureOnZoo, LosingABridgeAndOnlyABridgePartsAComponent) {
  const auto summary = structure_summary(graph());
  const auto numbering = number_edges(graph());
  const std::set<EdgeId> bridges(summary.bridges.begin(), summary.bridges.end());
  for (EdgeId e = 0; e < numbering.edges.size(); ++e) {
    zoo::ZooGraph without{.n = zoo_graph().n, .edges = numbering.edges};
    without.edges.erase(without.edges.begin() + static_cast<std::ptrdiff_t>(e));
    const auto parts = zoo::igraph::weak_components(without).count;
    EXPECT_EQ(parts, summary.components + (bridges.contains(e) ? 1 : 0)) << "edge " << e;
  }
}

}  // namespace
}  // namespace musubi::structure_summary_test
