#include "algorithms/whatif/one_link_closeness.hpp"

#include "algorithms/centrality/closeness.hpp"
#include "tests/algorithms/whatif/with_link.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::one_link_closeness_test {
namespace {

using musubi::testing::all_pairs;
using musubi::testing::IsNear;
using musubi::testing::undirected;
using musubi::testing::with_link;
using musubi::testing::ZooGraph;
using ::testing::Pointwise;

std::vector<double> recomputed(const ZooGraph& graph) {
  return closeness(graph.graph(), {.execution = {.threads = 1}}).harmonic;
}

void expect_recomputed(const ZooGraph& graph, const std::vector<std::pair<Vertex, Vertex>>& links) {
  const DistanceMatrix distances(graph.graph());
  const OneLinkCloseness closeness(distances);
  EXPECT_THAT(closeness.harmonic(), Pointwise(IsNear(1e-12), recomputed(graph)));
  for (const auto& [a, b] : links) {
    EXPECT_THAT(closeness.harmonic_with(a, b),
                Pointwise(IsNear(1e-12), recomputed(with_link(graph, a, b))))
        << a << " with " << b;
  }
}

class OneLinkClosenessOnZoo : public musubi::testing::OnZoo {};

TEST_P(OneLinkClosenessOnZoo, IsThatOfTheGraphWithTheLink) {
  const auto graph = undirected(zoo_graph());
  auto links = all_pairs(std::min<Vertex>(graph.n, 8));
  if (graph.n > 8) links.emplace_back(3, graph.n - 1);
  expect_recomputed(graph, links);
}

MUSUBI_ON_ZOO(OneLinkClosenessOnZoo);

TEST(OneLinkCloseness, LargerGraphsAreLookedThroughInBlocks) {
  // Sides of many vertices and of few, on sparse graphs with parts.
  for (const std::uint64_t seed : {1, 2}) {
    expect_recomputed(musubi::testing::gnp(300, 0.008, seed),
                      {{0, 299}, {17, 4}, {200, 100}, {5, 250}, {64, 128}});
  }
  expect_recomputed(musubi::testing::cycle(200), {{0, 100}, {0, 3}, {10, 60}});
  expect_recomputed(musubi::testing::path(300), {{0, 299}, {50, 250}});
}

TEST(OneLinkCloseness, PartsThatJoinBeyondAByte) {
  auto two = musubi::testing::path(400);
  std::erase(two.edges, Edge{199, 200});
  expect_recomputed(two, {{199, 200}, {0, 399}, {0, 100}});
}

TEST(OneLinkCloseness, RefusesAVertexThatIsNotThere) {
  const DistanceMatrix distances(musubi::testing::path(3).graph());
  EXPECT_THROW(static_cast<void>(OneLinkCloseness(distances).harmonic_with(0, 3)),
               std::out_of_range);
}

}  // namespace
}  // namespace musubi::one_link_closeness_test
