#include "algorithms/structure/separating_vertices.hpp"

#include <algorithm>
#include <stdexcept>

#include "algorithms/structure/disjoint_paths.hpp"
#include "tests/algorithms/structure/every_path.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::separating_vertices_test {
namespace {

namespace zoo = musubi::testing;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(SeparatingVertices, TheJointsBetweenTriangles) {
  const zoo::ZooGraph chain{
      .n = 7, .edges = {{0, 1}, {0, 2}, {1, 2}, {2, 3}, {2, 4}, {3, 4}, {4, 5}, {5, 6}, {4, 6}}};
  EXPECT_THAT(separating_vertices(chain.graph(), 0, 6), ElementsAre(2, 4));
  EXPECT_THAT(separating_vertices(chain.graph(), 6, 0), ElementsAre(4, 2));
  EXPECT_THAT(separating_vertices(chain.graph(), 0, 3), ElementsAre(2));
  EXPECT_THAT(separating_vertices(chain.graph(), 0, 2), IsEmpty());
}

TEST(SeparatingVertices, AWayBackIsNoWayRound) {
  const zoo::ZooGraph arcs{
      .n = 4, .edges = {{0, 1}, {1, 2}, {2, 3}, {3, 1}, {2, 0}}, .direction = Direction::directed};
  EXPECT_THAT(separating_vertices(arcs.graph(), 0, 3), ElementsAre(1, 2));
}

TEST(SeparatingVertices, NoneWithoutAPath) {
  const zoo::ZooGraph graph{.n = 4, .edges = {{0, 1}, {1, 1}, {2, 3}}};
  EXPECT_THAT(separating_vertices(graph.graph(), 0, 3), IsEmpty());
}

TEST(SeparatingVertices, WrongEndsAreRefused) {
  EXPECT_THROW(static_cast<void>(separating_vertices(zoo::path(3).graph(), 1, 1)),
               std::invalid_argument);
  EXPECT_THROW(static_cast<void>(separating_vertices(zoo::path(3).graph(), 0, 3)),
               std::invalid_argument);
  EXPECT_THROW(static_cast<void>(separating_vertices(CsrGraph{}, 0, 1)), std::invalid_argument);
}

TEST(SeparatingVertices, AreThoseOnEveryPath) {
  for (const auto& graph : zoo::graphs_with_few_paths(400)) {
    const auto built = graph.graph();
    for (const auto& [s, t] : zoo::ordered_pairs(graph.n)) {
      if (s == t) continue;
      const auto all = every_path(graph, s, t);
      std::vector<Vertex> expected;
      // In the order of the first path; every path passes them in the same order.
      for (const Vertex v : all.empty() ? std::vector<Vertex>{} : all.front().vertices) {
        const bool everywhere = std::all_of(all.begin(), all.end(), [v](const auto& path) {
          return std::count(path.vertices.begin(), path.vertices.end(), v) == 1;
        });
        if (v != s && v != t && everywhere) expected.push_back(v);
      }
      EXPECT_EQ(separating_vertices(built, s, t), expected)
          << graph.name << " from " << s << " to " << t;
    }
  }
}

class SeparatingVerticesOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(SeparatingVerticesOnZoo);

TEST_P(SeparatingVerticesOnZoo, ThereAreSomeWhenNoTwoPathsAreDisjoint) {
  const auto built = graph();
  DisjointPathCounter counter(built, Disjointness::vertices);
  for (const auto& [s, t] : zoo::ordered_pairs(std::min<Vertex>(zoo_graph().n, 25))) {
    if (s == t) continue;
    const auto row = built.out_neighbors(s);
    const bool adjacent = std::binary_search(row.begin(), row.end(), t);
    EXPECT_EQ(!separating_vertices(built, s, t).empty(), !adjacent && counter.count(s, t) == 1)
        << "from " << s << " to " << t;
  }
}

}  // namespace
}  // namespace musubi::separating_vertices_test
