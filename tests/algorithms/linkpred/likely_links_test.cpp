#include "algorithms/linkpred/likely_links.hpp"

#include <algorithm>
#include <stdexcept>
#include <stop_token>

#include "algorithms/linkpred/simple_view.hpp"
#include "engine/error.hpp"
#include "tests/algorithms/linkpred/simple_pairs.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::likely_links_test {
namespace {

namespace zoo = musubi::testing;
using enum LinkPredictor;

std::vector<VertexPair> pairs_of(const LikelyLinks& likely) {
  std::vector<VertexPair> pairs;
  for (const auto& link : likely.links) pairs.push_back(link.pair);
  return pairs;
}

TEST(LikelyLinks, PathByHand) {
  // 0 - 1 - 2 - 3: pairs at two steps share one neighbour, 0 and 3 none.
  const auto likely = likely_links(zoo::path(4).graph(), {.predictor = common_neighbours});
  EXPECT_EQ(pairs_of(likely), (std::vector<VertexPair>{{0, 2}, {1, 3}, {0, 3}}));
  EXPECT_EQ(likely.links[0].score, 1.0);
  EXPECT_EQ(likely.links[2].score, 0.0);
  EXPECT_EQ(likely.candidates, 3U);
  EXPECT_FALSE(likely.common_neighbour_only);
}

TEST(LikelyLinks, AreTheBestOfAllUnlinkedPairs) {
  const auto graph = zoo::karate().graph();
  for (const auto predictor : {adamic_adar, random_walk, combined}) {
    std::vector<VertexPair> unlinked;
    for (const auto& pair : zoo::all_pairs(34)) {
      if (!are_adjacent(graph, pair.a, pair.b)) unlinked.push_back(pair);
    }
    auto scores = link_scores(graph, unlinked, predictor);
    std::sort(scores.rbegin(), scores.rend());
    const auto likely = likely_links(graph, {.predictor = predictor, .top = 15});
    ASSERT_EQ(likely.links.size(), 15U);
    EXPECT_EQ(likely.candidates, unlinked.size());
    for (std::size_t i = 0; i < 15; ++i) EXPECT_EQ(likely.links[i].score, scores[i]);
  }
}

TEST(LikelyLinks, NeverSuggestPairsWithoutAPath) {
  // Two triangles with a tail each.
  const auto graph = CsrGraph::from_edges(
      8, std::vector<Edge>{{0, 1}, {1, 2}, {0, 2}, {2, 3}, {4, 5}, {5, 6}, {4, 6}, {6, 7}});
  for (const auto predictor : all_link_predictors()) {
    const auto likely = likely_links(graph, {.predictor = predictor, .top = 100});
    EXPECT_EQ(likely.links.size(), 4U);
    for (const auto& link : likely.links) EXPECT_EQ(link.pair.a / 4, link.pair.b / 4);
  }
}

TEST(LikelyLinks, OfALargeGraphArePairsWithACommonNeighbour) {
  const auto graph = zoo::gnp(300, 0.02, 3).graph();
  const LikelyLinksOptions options{.predictor = random_walk, .top = 50, .all_up_to = 1000};
  const auto likely = likely_links(graph, options);
  EXPECT_TRUE(likely.common_neighbour_only);
  const auto common = link_scores(graph, pairs_of(likely), common_neighbours);
  EXPECT_THAT(common, ::testing::Each(::testing::Ge(1.0)));
  std::size_t at_two = 0;
  const auto pairs = zoo::all_pairs(300);
  const auto all = link_scores(graph, pairs, common_neighbours);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (all[i] > 0.0 && !are_adjacent(graph, pairs[i].a, pairs[i].b)) ++at_two;
  }
  EXPECT_EQ(likely.candidates, at_two);
}

TEST(LikelyLinks, ScoreNoMoreThanTheCandidatesAskedForTheBestConnectedOnes) {
  const auto graph = zoo::karate().graph();
  const auto few = likely_links(
      graph, {.predictor = resource_allocation, .top = 10, .all_up_to = 0, .candidates = 10});
  EXPECT_EQ(few.candidates, 10U);
  const auto all = likely_links(graph, {.predictor = resource_allocation, .top = 10});
  for (std::size_t i = 0; i < 10; ++i) {
    EXPECT_NEAR(few.links[i].score, all.links[i].score, 1e-12);
  }
}

TEST(LikelyLinks, NothingToSuggestWrongOptionsAndAStop) {
  EXPECT_TRUE(likely_links(CsrGraph{}).links.empty());
  EXPECT_TRUE(likely_links(zoo::complete(5).graph()).links.empty());
  EXPECT_TRUE(likely_links(CsrGraph::from_edges(4, {})).links.empty());
  const auto graph = zoo::karate().graph();
  EXPECT_THROW(static_cast<void>(likely_links(graph, {.top = 0})), std::invalid_argument);
  EXPECT_THROW(static_cast<void>(likely_links(graph, {.candidates = 0})), std::invalid_argument);
  std::stop_source stopped;
  stopped.request_stop();
  EXPECT_THROW(static_cast<void>(likely_links(
                   graph, {.prediction = {.execution = {.stop = stopped.get_token()}}})),
               Error);
}

}  // namespace
}  // namespace musubi::likely_links_test
