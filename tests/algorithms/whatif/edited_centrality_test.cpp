#include "algorithms/whatif/edited_centrality.hpp"

#include <algorithm>

#include "algorithms/centrality/betweenness.hpp"
#include "engine/error.hpp"
#include "engine/random.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::edited_centrality_test {
namespace {

using musubi::testing::IsNear;
using musubi::testing::ZooGraph;
using ::testing::Each;
using ::testing::Pointwise;

// The zoo's graphs without lengths, which EditedCentrality does not take.
ZooGraph plain(ZooGraph graph) {
  graph.lengths.clear();
  graph.strengths.clear();
  return graph;
}

// A graph and what is updated beside it; each edit is made in both.
class Edited {
 public:
  explicit Edited(ZooGraph graph, int threads = 1)
      : graph_(std::move(graph)), centrality_(graph_.graph(), {.threads = threads}) {}

  void add(Vertex u, Vertex v) {
    graph_.edges.push_back({u, v});
    centrality_.add_edge(u, v);
  }
  void remove(std::size_t edge) {
    const auto [u, v] = graph_.edges[edge];
    graph_.edges.erase(graph_.edges.begin() + static_cast<std::ptrdiff_t>(edge));
    centrality_.remove_edge(u, v);
  }
  void edit_at_random(SplitMix64& random) {
    if (random.below(2) == 0 && !graph_.edges.empty()) {
      remove(random.below(graph_.edges.size()));
    } else {
      add(static_cast<Vertex>(random.below(graph_.n)), static_cast<Vertex>(random.below(graph_.n)));
    }
  }
  void expect_as_anew() const {
    const auto csr = graph_.graph();
    EXPECT_THAT(centrality_.betweenness(), Pointwise(IsNear(1e-9), betweenness(csr)));
    const auto anew = musubi::closeness(csr);
    EXPECT_THAT(centrality_.closeness().harmonic, Pointwise(IsNear(1e-12), anew.harmonic));
    EXPECT_THAT(centrality_.closeness().closeness, Pointwise(IsNear(1e-12), anew.closeness));
    EXPECT_EQ(centrality_.closeness().reached, anew.reached);
    EXPECT_EQ(centrality_.closeness().eccentricity, anew.eccentricity);
  }

  [[nodiscard]] const EditedCentrality& centrality() const { return centrality_; }
  [[nodiscard]] const ZooGraph& graph() const { return graph_; }

 private:
  ZooGraph graph_;
  EditedCentrality centrality_;
};

class EditedCentralityOnZoo : public musubi::testing::OnZoo {};

TEST_P(EditedCentralityOnZoo, IsAsComputedAnewAfterEachEdit) {
  Edited edited(plain(zoo_graph()));
  edited.expect_as_anew();
  if (zoo_graph().n == 0) return;
  SplitMix64 random(7);
  for (int i = 0; i < 30; ++i) {
    edited.edit_at_random(random);
    edited.expect_as_anew();
    if (HasFailure()) return;
  }
}

TEST_P(EditedCentralityOnZoo, EditsThatAreTakenBackLeaveTheBase) {
  Edited edited(plain(zoo_graph()));
  if (zoo_graph().n == 0) return;
  SplitMix64 random(3);
  const auto before = edited.centrality().betweenness();
  const auto edges = edited.graph().edges.size();
  for (int i = 0; i < 5; ++i) {
    edited.add(static_cast<Vertex>(random.below(zoo_graph().n)),
               static_cast<Vertex>(random.below(zoo_graph().n)));
  }
  while (edited.graph().edges.size() > edges) edited.remove(edges);
  EXPECT_THAT(edited.centrality().betweenness(), Pointwise(IsNear(1e-9), before));
}

MUSUBI_ON_ZOO(EditedCentralityOnZoo);

TEST(EditedCentrality, LargerGraphsOfManyParts) {
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    for (const double p : {0.004, 0.01, 0.04}) {
      Edited edited(musubi::testing::gnp(200, p, 5, direction), 2);
      SplitMix64 random(11);
      for (int i = 0; i < 60; ++i) {
        edited.edit_at_random(random);
        if (i % 10 == 9) edited.expect_as_anew();
      }
    }
  }
}

TEST(EditedCentrality, ThreadsDoNotMatter) {
  Edited one(musubi::testing::gnp(300, 0.01, 2), 1);
  Edited four(musubi::testing::gnp(300, 0.01, 2), 4);
  SplitMix64 random(5);
  SplitMix64 again(5);
  for (int i = 0; i < 20; ++i) {
    one.edit_at_random(random);
    four.edit_at_random(again);
    ASSERT_EQ(one.centrality().betweenness(), four.centrality().betweenness());
  }
}

TEST(EditedCentrality, WhoLosesItsRoleHasNone) {
  // The centre of a star lies between all pairs; with every pair tied it lies between none.
  constexpr Vertex kLeaves = 40;
  EditedCentrality edited(musubi::testing::star(kLeaves).graph());
  EXPECT_DOUBLE_EQ(edited.betweenness()[0], kLeaves * (kLeaves - 1) / 2.0);
  for (Vertex u = 1; u <= kLeaves; ++u) {
    for (Vertex v = u + 1; v <= kLeaves; ++v) edited.add_edge(u, v);
  }
  EXPECT_THAT(edited.betweenness(), Each(::testing::Le(1e-10)));
}

TEST(EditedCentrality, AnEdgeOffAllShortestPathsConcernsNobody) {
  EditedCentrality edited(musubi::testing::complete(4).graph());
  edited.add_edge(2, 2);
  EXPECT_EQ(edited.sources_concerned(), 0U);
  edited.remove_edge(1, 1);
  EXPECT_EQ(edited.sources_concerned(), 0U);
  edited.add_edge(0, 1);  // beside another
  EXPECT_EQ(edited.sources_concerned(), 2U);
}

TEST(EditedCentrality, RefusesWhatIsNotThere) {
  EditedCentrality edited(musubi::testing::path(3).graph());
  EXPECT_THROW(edited.add_edge(0, 3), std::invalid_argument);
  EXPECT_THROW(edited.remove_edge(0, 2), std::invalid_argument);
  const auto weighted = musubi::testing::weighted(musubi::testing::path(3), 1);
  EXPECT_THROW(EditedCentrality{weighted.graph()}, std::invalid_argument);
}

TEST(EditedCentrality, StopsOnRequest) {
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(
      EditedCentrality(musubi::testing::path(300).graph(), Execution{.stop = stop.get_token()}),
      musubi::Error);
}

}  // namespace
}  // namespace musubi::edited_centrality_test
