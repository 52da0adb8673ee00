#include "algorithms/distributed/slepc_eigenvector.hpp"

#include <slepceps.h>

#include <algorithm>
#include <cmath>

namespace musubi {
namespace {

constexpr PetscInt kVectors = 32;

class Solver {
 public:
  Solver(Mat matrix, Vec start, const Ranks& ranks, double tolerance, int max_iterations) {
    check_petsc(EPSCreate(ranks.communicator(), &solver_), "making a solver");
    check_petsc(EPSSetOperators(solver_, matrix, nullptr), "making a solver");
    check_petsc(EPSSetProblemType(solver_, EPS_HEP), "making a solver");
    check_petsc(EPSSetType(solver_, EPSKRYLOVSCHUR), "making a solver");
    check_petsc(EPSSetWhichEigenpairs(solver_, EPS_LARGEST_REAL), "making a solver");
    check_petsc(EPSSetDimensions(solver_, 1, kVectors, PETSC_DEFAULT), "making a solver");
    // Its iterations are restarts, of about half as many products as there are vectors.
    const int restarts = std::max(1, max_iterations / (kVectors / 2));
    check_petsc(EPSSetTolerances(solver_, tolerance, restarts), "making a solver");
    check_petsc(EPSSetInitialSpace(solver_, 1, &start), "making a solver");
  }
  Solver(const Solver&) = delete;
  Solver& operator=(const Solver&) = delete;
  ~Solver() { EPSDestroy(&solver_); }

  // The eigenvector, if it was found; the products it took.
  bool run(Vec vector, int& products) {
    check_petsc(EPSSolve(solver_), "computing an eigenvector");
    PetscInt restarts = 0;
    PetscInt found = 0;
    check_petsc(EPSGetIterationNumber(solver_, &restarts), "computing an eigenvector");
    check_petsc(EPSGetConverged(solver_, &found), "computing an eigenvector");
    products = static_cast<int>(restarts * (kVectors / 2));
    if (found == 0) return false;
    check_petsc(EPSGetEigenvector(solver_, 0, vector, nullptr), "computing an eigenvector");
    return true;
  }

 private:
  EPS solver_ = nullptr;
};

double largest_of(const OwnValues& values, const Ranks& ranks) {
  double largest = 0.0;
  for (const double value : values) largest = std::max(largest, std::abs(value));
  return ranks.maximum(largest);
}

}  // namespace

DistributedScores slepc_eigenvector(Mat matrix, const PetscOperator::Product& product,
                                    const DistributedGraph& graph, const Ranks& ranks,
                                    double tolerance, int max_iterations) {
  const std::size_t own = graph.num_own();
  DistributedScores result{.scores = OwnValues(own, 1.0)};
  PetscVector start(graph, ranks, result.scores);
  PetscVector vector(graph, ranks, result.scores);
  // The largest entry of the residual may be that much more of the largest score than its norm is
  // of the norm of all scores; a thousandth leaves room.
  Solver solver(matrix, start.get(), ranks, 1e-3 * tolerance, max_iterations);
  if (solver.run(vector.get(), result.iterations)) result.scores = vector.values();

  auto& x = result.scores;
  const double top = largest_of(x, ranks);
  for (double& score : x) {
    score = std::abs(score) / top;  // the vector is of one sign, but for rounding
    if (score < tolerance) score = 0.0;
  }
  OwnValues image(own);
  product(x, image);
  double along = 0.0;
  double length = 0.0;
  for (std::size_t v = 0; v < own; ++v) {
    along += x[v] * image[v];
    length += x[v] * x[v];
  }
  const double eigenvalue = ranks.sum(along) / ranks.sum(length);
  double worst = 0.0;
  for (std::size_t v = 0; v < own; ++v) {
    worst = std::max(worst, std::abs(image[v] - eigenvalue * x[v]));
  }
  result.residual = ranks.maximum(worst) / eigenvalue;
  result.converged = result.residual <= tolerance;
  return result;
}

}  // namespace musubi
