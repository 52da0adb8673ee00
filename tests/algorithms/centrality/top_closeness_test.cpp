#include "algorithms/centrality/top_closeness.hpp"

#include <algorithm>
#include <stop_token>

#include "algorithms/centrality/closeness.hpp"
#include "engine/error.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::top_closeness_test {
namespace {

namespace zoo = musubi::testing;
using ::testing::IsEmpty;

std::vector<ScoredVertex> first(const std::vector<double>& scores, std::size_t k) {
  std::vector<ScoredVertex> all;
  for (std::size_t v = 0; v < scores.size(); ++v) {
    all.push_back({static_cast<Vertex>(v), scores[v]});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const ScoredVertex& a, const ScoredVertex& b) { return a.score > b.score; });
  all.resize(std::min(k, all.size()));
  return all;
}

void expect_right(const zoo::ZooGraph& given) {
  SCOPED_TRACE(given.name);
  auto plain = given;
  plain.lengths.clear();
  const auto graph = plain.graph();
  const auto all = closeness(graph);
  for (const std::size_t k : {1U, 10U, 100000U}) {
    for (const int threads : {1, 2}) {
      EXPECT_EQ(top_harmonic(graph, k, {.threads = threads}), first(all.harmonic, k));
      EXPECT_EQ(top_closeness(graph, k, {.threads = threads}), first(all.closeness, k));
    }
  }
}

class TopClosenessOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(TopClosenessOnZoo);

TEST_P(TopClosenessOnZoo, IsTheHeadOfAllSorted) {
  expect_right(zoo_graph());
}

TEST(TopCloseness, IsTheHeadOfAllSortedOnLargerGraphs) {
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    expect_right(zoo::multigraph(6000, 4500, 1, direction));  // in many parts
    expect_right(zoo::multigraph(6000, 14000, 2, direction));
    expect_right(zoo::multigraph(6000, 140000, 3, direction));
  }
  expect_right(zoo::path(5000));
  zoo::ZooGraph grid{.name = "grid", .n = 75 * 75};
  for (Vertex v = 0; v < grid.n; ++v) {
    if (v % 75 != 74) grid.edges.push_back({v, v + 1});
    if (v + 75 < grid.n) grid.edges.push_back({v, v + 75});
  }
  expect_right(grid);
  // Most vertices are given up at once.
  zoo::ZooGraph hubs{.name = "hubs", .n = 6000};
  for (Vertex v = 1; v < hubs.n; ++v) hubs.edges.push_back({v < 30 ? v - 1 : v % 30, v});
  for (Vertex v = 60; v < hubs.n; v += 7) hubs.edges.push_back({v % 13, v});
  expect_right(hubs);
}

TEST(TopCloseness, OfNothing) {
  EXPECT_THAT(top_harmonic(CsrGraph{}, 3), IsEmpty());
  EXPECT_THAT(top_closeness(zoo::path(3).graph(), 0), IsEmpty());
}

TEST(TopCloseness, StopsWhenAsked) {
  std::stop_source source;
  source.request_stop();
  EXPECT_THROW(
      static_cast<void>(top_harmonic(zoo::path(5000).graph(), 3, {.stop = source.get_token()})),
      Error);
}

}  // namespace
}  // namespace musubi::top_closeness_test
