#include "algorithms/whatif/graph_objectives.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <functional>

#include "algorithms/centrality/closeness.hpp"
#include "algorithms/centrality/shortest_paths.hpp"
#include "algorithms/spectral/component_laplacian.hpp"
#include "algorithms/spectral/laplacian_measures.hpp"
#include "algorithms/whatif/connectivity_spectrum.hpp"
#include "algorithms/whatif/loss_robustness.hpp"
#include "algorithms/whatif/resistance_matrix.hpp"
#include "tests/algorithms/whatif/with_link.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::graph_objectives_test {
namespace {

using musubi::testing::all_pairs;
using musubi::testing::undirected;
using musubi::testing::with_link;
using musubi::testing::ZooGraph;

constexpr double kPathTolerance = 1e-12;
constexpr double kSpectralTolerance = 1e-8;

using Measure = std::function<double(const ZooGraph&)>;

// The gain of each single link, and of three after each other, against graphs that hold them.
void expect_gains(const LinkObjective& objective, const ZooGraph& graph, const Measure& measure,
                  double tolerance) {
  const double sign = objective.smaller_is_better() ? -1.0 : 1.0;
  const double before = measure(graph);
  const double scale = std::max(1.0, std::abs(before));
  EXPECT_NEAR(objective.value(), before, tolerance * scale);
  const auto pairs = all_pairs(std::min<Vertex>(graph.n, 9));
  const auto gains = objective.gains(pairs, {.threads = 2});
  ASSERT_EQ(gains.size(), pairs.size());
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    const auto& [a, b] = pairs[p];
    const double expected = sign * (measure(with_link(graph, a, b)) - before);
    EXPECT_NEAR(gains[p], expected, tolerance * scale) << a << " with " << b;
    EXPECT_GE(gains[p], -tolerance * scale);
  }
  if (pairs.size() < 6) return;
  auto several = graph;
  const auto with = objective.clone();
  for (const std::size_t p : {pairs.size() - 1, std::size_t{1}, pairs.size() / 2}) {
    several = with_link(several, pairs[p].first, pairs[p].second);
    with->add_link(pairs[p]);
    EXPECT_NEAR(with->value(), measure(several), tolerance * scale);
  }
  EXPECT_NEAR(
      with->gains(std::vector{pairs[2]}, {}).front(),
      sign * (measure(with_link(several, pairs[2].first, pairs[2].second)) - measure(several)),
      tolerance * scale);
  EXPECT_NEAR(objective.value(), before, tolerance * scale) << "a clone is one of its own";
}

double mean_harmonic(const ZooGraph& graph, const std::vector<Vertex>& group) {
  const auto harmonic = closeness(graph.graph(), {.execution = {.threads = 1}}).harmonic;
  double sum = 0.0;
  for (const Vertex v : group) sum += harmonic[v];
  return sum / static_cast<double>(group.size());
}

double mean_distance(const ZooGraph& zoo_graph, double far, const std::vector<Vertex>& from,
                     const std::vector<Vertex>& to) {
  const auto graph = zoo_graph.graph();
  ShortestPathSearch search(graph);
  double sum = 0.0;
  double pairs = 0.0;
  for (const Vertex s : from) {
    search.run(s);
    for (const Vertex t : to) {
      if (s == t) continue;
      sum += search.reached(t) ? search.distance(t) : far;
      pairs += 1.0;
    }
  }
  return sum / pairs;
}

// Of each component by sparse solves; pairs of two components count as said.
double kirchhoff_with_penalty(const ZooGraph& zoo_graph) {
  const auto graph = zoo_graph.graph();
  const auto n = static_cast<double>(graph.num_vertices());
  double weakest = 1.0;
  for (const double strength : zoo_graph.strengths) {
    if (strength > 0.0) weakest = std::min(weakest, strength);
  }
  double index = 0.0;
  double joined = 0.0;
  for (const auto& vertices : conducting_components(graph)) {
    const ComponentLaplacian laplacian(graph, vertices);
    const auto k = static_cast<double>(vertices.size());
    const Eigen::VectorXd values =
        Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(Eigen::MatrixXd(laplacian.matrix()))
            .eigenvalues();
    for (Eigen::Index i = 1; i < values.size(); ++i) index += k / values[i];
    joined += k * (k - 1.0) / 2.0;
  }
  return index + n / weakest * (n * (n - 1.0) / 2.0 - joined);
}

double connected_share_after_losses(const ZooGraph& graph) {
  if (graph.n < 3) return 0.0;
  double pairs = 0.0;
  for (Vertex lost = 0; lost < graph.n; ++lost) {
    auto rest = graph;
    std::erase_if(rest.edges, [&](const Edge& e) { return e.tail == lost || e.head == lost; });
    rest.lengths.clear();
    rest.strengths.clear();
    for (const auto reached : closeness(rest.graph(), {.execution = {.threads = 1}}).reached)
      pairs += reached;
  }
  const double n = graph.n;
  return pairs / (n * (n - 1.0) * (n - 2.0));
}

class ObjectivesOnZoo : public musubi::testing::OnZoo {
 protected:
  [[nodiscard]] ZooGraph plain() const { return undirected(zoo_graph()); }
};

TEST_P(ObjectivesOnZoo, Efficiency) {
  expect_gains(
      *efficiency_objective(graph()), plain(),
      [](const ZooGraph& g) { return global_efficiency(g.graph()); }, kPathTolerance);
}

TEST_P(ObjectivesOnZoo, HarmonicOfOneAndOfSome) {
  if (plain().n < 3) return;
  for (const auto& group : std::vector<std::vector<Vertex>>{{0}, {1, 2}}) {
    expect_gains(
        *harmonic_objective(graph(), group), plain(),
        [&](const ZooGraph& g) { return mean_harmonic(g, group); }, kPathTolerance);
  }
}

TEST_P(ObjectivesOnZoo, DistanceBetweenGroups) {
  if (plain().n < 4) return;
  double far = 1.0;
  for (const double length : plain().lengths) far = std::max(far, length);
  far *= plain().n;
  const std::vector<Vertex> from{0, 3};
  const std::vector<Vertex> to{1, 2, 3};
  expect_gains(
      *distance_objective(graph(), from, to), plain(),
      [&](const ZooGraph& g) { return mean_distance(g, far, from, to); }, kPathTolerance);
}

TEST_P(ObjectivesOnZoo, Kirchhoff) {
  expect_gains(*kirchhoff_objective(graph()), plain(), kirchhoff_with_penalty, kSpectralTolerance);
}

TEST_P(ObjectivesOnZoo, KirchhoffIsTheKnownIndexWhenConnected) {
  const double known = kirchhoff_index(graph());
  if (std::isinf(known)) return;
  EXPECT_NEAR(ResistanceMatrix(graph()).kirchhoff_index(), known,
              kSpectralTolerance * std::max(1.0, known));
}

TEST_P(ObjectivesOnZoo, AlgebraicConnectivity) {
  if (conducting_components(graph()).size() > 1) return;
  expect_gains(
      *connectivity_objective(graph()), plain(),
      [](const ZooGraph& g) { return algebraic_connectivity(g.graph()); }, kSpectralTolerance);
}

TEST_P(ObjectivesOnZoo, Robustness) {
  if (plain().n > 40) return;
  expect_gains(*robustness_objective(graph()), plain(), connected_share_after_losses,
               kPathTolerance);
}

MUSUBI_ON_ZOO(ObjectivesOnZoo);

TEST(Objectives, LongPathsAreMeasuredToo) {
  const auto path = musubi::testing::path(70);  // too long for tables of counts
  expect_gains(
      *efficiency_objective(path.graph()), path,
      [](const ZooGraph& g) { return global_efficiency(g.graph()); }, kPathTolerance);
  auto two = path;
  std::erase(two.edges, Edge{7, 8});
  expect_gains(
      *efficiency_objective(two.graph()), two,
      [](const ZooGraph& g) { return global_efficiency(g.graph()); }, kPathTolerance);
}

TEST(Objectives, NoEdgesAtAll) {
  const ZooGraph empty{.name = "isolated", .n = 5};
  expect_gains(
      *efficiency_objective(empty.graph()), empty,
      [](const ZooGraph& g) { return global_efficiency(g.graph()); }, kPathTolerance);
  expect_gains(*kirchhoff_objective(empty.graph()), empty, kirchhoff_with_penalty,
               kSpectralTolerance);
}

TEST(Objectives, ResistancesOfAPathByHand) {
  // 0 - 1 - 2: 1 + 1 + 2; as a triangle each of the three is 2/3. Apart from an isolated vertex,
  // its three pairs count 4 each, and joined to the middle they are 2 + 1 + 2.
  const auto path = musubi::testing::path(3);
  const ResistanceMatrix resistances(path.graph());
  EXPECT_NEAR(resistances.kirchhoff_index(), 4.0, 1e-12);
  EXPECT_NEAR(resistances.gains(std::vector<NewLink>{{0, 2}}).front(), 2.0, 1e-12);
  const ResistanceMatrix apart(with_isolated_vertex(path).graph());
  EXPECT_NEAR(apart.kirchhoff_index(), 4.0 + 12.0, 1e-12);
  EXPECT_NEAR(apart.gains(std::vector<NewLink>{{1, 3}}).front(), 12.0 - 5.0, 1e-12);
}

TEST(Objectives, ConnectivityOfADisconnectedGraphIsThatOfItsLargestPart) {
  const auto graph = with_isolated_vertex(musubi::testing::path(4)).graph();
  const ConnectivitySpectrum spectrum(graph);
  EXPECT_NEAR(spectrum.algebraic_connectivity(), 2.0 - std::sqrt(2.0), 1e-12);  // of the path
  const auto gains = spectrum.gains(std::vector<NewLink>{{0, 4}, {0, 3}});
  EXPECT_EQ(gains[0], 0.0);
  EXPECT_NEAR(gains[1], std::sqrt(2.0), 1e-12);  // a cycle of four has 2
}

TEST(Objectives, LossesOfAStarByHand) {
  // Without its centre a star of three leaves falls apart; without a leaf all others are connected.
  const LossRobustness star(musubi::testing::star(3).graph());
  EXPECT_NEAR(star.value(), 0.75, 1e-12);
  EXPECT_NEAR(star.gains(std::vector<NewLink>{{1, 2}}).front(), 2.0 / 6.0 / 4.0, 1e-12);
  const LossRobustness only_centre(musubi::testing::star(3).graph(), {0});
  EXPECT_EQ(only_centre.value(), 0.0);
}

TEST(Objectives, DoNotDependOnTheThreads) {
  const auto graph = musubi::testing::gnp(150, 0.03, 3).graph();
  const auto pairs = all_pairs(60);
  for (const auto& objective :
       {efficiency_objective(graph), harmonic_objective(graph, {1, 5}), kirchhoff_objective(graph),
        connectivity_objective(graph), robustness_objective(graph)}) {
    EXPECT_EQ(objective->gains(pairs, {.threads = 1}), objective->gains(pairs, {.threads = 4}));
  }
  EXPECT_EQ(kirchhoff_objective(graph, {.threads = 1})->value(),
            kirchhoff_objective(graph, {.threads = 4})->value());
}

TEST(Objectives, RefuseEmptyGroups) {
  const auto graph = musubi::testing::path(3).graph();
  EXPECT_THROW(harmonic_objective(graph, {}), std::invalid_argument);
  EXPECT_THROW(distance_objective(graph, {0}, {}), std::invalid_argument);
  EXPECT_THROW(distance_objective(graph, {0}, {0}), std::invalid_argument);
  EXPECT_THROW(harmonic_objective(graph, {3})->value(), std::out_of_range);
}

}  // namespace
}  // namespace musubi::graph_objectives_test
