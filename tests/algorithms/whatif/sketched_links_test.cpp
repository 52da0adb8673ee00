#include "algorithms/whatif/sketched_links.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "algorithms/whatif/resistance_matrix.hpp"
#include "tests/algorithms/whatif/with_link.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::sketched_links_test {
namespace {

using testing::all_pairs;
using testing::gnp;
using testing::ZooGraph;

std::vector<ZooGraph> graphs() {
  std::vector<ZooGraph> all{
      testing::karate(), gnp(60, 0.04, 3), testing::weighted(testing::multigraph(40, 70, 5), 7),
      testing::weighted(testing::multigraph(50, 40, 9), 8), gnp(40, 0.05, 11, Direction::directed)};
  all.push_back(testing::with_isolated_vertex(testing::cycle(8)));
  return all;
}

UpperEnds all_above(Vertex n) {
  return [n](Vertex a) {
    std::vector<Vertex> ends;
    for (Vertex b = a + 1; b < n; ++b) ends.push_back(b);
    return ends;
  };
}

std::vector<Vertex> vertices_of(Vertex n) {
  std::vector<Vertex> all;
  for (Vertex v = 0; v < n; ++v) all.push_back(v);
  return all;
}

TEST(SketchError, IsWhereTheTailsAreSmallEnough) {
  const auto error = sketch_error(100, 50.0, 0.1);
  const double target = 2.0 / 100.0 * std::log(2.0 * 50.0 / 0.1);
  EXPECT_NEAR(error.above - std::log1p(error.above), target, 1e-12);
  EXPECT_NEAR(-error.below - std::log1p(-error.below), target, 1e-12);
  EXPECT_LT(sketch_error(400, 50.0, 0.1).above, error.above);
  EXPECT_GT(sketch_error(1, 1e12, 1e-6).above, 10.0);
  EXPECT_THROW(static_cast<void>(sketch_error(0, 1.0, 0.1)), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(sketch_error(1, 1.0, 1.0)), std::invalid_argument);
}

TEST(ResistanceSketch, RangesHoldTheDenseGains) {
  for (const auto& zoo_graph : graphs()) {
    SCOPED_TRACE(zoo_graph.name);
    const auto graph = zoo_graph.graph();
    const Vertex n = graph.num_vertices();
    const ResistanceMatrix dense(graph);
    const ResistanceSketch sketch(graph, 200, 1);
    const auto error = sketch_error(200, n * n, 0.05);
    const auto others = vertices_of(n);
    const auto ranges = sketch.gains(0, n, others, error);
    const auto pairs = all_pairs(n);
    const auto gains = dense.gains(pairs);
    const double index = dense.kirchhoff_index();
    EXPECT_NEAR(sketch.kirchhoff_index(), index, 1e-8 * index);  // small parts: no estimate
    EXPECT_EQ(sketch.standard_error(), 0.0);
    for (std::size_t p = 0; p < pairs.size(); ++p) {
      const auto& range = ranges[pairs[p].first * n + pairs[p].second];
      const double rounding = 1e-9 * index;
      EXPECT_GE(gains[p], range.least - rounding);
      EXPECT_LE(gains[p], range.most + rounding);
      const auto solved = sketch.solved_gain(pairs[p], error);
      EXPECT_TRUE(solved.is_exact());
      EXPECT_NEAR(solved.gain, gains[p], 1e-8 * (1.0 + index));
    }
  }
}

// Above kMostExactTrace the index is an estimate, and a ring's is known: (n³ - n) / 12.
TEST(ResistanceSketch, IndexOfALongRing) {
  const double n = 800.0;
  const ResistanceSketch sketch(testing::cycle(800).graph(), 400, 1);
  const double index = (n * n * n - n) / 12.0;
  EXPECT_GT(sketch.standard_error(), 0.0);
  EXPECT_LT(sketch.standard_error(), 0.1 * index);
  EXPECT_NEAR(sketch.kirchhoff_index(), index, 4.0 * sketch.standard_error());
}

TEST(SketchedLinks, TakesWhatTheDenseSearchTakes) {
  for (const auto& zoo_graph : graphs()) {
    SCOPED_TRACE(zoo_graph.name);
    const auto graph = zoo_graph.graph();
    const Vertex n = graph.num_vertices();
    ResistanceMatrix dense(graph);
    const auto pairs = all_pairs(n);
    SketchedLinksOptions options;
    options.rules.links = 3;
    options.most_solved = pairs.size();
    const auto found = sketched_links(graph, all_above(n), options);
    ASSERT_EQ(found.chosen.size(), 3);
    for (const auto& one : found.chosen) {
      const auto gains = dense.gains(pairs);
      const double best = *std::max_element(gains.begin(), gains.end());
      EXPECT_NEAR(one.gain.gain, best, 1e-8 * (1.0 + dense.kirchhoff_index()));
      dense.add_link(one.link.first, one.link.second);
    }
  }
}

TEST(SketchedLinks, SaysWhenAnotherMayBeBetter) {
  const auto graph = gnp(60, 0.1, 3).graph();
  const ResistanceMatrix dense(graph);
  const auto gains = dense.gains(all_pairs(60));
  const double best = *std::max_element(gains.begin(), gains.end());
  SketchedLinksOptions options;
  options.rows = 8;
  options.most_solved = 1;
  const auto found = sketched_links(graph, all_above(60), options);
  ASSERT_EQ(found.chosen.size(), 1);
  EXPECT_FALSE(found.chosen[0].is_best());
  EXPECT_GE(std::max(found.chosen[0].rival, found.chosen[0].gain.gain), best - 1e-9);
  EXPECT_EQ(found.scored, 60 * 59 / 2);
}

TEST(SketchedLinks, ThreadsDoNotMatterAndRulesDo) {
  const auto graph = gnp(150, 0.03, 4).graph();
  SketchedLinksOptions options;
  options.rules = {.links = 4, .most_at = 1};
  options.rows = 40;
  options.most_solved = 20;
  options.execution.threads = 1;
  const auto one = sketched_links(graph, all_above(150), options);
  options.execution.threads = 4;
  const auto four = sketched_links(graph, all_above(150), options);
  ASSERT_EQ(one.chosen.size(), 4);
  ASSERT_EQ(four.chosen.size(), 4);
  std::vector<int> used(150, 0);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(one.chosen[i].link, four.chosen[i].link);
    EXPECT_EQ(one.chosen[i].gain.gain, four.chosen[i].gain.gain);
    EXPECT_EQ(one.chosen[i].rival, four.chosen[i].rival);
    EXPECT_EQ(++used[one.chosen[i].link.first], 1);
    EXPECT_EQ(++used[one.chosen[i].link.second], 1);
  }
}

TEST(SketchedLinks, NothingToLink) {
  const auto none = [](Vertex) { return std::vector<Vertex>{}; };
  EXPECT_TRUE(sketched_links(CsrGraph::from_edges(0, {}), none).chosen.empty());
  EXPECT_TRUE(sketched_links(testing::cycle(5).graph(), none).chosen.empty());
  SketchedLinksOptions options;
  options.rules.costs = {1.0};
  EXPECT_THROW(static_cast<void>(sketched_links(testing::cycle(5).graph(), none, options)),
               std::invalid_argument);
}

}  // namespace
}  // namespace musubi::sketched_links_test
