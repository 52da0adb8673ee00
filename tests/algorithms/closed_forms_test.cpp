// Graphs for which the answer is a formula, at sizes where adding up a term after another loses
// digits. What is expected is worked out here in long double, smallest terms first, or is a whole
// number; tolerances are a few units in the last place of the result, not of the longest sum.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <numeric>

#include "algorithms/centrality/betweenness.hpp"
#include "algorithms/centrality/closeness.hpp"
#include "algorithms/centrality/degree.hpp"
#include "algorithms/centrality/eigenvector.hpp"
#include "algorithms/centrality/pagerank.hpp"
#include "algorithms/community/partition.hpp"
#include "algorithms/distances/distance_totals.hpp"
#include "algorithms/spectral/laplacian_measures.hpp"
#include "algorithms/structure/core_numbers.hpp"
#include "algorithms/structure/structural_holes.hpp"
#include "algorithms/structure/triangles.hpp"
#include "algorithms/whatif/resistance_matrix.hpp"
#include "engine/error.hpp"
#include "tests/graph_zoo.hpp"

namespace musubi::closed_forms_test {
namespace {

namespace zoo = musubi::testing;

// Of a value, to so many units in its last place.
void expect_near(double value, long double expected, double units, const char* what) {
  const auto unit = static_cast<double>(std::fabs(expected)) * 0x1p-52;
  EXPECT_NEAR(value, static_cast<double>(expected), units * unit) << what;
}

long double harmonic_number(std::size_t n) {
  long double sum = 0.0L;
  for (std::size_t k = n; k > 0; --k) sum += 1.0L / static_cast<long double>(k);
  return sum;
}

CsrGraph grid(Vertex rows, Vertex columns) {
  std::vector<Edge> edges;
  for (Vertex r = 0; r < rows; ++r) {
    for (Vertex c = 0; c < columns; ++c) {
      const Vertex v = r * columns + c;
      if (c + 1 < columns) edges.push_back({v, v + 1});
      if (r + 1 < rows) edges.push_back({v, v + columns});
    }
  }
  return CsrGraph::from_edges(rows * columns, edges);
}

// Every vertex but the leaves has two children; 2^depth - 1 vertices.
CsrGraph binary_tree(unsigned depth) {
  const Vertex n = (Vertex{1} << depth) - 1;
  std::vector<Edge> edges;
  for (Vertex v = 1; v < n; ++v) edges.push_back({(v - 1) / 2, v});
  return CsrGraph::from_edges(n, edges);
}

TEST(ClosedForms, DistancesOfALongPath) {
  constexpr Vertex kN = 20'000;
  const auto graph = zoo::path(kN).graph();
  const auto result = closeness(graph);
  for (const Vertex v : {Vertex{0}, Vertex{1}, kN / 3, kN / 2, kN - 1}) {
    const long double left = v;
    const long double right = kN - 1 - v;
    const long double sum = (left * (left + 1) + right * (right + 1)) / 2;
    expect_near(result.closeness[v], (kN - 1) / sum, 4, "closeness");
    expect_near(result.harmonic[v], harmonic_number(v) + harmonic_number(kN - 1 - v), 4,
                "harmonic closeness");
  }
  // 2/(n(n-1)) Σ (n-d)/d = 2/(n(n-1)) (n H - (n-1)) of H the harmonic number of n - 1.
  const long double efficiency =
      2.0L / (static_cast<long double>(kN) * (kN - 1)) * (kN * harmonic_number(kN - 1) - (kN - 1));
  expect_near(global_efficiency(graph), efficiency, 8, "global efficiency");
}

TEST(ClosedForms, DistanceTotalsOfACycleAGridAndATree) {
  constexpr Vertex kN = 10'001;
  const auto of_cycle = distance_totals(zoo::cycle(kN).graph());
  for (const Vertex v : {Vertex{0}, kN / 2}) {
    EXPECT_EQ(of_cycle.sum[v], std::uint64_t{kN / 2} * (kN / 2 + 1));
    expect_near(of_cycle.harmonic[v], 2 * harmonic_number(kN / 2), 4, "harmonic");
  }
  // Of a grid r x c: r² c (c²-1)/3 + c² r (r²-1)/3 over ordered pairs (Manhattan distance).
  constexpr std::uint64_t kRows = 90;
  constexpr std::uint64_t kColumns = 110;
  const auto of_grid = distance_totals(grid(kRows, kColumns));
  EXPECT_EQ(std::accumulate(of_grid.sum.begin(), of_grid.sum.end(), std::uint64_t{0}),
            kRows * kRows * (kColumns * (kColumns * kColumns - 1) / 3) +
                kColumns * kColumns * (kRows * (kRows * kRows - 1) / 3));
  // From the root of a tree 2^d vertices are d away.
  const auto of_tree = distance_totals(binary_tree(13));
  std::uint64_t sum = 0;
  for (std::uint64_t d = 1; d < 13; ++d) sum += d << d;
  EXPECT_EQ(of_tree.sum[0], sum);
}

TEST(ClosedForms, BetweennessOfPathsStarsTreesAndLollipops) {
  constexpr Vertex kN = 6000;
  const auto of_path = betweenness(zoo::path(kN).graph());
  for (const Vertex v : {Vertex{0}, Vertex{1}, kN / 2}) {
    EXPECT_DOUBLE_EQ(of_path[v], static_cast<double>(std::uint64_t{v} * (kN - 1 - v)));
  }
  const auto of_star = betweenness(zoo::star(kN).graph());
  EXPECT_DOUBLE_EQ(of_star[0], static_cast<double>(std::uint64_t{kN} * (kN - 1) / 2));
  // A vertex of a tree parts the pairs of its sides: all pairs less those within one side.
  constexpr unsigned kDepth = 12;
  const auto of_tree = betweenness(binary_tree(kDepth));
  const auto half = static_cast<double>((1U << (kDepth - 1)) - 1);
  EXPECT_DOUBLE_EQ(of_tree[0], half * half);
  const double quarter = (half - 1) / 2;
  EXPECT_DOUBLE_EQ(of_tree[1], quarter * quarter + 2 * quarter * (half + 1));
  // The vertex that the tail hangs at: (k-1) t pairs, and the one behind it k (t-1).
  constexpr Vertex kClique = 60;
  constexpr Vertex kTail = 2000;
  const auto of_lollipop = betweenness(zoo::lollipop(kClique, kTail).graph());
  EXPECT_DOUBLE_EQ(of_lollipop[kClique - 1], double{kClique - 1} * kTail);
  EXPECT_DOUBLE_EQ(of_lollipop[kClique], double{kClique} * (kTail - 1));
  EXPECT_EQ(of_lollipop[0], 0.0);
}

TEST(ClosedForms, BetweennessOfSquaresInARow) {
  // 1,200 squares in a row have 2^1200 shortest paths from end to end. By symmetry every pair that
  // has its ends in other squares goes through each of the two sides of a square half the time.
  constexpr Vertex kSquares = 1200;
  std::vector<Edge> edges;
  for (Vertex i = 0; i < kSquares; ++i) {
    const Vertex left = 3 * i;
    for (const Vertex side : {left + 1, left + 2}) {
      edges.push_back({left, side});
      edges.push_back({side, left + 3});
    }
  }
  constexpr Vertex kN = 3 * kSquares + 1;
  const auto scores = betweenness(CsrGraph::from_edges(kN, edges));
  for (const Vertex i : {Vertex{0}, kSquares / 2, kSquares - 1}) {
    const double before = 3.0 * i;               // vertices left of the square, and its left corner
    const double behind = kN - 1 - 3.0 * i - 3;  // right of it
    const double sides = 0.5 * (before + 1) * (behind + 1);  // pairs over the square
    // and of the other side: none, for it shares both neighbours and goes through a corner
    EXPECT_NEAR(scores[3 * i + 1], sides, 1e-9 * (1 + sides)) << "square " << i;
    EXPECT_NEAR(scores[3 * i + 1], scores[3 * i + 2], 1e-9 * (1 + sides));
  }
}

TEST(ClosedForms, BetweennessRefusesMorePathsThanADoubleCounts) {
  // 1,100 layers of two vertices, each linked to both of the next: 2^1099 ways to the last layer.
  constexpr Vertex kLayers = 1100;
  std::vector<Edge> edges;
  for (Vertex v = 0; v + 2 < 2 * kLayers; v += 2) {
    for (const Vertex from : {v, v + 1}) {
      edges.push_back({from, v + 2});
      edges.push_back({from, v + 3});
    }
  }
  const std::vector<double> lengths(edges.size(), 0.5);
  for (const EdgeWeights weights : {EdgeWeights{}, EdgeWeights{.lengths = lengths}}) {
    for (const auto direction : {Direction::undirected, Direction::directed}) {
      const auto graph = CsrGraph::from_edges(2 * kLayers, edges, direction, weights);
      EXPECT_THROW(static_cast<void>(betweenness(graph)), Error);
      EXPECT_THROW(static_cast<void>(vertex_and_edge_betweenness(graph)), Error);
    }
  }
  // 2^999 can be counted.
  edges.resize(edges.size() - std::size_t{4} * 100);
  const auto scores = betweenness(CsrGraph::from_edges(2 * (kLayers - 100), edges));
  EXPECT_NEAR(scores[0], scores[1], 1e-6);
  EXPECT_GT(scores[1000], scores[0]);
}

TEST(ClosedForms, ResistancesOfPathsCyclesStarsAndCompleteGraphs) {
  const auto kirchhoff = [](const zoo::ZooGraph& graph) { return kirchhoff_index(graph.graph()); };
  constexpr Vertex kN = 3000;
  constexpr long double kReal = kN;
  EXPECT_NEAR(kirchhoff(zoo::path(kN)) / static_cast<double>((kReal * kReal * kReal - kReal) / 6),
              1, 1e-11);
  EXPECT_NEAR(kirchhoff(zoo::cycle(kN)) / static_cast<double>((kReal * kReal * kReal - kReal) / 12),
              1, 1e-11);
  EXPECT_NEAR(kirchhoff(zoo::star(kN)) / (double{kN} * kN), 1, 1e-12);
  EXPECT_NEAR(kirchhoff(zoo::complete(300)), 299, 1e-9);
  EXPECT_NEAR(ResistanceMatrix(zoo::path(600).graph()).kirchhoff_index() / ((216e6 - 600) / 6), 1,
              1e-10);  // the inverse of a matrix of condition 10^5
}

TEST(ClosedForms, AlgebraicConnectivityOfPathsCyclesAndStars) {
  const auto sine = [](double x) { return 4.0 * std::pow(std::sin(x), 2); };
  constexpr double kPi = std::numbers::pi;
  EXPECT_NEAR(algebraic_connectivity(zoo::path(2000).graph()) / sine(kPi / 4000), 1, 1e-6);
  EXPECT_NEAR(algebraic_connectivity(zoo::cycle(1500).graph()) / sine(kPi / 1500), 1, 1e-6);
  EXPECT_NEAR(algebraic_connectivity(zoo::star(2000).graph()), 1, 1e-9);
  EXPECT_NEAR(algebraic_connectivity(zoo::complete(200).graph()), 200, 1e-7);
}

TEST(ClosedForms, StrengthOfAStarOfAMillionTenths) {
  constexpr Vertex kLeaves = 1'000'000;
  const auto star = zoo::star(kLeaves);
  const std::vector<double> tenths(star.edges.size(), 0.1);
  const auto graph =
      CsrGraph::from_edges(star.n, star.edges, Direction::undirected, {.strengths = tenths});
  // One after another these come to 100000.00000133288.
  EXPECT_EQ(strength(graph)[0], 100'000.0);
}

TEST(ClosedForms, StrengthOfAStarOfWeightsThatDifferBySixteenDigits) {
  constexpr Vertex kLeaves = 100'001;
  const auto star = zoo::star(kLeaves);
  std::vector<double> strengths(star.edges.size(), 1.0);
  strengths[0] = 1e16;  // to which 1 cannot be added
  const auto graph =
      CsrGraph::from_edges(star.n, star.edges, Direction::undirected, {.strengths = strengths});
  EXPECT_EQ(strength(graph)[0], 1e16 + 100'000.0);
}

TEST(ClosedForms, ModularityOfManyAlikeCommunities) {
  // n/k cliques of k vertices, each a community: 1 - k/n, whatever the strengths.
  constexpr Vertex kCliques = 20'000;
  constexpr Vertex kSize = 5;
  std::vector<Edge> edges;
  Partition partition(kCliques * kSize);
  for (Vertex c = 0; c < kCliques; ++c) {
    for (Vertex i = 0; i < kSize; ++i) {
      partition[c * kSize + i] = c;
      for (Vertex j = 0; j < i; ++j) edges.push_back({c * kSize + i, c * kSize + j});
    }
  }
  const std::vector<double> tenths(edges.size(), 0.1);
  const auto graph =
      CsrGraph::from_edges(kCliques * kSize, edges, Direction::undirected, {.strengths = tenths});
  expect_near(modularity(graph, partition), 1.0L - 1.0L / kCliques, 4, "modularity");
}

TEST(ClosedForms, PageRankOfCyclesStarsAndCompleteGraphs) {
  constexpr Vertex kN = 50'000;
  const PageRankOptions precise{.tolerance = 1e-14};
  for (const auto& graph : {zoo::cycle(kN).graph(), zoo::complete(300).graph()}) {
    const auto scores = pagerank(graph, precise).scores;
    const double expected = 1.0 / graph.num_vertices();
    EXPECT_NEAR(scores[0] / expected, 1, 1e-10);
    EXPECT_NEAR(scores.back() / expected, 1, 1e-10);
  }
  // x0 = (1-d)/n + d (1 - x0), for all leaves give everything to the centre.
  const auto of_star = pagerank(zoo::star(kN).graph(), precise).scores;
  constexpr double kD = 0.85;
  EXPECT_NEAR(of_star[0], ((1 - kD) / (kN + 1) + kD) / (1 + kD), 1e-12);
}

TEST(ClosedForms, EigenvectorCentralityOfAStarAndACompleteGraph) {
  constexpr Vertex kLeaves = 40'000;
  const auto of_star = eigenvector_centrality(zoo::star(kLeaves).graph());
  EXPECT_NEAR(of_star.eigenvalue, std::sqrt(double{kLeaves}), 1e-6);
  EXPECT_NEAR(of_star.scores[1] / of_star.scores[0], 1 / std::sqrt(double{kLeaves}), 1e-8);
  EXPECT_NEAR(eigenvector_centrality(zoo::complete(500).graph()).eigenvalue, 499, 1e-6);
}

TEST(ClosedForms, TrianglesCoresAndHolesOfCompleteGraphsStarsAndGrids) {
  constexpr std::uint64_t kN = 700;
  const auto complete = zoo::complete(kN).graph();
  EXPECT_EQ(triangles(complete).count, kN * (kN - 1) * (kN - 2) / 6);
  EXPECT_EQ(core_numbers(complete)[5], kN - 1);
  EXPECT_EQ(triangles(grid(200, 300)).count, 0U);
  EXPECT_EQ(core_numbers(grid(200, 300))[301], 2U);
  // In a star every contact of the centre has 1/n of it and nothing over others: n (1/n)².
  const auto holes = structural_holes(zoo::star(30'000).graph());
  EXPECT_NEAR(holes.constraint[0] * 30'000, 1, 1e-9);
  EXPECT_NEAR(holes.effective_size[0], 30'000, 1e-6);
  EXPECT_NEAR(holes.constraint[1], 1, 1e-12);
}

}  // namespace
}  // namespace musubi::closed_forms_test
