#include "algorithms/distances/hyper_ball.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <stop_token>

#include "algorithms/centrality/closeness.hpp"
#include "algorithms/distances/distance_totals.hpp"
#include "engine/error.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::hyper_ball_test {
namespace {

namespace zoo = musubi::testing;
using ::testing::Each;
using ::testing::IsEmpty;
using zoo::ZooGraph;

// Sizes have a standard error; five of them are left by one draw in two million, were they normal.
// Sums of shells inherit it. Of a few vertices what may be wrong is rather that two share a
// register and count as one: two such pairs, each at most as much as the furthest vertex adds.
void expect_within(const std::vector<double>& found, const std::vector<double>& exact,
                   double standard_error, const std::vector<double>& most_of_one) {
  ASSERT_EQ(found.size(), exact.size());
  for (std::size_t v = 0; v < found.size(); ++v) {
    EXPECT_NEAR(found[v], exact[v], 5.0 * standard_error * exact[v] + 2.0 * most_of_one[v]) << v;
  }
}

void expect_near_exact(const ZooGraph& given, const HyperBallOptions& options) {
  SCOPED_TRACE(given.name);
  const auto graph = given.graph();
  const auto found = hyper_ball(graph, options);
  const auto exact = distance_totals(graph);
  const double error = found.standard_error;
  EXPECT_DOUBLE_EQ(error, 1.04 / std::sqrt(std::pow(2.0, options.precision)));
  const std::vector<double> ones(given.n, 1.0);
  expect_within(found.harmonic, exact.harmonic, error, ones);
  expect_within(found.sum, {exact.sum.begin(), exact.sum.end()}, error,
                {exact.eccentricity.begin(), exact.eccentricity.end()});
  expect_within(found.reached, {exact.reached.begin(), exact.reached.end()}, error, ones);
  for (std::size_t v = 0; v < graph.num_vertices(); ++v) {
    EXPECT_EQ(found.closeness[v],
              wasserman_faust(found.reached[v], found.sum[v], graph.num_vertices()));
    if (exact.reached[v] == 0) {
      EXPECT_EQ(found.harmonic[v], 0.0);
    }
  }
  double pairs = 0.0;
  for (std::size_t d = 0; d < found.pairs_within.size(); ++d) {
    pairs += d < exact.distribution.size() ? static_cast<double>(exact.distribution[d]) : 0.0;
    EXPECT_NEAR(found.pairs_within[d], pairs, 5.0 * error * pairs) << d;
  }
  EXPECT_LE(found.pairs_within.size(), exact.distribution.size());
}

class HyperBallOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(HyperBallOnZoo);

TEST_P(HyperBallOnZoo, IsWithinItsErrorOfExactTotals) {
  auto plain = zoo_graph();
  plain.lengths.clear();  // they play no part
  expect_near_exact(plain, {.precision = 12});
}

TEST(HyperBall, IsWithinItsErrorOfExactTotalsOnRandomGraphs) {
  for (std::uint64_t seed = 0; seed < 3; ++seed) {
    for (const auto direction : {Direction::undirected, Direction::directed}) {
      // In many parts, in one large part, and dense.
      expect_near_exact(zoo::multigraph(900, 450, seed, direction), {.precision = 9, .seed = seed});
      expect_near_exact(zoo::multigraph(900, 1800, seed, direction),
                        {.precision = 9, .seed = seed});
      expect_near_exact(zoo::multigraph(400, 8000, seed, direction),
                        {.precision = 9, .seed = seed});
    }
  }
  expect_near_exact(zoo::path(300), {.precision = 9});
}

TEST(HyperBall, ErrsByItsStandardErrorOverSeeds) {
  // All 4,000 vertices reach each other: the mean square over seeds of the relative error of one
  // size is that of the standard error; of 60 seeds it is within a third but in a few of a
  // thousand.
  const auto graph = zoo::multigraph(4000, 40000, 1).graph();
  double squares = 0.0;
  constexpr int kSeeds = 60;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    const auto found = hyper_ball(graph, {.precision = 6, .seed = seed});
    const double error = found.reached[0] / 3999.0 - 1.0;
    squares += error * error / kSeeds;
  }
  const double standard_error = 1.04 / 8.0;
  EXPECT_GT(std::sqrt(squares), standard_error * 2.0 / 3.0);
  EXPECT_LT(std::sqrt(squares), standard_error * 4.0 / 3.0);
}

TEST(HyperBall, IsTheSameForAnyNumberOfThreads) {
  const auto graph = zoo::multigraph(9000, 14000, 2, Direction::directed).graph();
  const auto alone = hyper_ball(graph, {.execution = {.threads = 1}});
  for (const int threads : {2, 3}) {
    const auto together = hyper_ball(graph, {.execution = {.threads = threads}});
    EXPECT_EQ(alone.harmonic, together.harmonic);
    EXPECT_EQ(alone.sum, together.sum);
    EXPECT_EQ(alone.pairs_within, together.pairs_within);
  }
  EXPECT_NE(alone.harmonic, hyper_ball(graph, {.seed = 1}).harmonic);
}

TEST(HyperBall, OfNothingAndOfVerticesAlone) {
  EXPECT_THAT(hyper_ball(CsrGraph{}).pairs_within, IsEmpty());
  const auto alone = hyper_ball(CsrGraph::from_edges(5, {}));
  EXPECT_THAT(alone.harmonic, Each(0.0));
  EXPECT_THAT(alone.closeness, Each(0.0));
  EXPECT_EQ(alone.pairs_within, std::vector{5.0});
}

TEST(HyperBall, RefusesAndStops) {
  const auto graph = zoo::path(5).graph();
  for (const int precision : {3, 17}) {
    EXPECT_THROW(static_cast<void>(hyper_ball(graph, {.precision = precision})),
                 std::invalid_argument);
  }
  std::stop_source source;
  source.request_stop();
  EXPECT_THROW(static_cast<void>(hyper_ball(graph, {.execution = {.stop = source.get_token()}})),
               Error);
}

}  // namespace
}  // namespace musubi::hyper_ball_test
