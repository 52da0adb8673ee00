#include "algorithms/centrality/hits.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "algorithms/centrality/eigenvector.hpp"
#include "engine/error.hpp"
#include "tests/igraph_oracle.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::hits_test {
namespace {

using musubi::testing::IsNear;
using ::testing::Each;
using ::testing::Pointwise;
namespace zoo = musubi::testing;

std::vector<double> scaled(std::vector<double> x) {
  const double largest = x.empty() ? 0.0 : *std::max_element(x.begin(), x.end());
  if (largest > 0.0) {
    for (double& entry : x) entry /= largest;
  }
  return x;
}

// Plain: arcs from the list, and Aᵀ A from a uniform start until nothing moves.
struct Plain {
  explicit Plain(const zoo::ZooGraph& graph) : graph_(graph), authorities(graph.n, 1.0) {
    for (int sweep = 0; sweep < 30'000; ++sweep) {
      hubs = scaled(times(authorities, false));
      authorities = scaled(times(hubs, true));
    }
    hubs = scaled(times(authorities, false));
  }

  [[nodiscard]] std::vector<double> times(const std::vector<double>& x, bool transposed) const {
    std::vector<double> y(graph_.n, 0.0);
    for (std::size_t e = 0; e < graph_.edges.size(); ++e) {
      const auto [u, v] = graph_.edges[e];
      const double weight = graph_.strengths.empty() ? 1.0 : graph_.strengths[e];
      y[transposed ? v : u] += weight * x[transposed ? u : v];
      if (!graph_.directed()) y[transposed ? u : v] += weight * x[transposed ? v : u];
    }
    return y;
  }

  const zoo::ZooGraph& graph_;
  std::vector<double> authorities;
  std::vector<double> hubs{};
};

TEST(Hits, HubsPointToAuthorities) {
  // 0 and 1 both point to 2, 0 also to 3: AᵀA on (2, 3) is (2 1; 1 1), σ² the golden ratio + 1.
  const std::vector<Edge> edges = {{0, 2}, {1, 2}, {0, 3}};
  const auto result = hits(CsrGraph::from_edges(4, edges, Direction::directed));
  const double golden = (1 + std::sqrt(5.0)) / 2;
  EXPECT_TRUE(result.converged);
  EXPECT_NEAR(result.singular_value, golden, 1e-12);
  EXPECT_THAT(result.authorities,
              Pointwise(IsNear(1e-9), std::vector<double>{0, 0, 1, 1 / golden}));
  EXPECT_THAT(result.hubs, Pointwise(IsNear(1e-9), std::vector<double>{1, 1 / golden, 0, 0}));
}

TEST(Hits, PartsThatTieKeepWhatAUniformStartGivesThem) {
  // Two stars of arcs alike, one of them from its leaves, and an arc of smaller singular value.
  const std::vector<Edge> edges = {{0, 1}, {0, 2}, {4, 3}, {5, 3}, {6, 7}};
  const auto result = hits(CsrGraph::from_edges(8, edges, Direction::directed));
  EXPECT_NEAR(result.singular_value, std::sqrt(2.0), 1e-12);
  EXPECT_THAT(result.authorities,
              Pointwise(IsNear(1e-9), std::vector<double>{0, 1, 1, 1, 0, 0, 0, 0}));
  EXPECT_THAT(result.hubs,
              Pointwise(IsNear(1e-9), std::vector<double>{1, 0, 0, 0, 0.5, 0.5, 0, 0}));
}

TEST(Hits, UndirectedTheyAreTheEigenvectorUnlessBipartite) {
  const auto karate = zoo::karate().graph();
  const auto result = hits(karate);
  EXPECT_THAT(result.authorities, Pointwise(IsNear(1e-8), eigenvector_centrality(karate).scores));
  EXPECT_THAT(result.hubs, Pointwise(IsNear(1e-8), result.authorities));
  // A star's sides: the centre's uniform start is 1, each leaf's is 1.
  EXPECT_THAT(hits(zoo::star(4).graph()).authorities, Each(::testing::DoubleNear(1.0, 1e-9)));
}

TEST(Hits, WithoutArcsEverythingIsZero) {
  const std::vector<Edge> edges = {{0, 1}};
  const std::vector<double> none = {0};
  for (const auto& graph :
       {CsrGraph{}, CsrGraph::from_edges(3, {}),
        CsrGraph::from_edges(2, edges, Direction::directed, {.strengths = none})}) {
    const auto result = hits(graph);
    EXPECT_TRUE(result.converged);
    EXPECT_THAT(result.hubs, Each(0.0));
    EXPECT_EQ(result.authorities.size(), graph.num_vertices());
    EXPECT_EQ(result.singular_value, 0.0);
  }
}

TEST(Hits, RefusesOptionsOutsideTheirRangeAndStopsWhenAsked) {
  const auto graph = zoo::karate().graph();
  for (const double tolerance : {0.0, -1.0, std::nan("")}) {
    EXPECT_THROW(static_cast<void>(hits(graph, {.tolerance = tolerance})), std::invalid_argument);
  }
  EXPECT_THROW(static_cast<void>(hits(graph, {.max_iterations = 0})), std::invalid_argument);
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(static_cast<void>(hits(graph, {.execution = {.stop = stop.get_token()}})), Error);
  EXPECT_FALSE(hits(graph, {.max_iterations = 2}).converged);
}

TEST(Hits, SameBitsForAnyNumberOfThreadsOnALargerGraph) {
  const auto graph = zoo::multigraph(100'000, 800'000, 2, Direction::directed).graph();
  const auto with = [&](int threads) {
    return hits(graph, {.tolerance = 1e-3, .execution = {.threads = threads}});
  };
  const auto one = with(1);
  const auto two = with(2);
  EXPECT_EQ(two.hubs, one.hubs);
  EXPECT_EQ(two.authorities, one.authorities);
}

class HitsOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(HitsOnZoo);

TEST_P(HitsOnZoo, AgreesWithPlainIteration) {
  const auto result = hits(graph());
  EXPECT_TRUE(result.converged);
  if (result.singular_value == 0.0) GTEST_SKIP() << "plain iteration has nothing to go by";
  const Plain plain(zoo_graph());
  EXPECT_THAT(result.authorities, Pointwise(IsNear(1e-6), plain.authorities));
  EXPECT_THAT(result.hubs, Pointwise(IsNear(1e-6), plain.hubs));
  EXPECT_EQ(*std::max_element(result.hubs.begin(), result.hubs.end()), 1.0);
}

TEST_P(HitsOnZoo, TheSingularValueIsThatOfIgraph) {
  const auto is_loop = [](const Edge& edge) { return edge.tail == edge.head; };
  if (!zoo_graph().directed() && std::ranges::any_of(zoo_graph().edges, is_loop)) {
    GTEST_SKIP() << "igraph counts an undirected loop once here";
  }
  const double theirs = zoo::igraph::hits_eigenvalue(zoo_graph());
  const auto result = hits(graph());
  if (result.singular_value == 0.0) GTEST_SKIP() << "no arcs";
  EXPECT_NEAR(result.singular_value * result.singular_value, theirs, 1e-7 * theirs);
}

}  // namespace
}  // namespace musubi::hits_test
