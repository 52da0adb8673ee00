#include "algorithms/structure/biconnected_parts.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <stdexcept>

#include "tests/zoo_test.hpp"

namespace musubi::biconnected_parts_test {
namespace {

namespace zoo = musubi::testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The number of components that the vertices but `without` form.
std::size_t components(const CsrGraph& graph, Vertex without) {
  std::vector<bool> seen(graph.num_vertices(), false);
  std::size_t count = 0;
  for (const Vertex root : graph.vertices()) {
    if (root == without || seen[root]) continue;
    ++count;
    std::vector<Vertex> open{root};
    seen[root] = true;
    while (!open.empty()) {
      const Vertex u = open.back();
      open.pop_back();
      for (const Vertex v : graph.out_neighbors(u)) {
        if (v == without || seen[v]) continue;
        seen[v] = true;
        open.push_back(v);
      }
    }
  }
  return count;
}

bool has_neighbour(const CsrGraph& graph, Vertex v) {
  const auto row = graph.out_neighbors(v);
  return std::any_of(row.begin(), row.end(), [v](Vertex w) { return w != v; });
}

void expect_right(const CsrGraph& graph) {
  const auto whole = components(graph, kNoVertex);
  std::vector<Vertex> expected;
  for (const Vertex v : graph.vertices()) {
    const std::size_t alone = has_neighbour(graph, v) ? 0 : 1;
    if (components(graph, v) + alone > whole) expected.push_back(v);
  }
  EXPECT_EQ(articulations(graph), expected);
  const auto parts = biconnected_parts(graph);
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const auto first = parts.members.begin() + static_cast<std::ptrdiff_t>(parts.offsets[p]);
    const auto last = parts.members.begin() + static_cast<std::ptrdiff_t>(parts.offsets[p + 1]);
    ASSERT_GE(last - first, 2);
    EXPECT_EQ(std::set<Vertex>(first, last).size(), static_cast<std::size_t>(last - first));
    // No member parts the others: each set of three or more holds together without any.
    if (last - first == 2) continue;
    std::vector<Vertex> number(graph.num_vertices(), kNoVertex);
    Vertex count = 0;
    for (auto it = first; it != last; ++it) number[*it] = count++;
    std::vector<Edge> edges;
    for (auto it = first; it != last; ++it) {
      for (const Vertex w : graph.out_neighbors(*it)) {
        if (w > *it && number[w] != kNoVertex) edges.push_back({number[*it], number[w]});
      }
    }
    const auto alone = CsrGraph::from_edges(count, edges);
    for (Vertex v = 0; v < count; ++v) EXPECT_EQ(components(alone, v), 1U);
  }
  // What hangs at the members of a part, they included, is the component.
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const Vertex in = parts.members[parts.offsets[p]];
    std::vector<bool> seen(graph.num_vertices(), false);
    std::vector<Vertex> open{in};
    seen[in] = true;
    std::size_t size = 0;
    for (; size < open.size(); ++size) {
      for (const Vertex v : graph.out_neighbors(open[size])) {
        if (seen[v]) continue;
        seen[v] = true;
        open.push_back(v);
      }
    }
    std::size_t hanging = 0;
    for (auto i = parts.offsets[p]; i < parts.offsets[p + 1]; ++i) hanging += parts.hanging[i];
    EXPECT_EQ(hanging, size);
  }
}

TEST(BiconnectedParts, OfALollipop) {
  const auto graph = zoo::lollipop(4, 2).graph();
  EXPECT_EQ(biconnected_parts(graph).size(), 3U);
  EXPECT_THAT(articulations(graph), ElementsAre(3, 4));
  EXPECT_THAT(bridges(graph), ElementsAre(Edge{3, 4}, Edge{4, 5}));
}

TEST(BiconnectedParts, AParallelEdgeIsNoBridge) {
  const std::vector<Edge> edges = {{0, 1}, {0, 1}, {1, 2}, {2, 2}};
  const auto graph = CsrGraph::from_edges(4, edges);
  EXPECT_THAT(bridges(graph), ElementsAre(Edge{1, 2}));
  EXPECT_THAT(articulations(graph), ElementsAre(1));
}

TEST(BiconnectedParts, GoAsDeepAsAPathIsLong) {
  const auto graph = zoo::path(200000).graph();
  EXPECT_EQ(bridges(graph).size(), 199999U);
  EXPECT_EQ(articulations(graph).size(), 199998U);
}

TEST(BiconnectedParts, OfNothingAndOfADirectedGraph) {
  EXPECT_EQ(biconnected_parts(CsrGraph{}).size(), 0U);
  EXPECT_THAT(articulations(zoo::path(1).graph()), IsEmpty());
  EXPECT_THROW(
      static_cast<void>(biconnected_parts(zoo::gnp(5, 0.5, 1, Direction::directed).graph())),
      std::invalid_argument);
}

class BiconnectedPartsOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(BiconnectedPartsOnZoo);

TEST_P(BiconnectedPartsOnZoo, HoldTogetherWithoutAnyOneMember) {
  if (zoo_graph().directed()) GTEST_SKIP();
  expect_right(graph());
}

TEST(BiconnectedParts, HoldTogetherWithoutAnyOneMemberOnRandomGraphs) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const auto n = static_cast<Vertex>(5 + seed);
    expect_right(zoo::multigraph(n, n, seed).graph());
    expect_right(zoo::multigraph(n, n + n / 2, seed).graph());
  }
}

}  // namespace
}  // namespace musubi::biconnected_parts_test
