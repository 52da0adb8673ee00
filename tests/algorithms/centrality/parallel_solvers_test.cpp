// The solvers behind PageRank, Katz and eigenvector centrality on several threads, which they use
// on large graphs only: here rows are cut so finely that small ones do.

#include <cmath>

#include "algorithms/centrality/conjugate_gradients.hpp"
#include "algorithms/centrality/gauss_seidel.hpp"
#include "algorithms/centrality/lanczos.hpp"
#include "algorithms/centrality/power_walk.hpp"
#include "tests/zoo_test.hpp"

namespace musubi::parallel_solvers_test {
namespace {

namespace zoo = musubi::testing;
using zoo::ZooGraph;

constexpr BlockSizes kFine{.work_per_block = 64, .worth_threads = 0};

ArcRows fine_rows(const CsrGraph& graph, std::vector<Vertex> original) {
  auto rows = arc_rows(graph, ArcSide::in, std::move(original), {.threads = 1});
  rows.blocks = RowBlocks(rows.offsets, 0, rows.size(), kFine);
  return rows;
}

// A damped walk on the graph: the divisors are the sums of the strengths of the out-arcs.
struct WalkSystem {
  SweepOrder order;
  ArcRows rows;
  std::vector<double> divisor{};
  std::vector<double> constant{};

  explicit WalkSystem(const CsrGraph& graph)
      : order(sweep_order(graph)), rows(fine_rows(graph, order.original)) {
    for (const Vertex v : rows.original) {
      double total = 0.0;
      const auto degree = graph.out_neighbors(v).size();
      for (std::size_t i = 0; i < degree; ++i) {
        total += graph.has_strengths() ? graph.out_strengths(v)[i] : 1.0;
      }
      divisor.push_back(total > 0.0 ? total : 1.0);
      constant.push_back(1.0 + static_cast<double>(v % 7));
    }
  }

  [[nodiscard]] DampedSystem damped() const {
    return {.rows = rows, .factor = 0.85, .divisor = divisor, .constant = constant};
  }

  [[nodiscard]] double residual_of(const std::vector<double>& x) const {
    double sum = 0.0;
    for (Vertex v = 0; v < rows.size(); ++v) {
      double pulled = 0.0;
      for (auto arc = rows.offsets[v]; arc < rows.offsets[v + 1]; ++arc) {
        const Vertex u = rows.columns[arc];
        pulled += (rows.strengths.empty() ? 1.0 : rows.strengths[arc]) * x[u] / divisor[u];
      }
      sum += std::abs(constant[v] + 0.85 * pulled - x[v]);
    }
    return sum;
  }
};

std::vector<ZooGraph> graphs(Direction direction) {
  return {zoo::multigraph(700, 3000, 1, direction), zoo::multigraph(900, 700, 2, direction),
          zoo::gnp(120, 0.8, 3, direction),  // more classes than a word has bits
          zoo::weighted(zoo::multigraph(500, 2500, 4, direction), 5)};
}

std::vector<ZooGraph> undirected_and_directed() {
  auto all = graphs(Direction::undirected);
  for (auto& graph : graphs(Direction::directed)) all.push_back(std::move(graph));
  return all;
}

// Row after row in their order, each from the newest entries.
void plain_sweeps(const WalkSystem& system, const SweepOrder& order, double relaxation, int sweeps,
                  std::vector<double>& x) {
  const auto& rows = system.rows;
  std::vector<double> share(x.size());
  for (std::size_t v = 0; v < x.size(); ++v) share[v] = x[v] * (1.0 / system.divisor[v]);
  const auto take = [&](Vertex begin, Vertex end, double over) {
    for (Vertex v = begin; v < end; ++v) {
      const double step = system.constant[v] + 0.85 * rows.pull(v, share.data()) - x[v];
      x[v] += over * step;
      share[v] = x[v] * (1.0 / system.divisor[v]);
    }
  };
  take(0, order.class_begin.front(), 1.0);
  for (int sweep = 0; sweep < sweeps; ++sweep) {
    take(order.class_begin.front(), order.class_begin.back(), relaxation);
  }
  take(order.class_begin.back(), rows.size(), 1.0);
}

TEST(GaussSeidel, TakesClassesAtOnceAsItWouldInTurn) {
  for (const auto& given : undirected_and_directed()) {
    SCOPED_TRACE(given.name);
    const WalkSystem system(given.graph());
    for (const double relaxation : {1.0, 1.3}) {
      if (given.directed() && relaxation > 1.0) continue;
      std::vector<double> plain(system.rows.size(), 1.0);
      plain_sweeps(system, system.order, relaxation, 5, plain);
      for (const int threads : {1, 2, 3}) {
        std::vector<double> x(system.rows.size(), 1.0);
        const auto run = gauss_seidel(system.damped(), system.order, relaxation, x, 0.0, 5,
                                      {.threads = threads});
        EXPECT_EQ(run.sweeps, 5);
        EXPECT_EQ(x, plain) << threads;
      }
    }
  }
}

TEST(GaussSeidel, SolvesTheSystemWithTheSameBitsForAnyNumberOfThreads) {
  for (const auto& given : undirected_and_directed()) {
    SCOPED_TRACE(given.name);
    const WalkSystem system(given.graph());
    std::vector<double> alone(system.rows.size(), 1.0);
    const auto run =
        gauss_seidel(system.damped(), system.order, 1.0, alone, 1e-9, 1000, {.threads = 1});
    EXPECT_LT(system.residual_of(alone), 1e-8);
    std::vector<double> x(system.rows.size(), 1.0);
    const auto again =
        gauss_seidel(system.damped(), system.order, 1.0, x, 1e-9, 1000, {.threads = 2});
    EXPECT_EQ(x, alone);
    EXPECT_EQ(again.sweeps, run.sweeps);
    EXPECT_EQ(again.residual, run.residual);
  }
}

TEST(ConjugateGradients, SolveTheSystemWithTheSameBitsForAnyNumberOfThreads) {
  for (const auto& given : graphs(Direction::undirected)) {
    SCOPED_TRACE(given.name);
    const WalkSystem system(given.graph());
    const auto solve = [&](int threads) {
      std::vector<double> x(system.rows.size(), 0.0);
      std::vector<double> residual = system.constant;
      const auto run =
          conjugate_gradients(system.damped(), x, residual, 1e-9, 1.0, 500, {.threads = threads});
      EXPECT_LE(run.residual, 1e-9);
      return x;
    };
    const auto alone = solve(1);
    EXPECT_LT(system.residual_of(alone), 1e-7);
    for (const int threads : {2, 3}) EXPECT_EQ(solve(threads), alone);
  }
}

TEST(Lanczos, FindsTheSameBitsForAnyNumberOfThreads) {
  for (const auto& given : graphs(Direction::undirected)) {
    SCOPED_TRACE(given.name);
    const auto graph = given.graph();
    const auto rows = fine_rows(graph, by_falling_length(graph, ArcSide::in));
    const auto find = [&](int threads) {
      const Execution execution{.threads = threads};
      return leading_eigenvector(
          rows.blocks, rows.size(),
          [&](const std::vector<double>& x, std::vector<double>& image) {
            rows.blocks.each(execution, [&](Vertex begin, Vertex end) {
              for (Vertex v = begin; v < end; ++v) image[v] = rows.pull(v, x.data());
            });
          },
          1e-10, 20000, execution);
    };
    const auto alone = find(1);
    EXPECT_TRUE(alone.converged);
    const auto together = find(2);
    EXPECT_EQ(together.vector, alone.vector);
    EXPECT_EQ(together.eigenvalue, alone.eigenvalue);
    EXPECT_EQ(together.products, alone.products);
  }
}

// One step of the walk, from the definition.
std::vector<double> stepped(const ZooGraph& given, const CsrGraph& graph,
                            const std::vector<double>& jump, const std::vector<double>& x) {
  constexpr double d = 0.85;
  std::vector<double> next(given.n, 0.0);
  double jumping = 1.0 - d;
  for (Vertex v = 0; v < given.n; ++v) {
    const auto row = graph.out_neighbors(v);
    if (row.empty()) jumping += d * x[v];
    for (const Vertex w : row) next[w] += d * x[v] / static_cast<double>(row.size());
  }
  for (Vertex v = 0; v < given.n; ++v) next[v] += jumping * jump[v];
  return next;
}

TEST(PowerWalk, StepsAsDefinedWithTheSameBitsForAnyNumberOfThreads) {
  for (const auto direction : {Direction::undirected, Direction::directed}) {
    const auto given = zoo::multigraph(800, 6000, 6, direction);
    const auto graph = given.graph();
    std::vector<double> jump(given.n);
    for (Vertex v = 0; v < given.n; ++v) jump[v] = (v + 1.0) / (0.5 * given.n * (given.n + 1.0));
    const auto walk = [&](double goal, double patience, int sweeps, int threads) {
      return power_walk(graph, 0.85, jump, jump, goal, patience, sweeps, {.threads = threads},
                        kFine);
    };
    auto x = jump;
    for (int sweep = 0; sweep < 4; ++sweep) x = stepped(given, graph, jump, x);
    const auto five = walk(0.0, 1.0, 5, 1);
    EXPECT_EQ(five.sweeps, 5);
    const auto image = stepped(given, graph, jump, x);
    double residual = 0.0;
    for (Vertex v = 0; v < given.n; ++v) {
      EXPECT_NEAR(five.scores[v], x[v], 1e-14);
      EXPECT_NEAR(five.image[v], image[v], 1e-14);
      residual += std::abs(image[v] - x[v]);
    }
    EXPECT_NEAR(five.residual, residual, 1e-12);
    const auto alone = walk(1e-12, 1.0, 500, 1);
    EXPECT_LE(alone.residual, 1e-12);
    const auto together = walk(1e-12, 1.0, 500, 2);
    EXPECT_EQ(alone.scores, together.scores);
    EXPECT_EQ(alone.residual, together.residual);
    EXPECT_EQ(walk(1e-12, 1e-9, 500, 2).sweeps, 2);  // no walk is that quick
  }
}

}  // namespace
}  // namespace musubi::parallel_solvers_test
