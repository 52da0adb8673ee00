#include "algorithms/structure/structural_holes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stop_token>

#include "algorithms/centrality/centrality_table.hpp"
#include "engine/error.hpp"
#include "tests/algorithms/structure/igraph_structure_oracle.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::structural_holes_test {
namespace {

using musubi::testing::IsNear;
using ::testing::DoubleNear;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsNan;
using ::testing::Pointwise;
namespace zoo = musubi::testing;

// Sums of at most a few hundred terms below 1, in another order than the oracle's.
constexpr double kTolerance = 1e-12;

// The formulas of the header on dense matrices, as they are printed.
StructuralHoles by_formula(const zoo::ZooGraph& graph) {
  const std::size_t n = graph.n;
  std::vector<std::vector<double>> z(n, std::vector<double>(n, 0.0));
  for (std::size_t e = 0; e < graph.edges.size(); ++e) {
    const auto [tail, head] = graph.edges[e];
    const double strength = graph.strengths.empty() ? 1.0 : graph.strengths[e];
    if (tail == head) continue;
    z[tail][head] += strength;
    z[head][tail] += strength;
  }
  const auto p = [&](std::size_t i, std::size_t j) {
    double total = 0.0;
    for (std::size_t k = 0; k < n; ++k) total += z[i][k];
    return z[i][j] / total;
  };
  const auto m = [&](std::size_t j, std::size_t q) {
    return z[j][q] / *std::max_element(z[j].begin(), z[j].end());
  };
  StructuralHoles holes;
  for (std::size_t i = 0; i < n; ++i) {
    std::vector<double> parts;
    double effective_size = 0.0;
    double constraint = 0.0;
    for (std::size_t j = 0; j < n; ++j) {
      if (z[i][j] == 0.0) continue;
      double invested = p(i, j);
      double redundancy = 0.0;
      for (std::size_t q = 0; q < n; ++q) {
        if (q == i || q == j || z[i][q] == 0.0 || z[q][j] == 0.0) continue;
        invested += p(i, q) * p(q, j);
        redundancy += p(i, q) * m(j, q);
      }
      parts.push_back(invested * invested);
      constraint += invested * invested;
      effective_size += 1.0 - redundancy;
    }
    const auto contacts = static_cast<double>(parts.size());
    double inequality = 0.0;
    for (const double part : parts) {
      const double relative = part / (constraint / contacts);
      inequality += relative * std::log(relative);
    }
    const double undefined = std::numeric_limits<double>::quiet_NaN();
    const bool none = parts.empty();
    holes.constraint.push_back(none ? undefined : constraint);
    holes.effective_size.push_back(none ? undefined : effective_size);
    holes.efficiency.push_back(none ? undefined : effective_size / contacts);
    holes.hierarchy.push_back(none                ? undefined
                              : parts.size() == 1 ? 1.0
                                                  : inequality / (contacts * std::log(contacts)));
  }
  return holes;
}

MATCHER_P(IsNearOrBothNan, tolerance, "") {
  const double actual = std::get<0>(arg);
  const double expected = std::get<1>(arg);
  if (std::isnan(expected)) return std::isnan(actual);
  return std::abs(actual - expected) <= tolerance * std::max(1.0, std::abs(expected));
}

void expect_same(const StructuralHoles& actual, const StructuralHoles& expected) {
  const auto same = [](const std::vector<double>& values) {
    return Pointwise(IsNearOrBothNan(kTolerance), values);
  };
  EXPECT_THAT(actual.constraint, same(expected.constraint));
  EXPECT_THAT(actual.effective_size, same(expected.effective_size));
  EXPECT_THAT(actual.efficiency, same(expected.efficiency));
  EXPECT_THAT(actual.hierarchy, same(expected.hierarchy));
}

TEST(StructuralHoles, TheCentreOfAStarIsFree) {
  const auto holes = structural_holes(zoo::star(5).graph());
  EXPECT_NEAR(holes.constraint[0], 1.0 / 5, kTolerance);  // 5 (1/5)²
  EXPECT_NEAR(holes.effective_size[0], 5.0, kTolerance);
  EXPECT_NEAR(holes.efficiency[0], 1.0, kTolerance);
  EXPECT_NEAR(holes.hierarchy[0], 0.0, kTolerance);
  EXPECT_EQ(holes.constraint[3], 1.0) << "a leaf depends on the centre alone";
  EXPECT_EQ(holes.effective_size[3], 1.0);
  EXPECT_EQ(holes.efficiency[3], 1.0);
  EXPECT_EQ(holes.hierarchy[3], 1.0);
}

TEST(StructuralHoles, ACliqueHasAClosedForm) {
  // Each of the d contacts gets 1/d itself and (d - 1)/d² by way of the others.
  for (const Vertex n : {3U, 4U, 6U}) {
    const double d = n - 1.0;
    const double dyadic = std::pow(1.0 / d + (d - 1.0) / (d * d), 2);
    const auto holes = structural_holes(zoo::complete(n).graph());
    EXPECT_THAT(holes.constraint, Each(DoubleNear(d * dyadic, kTolerance)));
    EXPECT_THAT(holes.effective_size, Each(DoubleNear(1.0, kTolerance)));
    EXPECT_THAT(holes.efficiency, Each(DoubleNear(1.0 / d, kTolerance)));
    EXPECT_THAT(holes.hierarchy, Each(DoubleNear(0.0, kTolerance)));
  }
  EXPECT_THAT(structural_holes(zoo::complete(3).graph()).constraint, Each(1.125));
}

TEST(StructuralHoles, HierarchyByHand) {
  // 0 is tied to 1 (which is tied to 2), 2 and 3. c_01 = c_02 = (1/3 + 1/6)² = 1/4, c_03 = 1/9.
  const zoo::ZooGraph graph{.n = 4, .edges = {{0, 1}, {0, 2}, {0, 3}, {1, 2}}};
  const auto holes = structural_holes(graph.graph());
  const double constraint = 0.25 + 0.25 + 1.0 / 9;
  const double r = 0.25 * 3 / constraint;
  const double s = 1.0 / 9 * 3 / constraint;
  EXPECT_NEAR(holes.constraint[0], constraint, kTolerance);
  EXPECT_NEAR(holes.effective_size[0], 3 - 2.0 / 3, kTolerance);  // N - 2t/N
  EXPECT_NEAR(holes.hierarchy[0], (2 * r * std::log(r) + s * std::log(s)) / (3 * std::log(3.0)),
              kTolerance);
}

TEST(StructuralHoles, StrengthsOfBothDirectionsAndOfParallelEdgesAddUp) {
  const std::vector<double> strengths = {1, 2, 3, 1, 5, 9};
  const zoo::ZooGraph apart{.n = 3,
                            .edges = {{0, 1}, {1, 0}, {0, 1}, {1, 2}, {2, 0}, {2, 2}},
                            .direction = Direction::directed,
                            .strengths = strengths};
  const zoo::ZooGraph together{
      .n = 3, .edges = {{0, 1}, {1, 2}, {0, 2}}, .strengths = {6.0, 1.0, 5.0}};
  expect_same(structural_holes(apart.graph()), structural_holes(together.graph()));
}

TEST(StructuralHoles, AnEdgeOfNoStrengthIsNoTie) {
  const zoo::ZooGraph graph{.n = 4, .edges = {{0, 1}, {1, 2}, {3, 0}}, .strengths = {1, 2, 0}};
  const auto holes = structural_holes(graph.graph());
  EXPECT_EQ(holes.constraint[0], 1.0);
  EXPECT_THAT(holes.constraint[3], IsNan());
}

TEST(StructuralHoles, NoneWithoutContacts) {
  EXPECT_THAT(structural_holes(CsrGraph{}).constraint, IsEmpty());
  const zoo::ZooGraph loop{.n = 2, .edges = {{0, 0}}};
  const auto holes = structural_holes(loop.graph());
  for (const auto* values :
       {&holes.constraint, &holes.effective_size, &holes.efficiency, &holes.hierarchy}) {
    EXPECT_EQ(values->size(), 2U);
    EXPECT_THAT(*values, Each(IsNan()));
  }
}

TEST(StructuralHoles, KarateIsThatOfNetworkX) {
  // NetworkX 2.8.8, effective_size(G) and constraint(G) of karate_club_graph() without weights.
  const auto holes = structural_holes(zoo::karate().graph());
  const std::vector<double> effective_size = {
      13.75, 19.0 / 3, 7.8, 8.0 / 3, 5.0 / 3, 2.5,      2.5,       1,       3,
      2,     5.0 / 3,  1,   1,       2.6,     1,        1,         1,       1,
      1,     7.0 / 3,  1,   1,       1,       3.4,      7.0 / 3,   7.0 / 3, 1,
      3.5,   7.0 / 3,  2,   2.5,     5,       59.0 / 6, 259.0 / 17};
  EXPECT_THAT(holes.effective_size, Pointwise(IsNear(kTolerance), effective_size));
  EXPECT_NEAR(holes.constraint[0], 0.15542329764660495, kTolerance);
  EXPECT_NEAR(holes.constraint[1], 0.27953510802469134, kTolerance);
  EXPECT_NEAR(holes.constraint[32], 0.2492233622751933, kTolerance);
  EXPECT_NEAR(holes.constraint[33], 0.1564186851211073, kTolerance);
}

TEST(StructuralHoles, ADirectedGraphWithStrengthsIsThatOfNetworkX) {
  // NetworkX 2.8.8, effective_size(G, weight="weight"), constraint(G, weight="weight") and
  // effective_size(G) of a DiGraph.
  zoo::ZooGraph graph{
      .n = 6,
      .edges = {{0, 1}, {1, 0}, {0, 2}, {2, 1}, {3, 0}, {3, 2}, {2, 4}, {4, 5}, {5, 2}},
      .direction = Direction::directed,
      .strengths = {2, 0.5, 1, 3, 1.5, 0.25, 4, 1, 0.75}};
  const auto holes = structural_holes(graph.graph());
  EXPECT_THAT(holes.effective_size,
              Pointwise(IsNear(kTolerance),
                        std::vector{2.372916666666667, 1.6681818181818182, 3.9810185185185185,
                                    1.7285714285714286, 1.3624999999999998, 1.0}));
  EXPECT_THAT(holes.constraint,
              Pointwise(IsNear(kTolerance),
                        std::vector{0.6803025982354987, 0.6703397612488522, 0.5088015696024353,
                                    0.8609322247417486, 0.8556009070294786, 1.3649886621315193}));
  graph.strengths.clear();
  EXPECT_THAT(
      structural_holes(graph.graph()).effective_size,
      Pointwise(IsNear(kTolerance), std::vector{1.875, 1.1666666666666667, 3.9, 1.25, 1.0, 1.0}));
}

TEST(StructuralHoles, AHubWithManyLeavesIsQuick) {
  // Reading the hub's row for each leaf would be 4 * 10^10 steps.
  const auto holes = structural_holes(zoo::star(200'000).graph());
  EXPECT_NEAR(holes.constraint[0], 1.0 / 200'000, kTolerance);
  EXPECT_EQ(holes.constraint[200'000], 1.0);
}

TEST(StructuralHoles, DoNotDependOnThreadsAndCanBeStopped) {
  const auto graph = zoo::weighted(zoo::multigraph(2'000, 12'000, 3), 4).graph();
  const auto one = structural_holes(graph, {.execution = {.threads = 1}});
  for (const int threads : {2, 4}) {
    const auto more = structural_holes(graph, {.execution = {.threads = threads}});
    EXPECT_TRUE(std::equal(one.constraint.begin(), one.constraint.end(), more.constraint.begin(),
                           [](double a, double b) { return a == b || (a != a && b != b); }));
    EXPECT_TRUE(std::equal(one.hierarchy.begin(), one.hierarchy.end(), more.hierarchy.begin(),
                           [](double a, double b) { return a == b || (a != a && b != b); }));
  }
  std::stop_source source;
  source.request_stop();
  EXPECT_THROW(
      static_cast<void>(structural_holes(graph, {.execution = {.stop = source.get_token()}})),
      Error);
}

TEST(StructuralHoles, RankInTheTableOfMeasures) {
  // A star of three leaves, two of them tied to each other, and an isolated vertex.
  const zoo::ZooGraph graph{.n = 5, .edges = {{0, 1}, {0, 2}, {0, 3}, {1, 2}}};
  const auto table =
      centrality_table(graph.graph(), {Measure::effective_size, Measure::constraint});
  EXPECT_THAT(table[0].ranks, ElementsAre(1, 2, 2, 2, 5));
  EXPECT_THAT(table[1].ranks, ElementsAre(1, 3, 3, 2, 5)) << "the least constrained first";
  for (const auto& column : table) EXPECT_THAT(column.scores[4], IsNan());
  const auto none =
      centrality_table(zoo::with_isolated_vertex({.n = 1}).graph(), {Measure::constraint});
  EXPECT_THAT(none[0].ranks, ElementsAre(1, 1));
}

class StructuralHolesOnZoo : public zoo::OnZoo {};
MUSUBI_ON_ZOO(StructuralHolesOnZoo);

TEST_P(StructuralHolesOnZoo, IsTheFormula) {
  expect_same(structural_holes(graph()), by_formula(zoo_graph()));
}

TEST_P(StructuralHolesOnZoo, ConstraintAgreesWithIgraph) {
  const auto constraint = structural_holes(graph()).constraint;
  auto expected = zoo::igraph::constraint(zoo_graph());
  for (Vertex v = 0; v < expected.size(); ++v) {
    // Of a vertex with self-loops only igraph says 0, of one without any edge NaN, as we of both.
    if (expected[v] == 0.0) expected[v] = std::numeric_limits<double>::quiet_NaN();
  }
  EXPECT_THAT(constraint, Pointwise(IsNearOrBothNan(kTolerance), expected));
}

TEST_P(StructuralHolesOnZoo, DoesNotDependOnLabels) {
  const auto holes = structural_holes(graph());
  const auto label = zoo::shuffled_labels(zoo_graph().n, 4);
  const auto moved = structural_holes(zoo::relabelled(zoo_graph(), label).graph());
  StructuralHoles back = holes;
  for (Vertex v = 0; v < zoo_graph().n; ++v) {
    back.constraint[v] = moved.constraint[label[v]];
    back.effective_size[v] = moved.effective_size[label[v]];
    back.efficiency[v] = moved.efficiency[label[v]];
    back.hierarchy[v] = moved.hierarchy[label[v]];
  }
  expect_same(back, holes);
}

TEST_P(StructuralHolesOnZoo, StaysInItsRange) {
  const auto holes = structural_holes(graph());
  for (Vertex v = 0; v < zoo_graph().n; ++v) {
    if (std::isnan(holes.constraint[v])) continue;
    const double contacts = holes.effective_size[v] / holes.efficiency[v];
    EXPECT_GE(holes.constraint[v], 1.0 / contacts - kTolerance);
    EXPECT_GE(holes.effective_size[v], 1.0 - kTolerance);
    EXPECT_LE(holes.efficiency[v], 1.0 + kTolerance);
    EXPECT_GE(holes.hierarchy[v], 0.0);
    EXPECT_LE(holes.hierarchy[v], 1.0);
  }
}

}  // namespace
}  // namespace musubi::structural_holes_test
