#include "algorithms/spectral/laplacian_measures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <stdexcept>

#include "engine/random.hpp"
#include "tests/graph_zoo.hpp"

namespace musubi::laplacian_measures_test {
namespace {

constexpr double kPi = std::numbers::pi;

CsrGraph graph_of(Vertex n, const std::vector<Edge>& edges,
                  std::span<const double> strengths = {}) {
  return CsrGraph::from_edges(n, edges, Direction::undirected, {.strengths = strengths});
}

std::vector<Edge> path_edges(Vertex n) {
  std::vector<Edge> edges;
  for (Vertex v = 1; v < n; ++v) edges.push_back({v - 1, v});
  return edges;
}

CsrGraph path(Vertex n) {
  return graph_of(n, path_edges(n));
}

CsrGraph cycle(Vertex n) {
  auto edges = path_edges(n);
  edges.push_back({n - 1, 0});
  return graph_of(n, edges);
}

CsrGraph star(Vertex n) {
  std::vector<Edge> edges;
  for (Vertex v = 1; v < n; ++v) edges.push_back({0, v});
  return graph_of(n, edges);
}

CsrGraph complete(Vertex n) {
  std::vector<Edge> edges;
  for (Vertex u = 0; u < n; ++u) {
    for (Vertex v = u + 1; v < n; ++v) edges.push_back({u, v});
  }
  return graph_of(n, edges);
}

struct Weighted {
  std::vector<Edge> edges{};
  std::vector<double> strengths{};

  [[nodiscard]] CsrGraph graph(Vertex n) const { return graph_of(n, edges, strengths); }
};

// A random tree and further edges, some parallel, some loops, with strengths from 0.5 to 3.
Weighted random_connected(Vertex n, std::size_t more, std::uint64_t seed) {
  SplitMix64 random(seed);
  Weighted result;
  const auto add = [&](Vertex u, Vertex v) {
    result.edges.push_back({u, v});
    result.strengths.push_back(0.5 + 2.5 * random.uniform());
  };
  for (Vertex v = 1; v < n; ++v) add(v, static_cast<Vertex>(random.below(v)));
  for (std::size_t i = 0; i < more; ++i) {
    const auto u = static_cast<Vertex>(random.below(n));
    add(u, static_cast<Vertex>(random.below(n)));
  }
  return result;
}

using Matrix = std::vector<std::vector<double>>;

Matrix laplacian(const CsrGraph& graph) {
  Matrix matrix(graph.num_vertices(), std::vector<double>(graph.num_vertices(), 0.0));
  for (const Vertex u : graph.vertices()) {
    const auto row = graph.out_neighbors(u);
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i] == u) continue;
      const double strength = graph.has_strengths() ? graph.out_strengths(u)[i] : 1.0;
      matrix[u][row[i]] -= strength;
      matrix[u][u] += strength;
    }
  }
  return matrix;
}

// tr(L⁺) from the inverse of L + J/n by Gauss and Jordan.
double kirchhoff_by_elimination(const CsrGraph& graph) {
  const std::size_t n = graph.num_vertices();
  auto a = laplacian(graph);
  for (std::size_t i = 0; i < n; ++i) {
    for (double& entry : a[i]) entry += 1.0 / static_cast<double>(n);
    a[i].resize(2 * n, 0.0);
    a[i][n + i] = 1.0;
  }
  for (std::size_t c = 0; c < n; ++c) {
    std::size_t pivot = c;
    for (std::size_t r = c; r < n; ++r) {
      if (std::abs(a[r][c]) > std::abs(a[pivot][c])) pivot = r;
    }
    std::swap(a[c], a[pivot]);
    const double by = a[c][c];
    for (double& entry : a[c]) entry /= by;
    for (std::size_t r = 0; r < n; ++r) {
      if (r == c || a[r][c] == 0.0) continue;
      const double factor = a[r][c];
      for (std::size_t k = c; k < 2 * n; ++k) a[r][k] -= factor * a[c][k];
    }
  }
  double trace = 0.0;
  for (std::size_t i = 0; i < n; ++i) trace += a[i][n + i];
  return static_cast<double>(n) * (trace - 1.0);
}

TEST(KirchhoffIndex, ClosedForms) {
  for (const Vertex n : {2U, 3U, 10U, 57U}) {
    const double x = n;
    EXPECT_NEAR(kirchhoff_index(path(n)), (x * x * x - x) / 6.0, 1e-9 * x * x * x);
    EXPECT_NEAR(kirchhoff_index(star(n)), (x - 1.0) * (x - 1.0), 1e-9 * x * x);
    EXPECT_NEAR(kirchhoff_index(complete(n)), x - 1.0, 1e-9 * x);
    if (n > 2) {
      EXPECT_NEAR(kirchhoff_index(cycle(n)), (x * x * x - x) / 12.0, 1e-9 * x * x * x);
    }
  }
}

TEST(KirchhoffIndex, OfALongPath) {
  constexpr double kN = 3500.0;
  EXPECT_NEAR(kirchhoff_index(path(3500)) / ((kN * kN * kN - kN) / 6.0), 1.0, 1e-8);
}

TEST(AlgebraicConnectivity, ClosedForms) {
  for (const Vertex n : {2U, 3U, 10U, 57U, 500U}) {
    const double x = n;
    EXPECT_NEAR(algebraic_connectivity(path(n)), 2.0 - 2.0 * std::cos(kPi / x), 1e-10);
    EXPECT_NEAR(algebraic_connectivity(complete(n)), x, 1e-8 * x);
    if (n > 2) {
      EXPECT_NEAR(algebraic_connectivity(star(n)), 1.0, 1e-10);
      EXPECT_NEAR(algebraic_connectivity(cycle(n)), 2.0 - 2.0 * std::cos(2.0 * kPi / x), 1e-10);
    }
  }
}

TEST(LaplacianMeasures, DegenerateGraphs) {
  for (const auto& graph : {CsrGraph{}, graph_of(1, {}), graph_of(1, {{0, 0}})}) {
    EXPECT_EQ(kirchhoff_index(graph), 0.0);
    EXPECT_EQ(algebraic_connectivity(graph), 0.0);
    EXPECT_TRUE(laplacian_gains(graph, {}).empty());
  }
  const auto parted = graph_of(4, {{0, 1}, {2, 3}});
  EXPECT_EQ(kirchhoff_index(parted), std::numeric_limits<double>::infinity());
  EXPECT_EQ(algebraic_connectivity(parted), 0.0);
  const std::vector<std::pair<Vertex, Vertex>> pairs{{0, 2}, {0, 1}, {1, 1}};
  const auto gains = laplacian_gains(parted, pairs);
  EXPECT_EQ(gains[0].kirchhoff_index, std::numeric_limits<double>::infinity());
  EXPECT_EQ(gains[0].algebraic_connectivity, std::numeric_limits<double>::infinity());
  // Two vertices tied by conductance 1, then 2: resistance 1, then 1/2; λ2 = 2, then 4.
  EXPECT_NEAR(gains[1].kirchhoff_index, 0.5, 1e-12);
  EXPECT_NEAR(gains[1].algebraic_connectivity, 2.0, 1e-12);
  EXPECT_EQ(gains[2].kirchhoff_index, 0.0);
  EXPECT_EQ(gains[2].algebraic_connectivity, 0.0);
  EXPECT_THROW(
      static_cast<void>(laplacian_gains(parted, std::vector<std::pair<Vertex, Vertex>>{{0, 4}})),
      std::invalid_argument);
}

TEST(LaplacianMeasures, EdgesOfStrengthZeroConductNothing) {
  const std::vector<double> strengths{1.0, 0.0, 1.0};
  const auto graph = graph_of(4, path_edges(4), strengths);
  EXPECT_EQ(kirchhoff_index(graph), std::numeric_limits<double>::infinity());
}

TEST(LaplacianMeasures, DirectionsAreIgnored) {
  const std::vector<Edge> edges{{0, 1}, {1, 2}, {2, 0}, {2, 1}};
  const auto directed = CsrGraph::from_edges(3, edges, Direction::directed);
  EXPECT_NEAR(kirchhoff_index(directed), kirchhoff_index(graph_of(3, edges)), 1e-12);
}

// Paths, cycles and a triangle with a tail, where the change is worked out by hand.
TEST(LaplacianGains, ClosingAPathMakesACycle) {
  for (const Vertex n : {3U, 8U, 500U}) {
    const double x = n;
    const auto gains = laplacian_gains(path(n), std::vector<std::pair<Vertex, Vertex>>{{0, n - 1}});
    EXPECT_NEAR(gains[0].kirchhoff_index / ((x * x * x - x) / 12.0), 1.0, 1e-9) << n;
    const double before = 2.0 - 2.0 * std::cos(kPi / x);
    const double after = 2.0 - 2.0 * std::cos(2.0 * kPi / x);
    EXPECT_NEAR(gains[0].algebraic_connectivity / (after - before), 1.0, 1e-6) << n;
  }
}

TEST(LaplacianGains, AnEigenvalueThatStandsSeveralTimesStays) {
  // 1 is an eigenvalue of a star n - 2 times, n of a complete graph n - 1 times.
  for (const Vertex n : {4U, 60U, 500U}) {
    const std::vector<std::pair<Vertex, Vertex>> leaves{{1, 2}};
    EXPECT_NEAR(laplacian_gains(star(n), leaves)[0].algebraic_connectivity, 0.0, 1e-8) << n;
    EXPECT_NEAR(laplacian_gains(complete(n), leaves)[0].algebraic_connectivity, 0.0, 1e-7) << n;
  }
}

TEST(LaplacianGains, AreWhatTryingOutFinds) {
  for (std::uint64_t seed = 0; seed < 12; ++seed) {
    constexpr Vertex kN = 30;
    const auto base = random_connected(kN, 3 * seed, seed);
    const auto graph = base.graph(kN);
    std::vector<std::pair<Vertex, Vertex>> pairs;
    for (Vertex v = 1; v < kN; v += 3) pairs.emplace_back(0, v);
    const auto gains = laplacian_gains(graph, pairs);
    for (std::size_t p = 0; p < pairs.size(); ++p) {
      auto more = base;
      more.edges.push_back({pairs[p].first, pairs[p].second});
      more.strengths.push_back(1.0);
      const auto after = more.graph(kN);
      EXPECT_NEAR(gains[p].kirchhoff_index,
                  kirchhoff_by_elimination(graph) - kirchhoff_by_elimination(after), 1e-8);
      EXPECT_NEAR(gains[p].algebraic_connectivity,
                  algebraic_connectivity(after) - algebraic_connectivity(graph), 1e-10);
    }
    EXPECT_NEAR(kirchhoff_index(graph), kirchhoff_by_elimination(graph), 1e-8);
  }
}

TEST(LaplacianGains, OfALargeGraphTooAndForAnyNumberOfThreads) {
  constexpr Vertex kN = 900;  // sixteen eigenvalues only
  const auto base = random_connected(kN, 600, 7);
  const auto graph = base.graph(kN);
  std::vector<std::pair<Vertex, Vertex>> pairs;
  for (Vertex v = 1; v < kN; v += 90) pairs.emplace_back(0, v);
  const auto gains = laplacian_gains(graph, pairs, {.threads = 1});
  const auto on_two = laplacian_gains(graph, pairs, {.threads = 2});
  const double before = algebraic_connectivity(graph);
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    auto more = base;
    more.edges.push_back({pairs[p].first, pairs[p].second});
    more.strengths.push_back(1.0);
    const double rise = algebraic_connectivity(more.graph(kN)) - before;
    EXPECT_NEAR(gains[p].algebraic_connectivity, rise, 0.02 * rise + 1e-9) << p;
    EXPECT_EQ(gains[p].kirchhoff_index, on_two[p].kirchhoff_index);
    EXPECT_EQ(gains[p].algebraic_connectivity, on_two[p].algebraic_connectivity);
  }
}

// L x = e_a - e_b by plain conjugate gradients.
std::vector<double> unit_current(const CsrGraph& graph, Vertex a, Vertex b) {
  const std::size_t n = graph.num_vertices();
  std::vector<double> x(n, 0.0);
  std::vector<double> residual(n, 0.0);
  residual[a] = 1.0;
  residual[b] = -1.0;
  auto direction = residual;
  const auto dot = [](const auto& u, const auto& v) {
    return std::inner_product(u.begin(), u.end(), v.begin(), 0.0);
  };
  double energy = dot(residual, residual);
  while (energy > 1e-24) {
    std::vector<double> image(n, 0.0);
    for (const Vertex u : graph.vertices()) {
      for (const Vertex v : graph.out_neighbors(u)) image[u] += direction[u] - direction[v];
    }
    const double step = energy / dot(direction, image);
    for (std::size_t i = 0; i < n; ++i) {
      x[i] += step * direction[i];
      residual[i] -= step * image[i];
    }
    const double next = dot(residual, residual);
    for (std::size_t i = 0; i < n; ++i) direction[i] = residual[i] + next / energy * direction[i];
    energy = next;
  }
  return x;
}

// A random graph of degree 4: its factor fills up, so that conjugate gradients are used.
TEST(LaplacianGains, OfAnExpander) {
  constexpr Vertex kN = 9000;
  SplitMix64 random(3);
  std::vector<Edge> edges;
  for (int round = 0; round < 2; ++round) {
    std::vector<Vertex> order(kN);
    std::iota(order.begin(), order.end(), Vertex{0});
    random.shuffle(order);
    for (Vertex i = 0; i < kN; ++i) edges.push_back({order[i], order[(i + 1) % kN]});
  }
  const auto graph = graph_of(kN, edges);
  const auto x = unit_current(graph, 17, 4711);
  const double mean = std::accumulate(x.begin(), x.end(), 0.0) / kN;
  double squared = 0.0;
  for (const double value : x) squared += (value - mean) * (value - mean);
  const auto gains = laplacian_gains(graph, std::vector<std::pair<Vertex, Vertex>>{{17, 4711}});
  EXPECT_NEAR(gains[0].kirchhoff_index / (kN * squared / (1.0 + x[17] - x[4711])), 1.0, 1e-7);
  EXPECT_GE(gains[0].algebraic_connectivity, 0.0);
}

}  // namespace
}  // namespace musubi::laplacian_measures_test
