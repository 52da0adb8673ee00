#include "algorithms/centrality/centrality_table.hpp"

#include "algorithms/centrality/betweenness.hpp"
#include "algorithms/centrality/closeness.hpp"
#include "algorithms/centrality/hits.hpp"
#include "algorithms/centrality/katz_centrality.hpp"
#include "tests/diagnostics_of.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::centrality_table_test {
namespace {

using ::testing::ElementsAre;
namespace zoo = musubi::testing;

TEST(CentralityTable, EqualScoresShareTheBestRank) {
  const auto table =
      centrality_table(zoo::path(5).graph(), {Measure::degree, Measure::betweenness});
  ASSERT_EQ(table.size(), 2U);
  EXPECT_THAT(table[0].ranks, ElementsAre(4, 1, 1, 1, 4));
  EXPECT_THAT(table[1].scores, ElementsAre(0, 3, 4, 3, 0));
  EXPECT_THAT(table[1].ranks, ElementsAre(4, 2, 1, 2, 4));
}

TEST(CentralityTable, GivesWhatTheMeasuresGive) {
  const auto graph = zoo::weighted(zoo::karate(), 1).graph();
  const auto table = centrality_table(graph, all_measures());
  ASSERT_EQ(table.size(), 12U);
  for (std::size_t i = 0; i < table.size(); ++i) {
    EXPECT_EQ(table[i].measure, all_measures()[i]);
    EXPECT_EQ(table[i].scores.size(), 34U);
    EXPECT_TRUE(table[i].converged);
  }
  EXPECT_EQ(table[2].scores, betweenness(graph));
  EXPECT_EQ(table[4].scores, closeness(graph).harmonic);
  EXPECT_EQ(table[9].scores, katz_centrality(graph).scores);
  EXPECT_EQ(table[10].scores, hits(graph).hubs);
  EXPECT_EQ(table[11].scores, hits(graph).authorities);
}

TEST(CentralityTable, SaysWhichMeasureDidNotConverge) {
  // Two directed triangles of equal eigenvalue, one feeding the other: the iteration creeps.
  const std::vector<Edge> edges = {{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 4}, {4, 5}, {5, 3}};
  const auto graph = CsrGraph::from_edges(6, edges, Direction::directed);
  const auto table = centrality_table(graph, {Measure::eigenvector, Measure::pagerank});
  EXPECT_FALSE(table[0].converged);
  EXPECT_TRUE(table[1].converged);
}

TEST(CentralityTable, HubsPointAndAuthoritiesArePointedTo) {
  const std::vector<Edge> arcs = {{0, 1}, {0, 2}};
  const auto graph = CsrGraph::from_edges(3, arcs, Direction::directed);
  const auto table = centrality_table(graph, {Measure::hub_score, Measure::authority});
  EXPECT_THAT(table[0].ranks, ElementsAre(1, 2, 2));
  EXPECT_THAT(table[1].ranks, ElementsAre(3, 1, 1));
}

TEST(Measure, UsualOnesAreAllButThreeInTheSameOrder) {
  auto expected = all_measures();
  expected.resize(9);
  EXPECT_EQ(usual_measures(), expected);
}

TEST(Measure, HasNamesAndLabels) {
  for (const Measure measure : all_measures()) {
    EXPECT_EQ(measure_named(name_of(measure)), measure);
    EXPECT_FALSE(label_of(measure).ja.empty());
    EXPECT_FALSE(label_of(measure).en.empty());
    EXPECT_FALSE(meaning_of(measure).ja.empty());
    EXPECT_FALSE(meaning_of(measure).en.empty());
  }
  EXPECT_THAT(musubi::testing::diagnostics_of(
                  [] { static_cast<void>(measure_named("betweeness")); }, ErrorKind::usage),
              ElementsAre(musubi::testing::Complaint("", 0, "no measure", "'betweenness'")));
}

}  // namespace
}  // namespace musubi::centrality_table_test
