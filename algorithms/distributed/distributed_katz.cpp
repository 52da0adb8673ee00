#include "algorithms/distributed/distributed_katz.hpp"

#include <algorithm>
#include <cmath>

namespace musubi {
namespace {

// PETSc's solver of M x = 1, set up once and run from where it got.
class Solver {
 public:
  Solver(const PetscOperator& system, const DistributedGraph& graph, const Ranks& ranks,
         double enough)
      : enough_(enough), ones_(graph, ranks, OwnValues(graph.num_own(), 1.0)) {
    check_petsc(KSPCreate(ranks.communicator(), &solver_), "making a solver");
    check_petsc(KSPSetOperators(solver_, system.get(), system.get()), "making a solver");
    check_petsc(KSPSetType(solver_, graph.is_directed() ? KSPGMRES : KSPCG), "making a solver");
    PC none = nullptr;
    check_petsc(KSPGetPC(solver_, &none), "making a solver");
    check_petsc(PCSetType(none, PCNONE), "making a solver");
    check_petsc(KSPSetInitialGuessNonzero(solver_, PETSC_TRUE), "making a solver");
  }
  Solver(const Solver&) = delete;
  Solver& operator=(const Solver&) = delete;
  ~Solver() { KSPDestroy(&solver_); }

  // Improves `x`; returns the products it took.
  int run(PetscVector& x, int most) {
    constexpr double kNever = 1e-50;  // a relative tolerance that ends nothing
    check_petsc(KSPSetTolerances(solver_, kNever, enough_, 1e50, most), "solving");
    check_petsc(KSPSolve(solver_, ones_.get(), x.get()), "solving");
    PetscInt products = 0;
    check_petsc(KSPGetIterationNumber(solver_, &products), "solving");
    return static_cast<int>(products);
  }

 private:
  KSP solver_ = nullptr;
  double enough_;
  PetscVector ones_;
};

}  // namespace

DistributedScores distributed_katz(const DistributedGraph& graph, const Ranks& ranks,
                                   const DistributedKatzOptions& options) {
  DistributedScores result;
  if (graph.num_vertices() == 0) return result;
  Checkpoint checkpoint(options.checkpoint, "katz", graph, ranks);
  const PetscMatrix matrix(graph, ranks);
  const std::size_t own = graph.num_own();
  const auto pull = [&](const OwnValues& x, OwnValues& image) {
    return graph.is_directed() ? matrix.multiply_transposed(x, image) : matrix.multiply(x, image);
  };
  OwnValues image(own);
  pull(OwnValues(own, 1.0), image);
  const double alpha =
      1.0 /
      (1.0 + ranks.maximum(image.empty() ? 0.0 : *std::max_element(image.begin(), image.end())));
  // The system is a function and not a matrix of its own: adding to a diagonal that has no entries
  // fails on more than one rank.
  const PetscOperator system(graph, ranks, [&](const OwnValues& x, OwnValues& into) {
    pull(x, into);
    for (std::size_t v = 0; v < own; ++v) into[v] = x[v] - alpha * into[v];
  });
  // Every score is 1 at least, so this residual (L2 norm) leaves the one asked for (L1 norm).
  const double enough = 0.5 * options.tolerance * std::sqrt(double{1.0} * graph.num_vertices());
  Solver solver(system, graph, ranks, enough);
  OwnValues x(own, 1.0);
  result.iterations = checkpoint.restore(x);
  PetscVector solution(graph, ranks, x);
  for (bool settled = false;;) {
    pull(x, image);
    double change = 0.0;
    double sum = 0.0;
    for (std::size_t v = 0; v < own; ++v) {
      change += std::abs(1.0 + alpha * image[v] - x[v]);
      sum += std::abs(x[v]);
    }
    result.residual = ranks.sum(change) / ranks.sum(sum);
    result.converged = result.residual <= options.tolerance;
    if (result.converged || settled || result.iterations >= options.max_iterations) break;
    const int most = std::min(checkpoint.interval(options.max_iterations),
                              options.max_iterations - result.iterations);
    const int products = solver.run(solution, most);
    settled = products == 0;  // rounding leaves no more to gain
    result.iterations += products;
    x = solution.values();
    checkpoint.keep(x, result.iterations);
  }
  checkpoint.finish();
  result.scores = std::move(x);
  return result;
}

}  // namespace musubi
