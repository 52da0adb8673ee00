#include "algorithms/linkpred/katz.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

#include "algorithms/centrality/eigenvector.hpp"
#include "algorithms/linkpred/walk_series.hpp"

namespace musubi {
namespace {

void validate(const KatzOptions& options) {
  if (options.length < 0) {
    throw std::invalid_argument("katz: length must be >= 0, got " + std::to_string(options.length));
  }
  if (!(options.tolerance > 0.0)) {
    throw std::invalid_argument("katz: tolerance must be > 0, got " +
                                std::to_string(options.tolerance));
  }
  if (options.beta && !(*options.beta > 0.0 && std::isfinite(*options.beta))) {
    throw std::invalid_argument("katz: beta must be > 0, got " + std::to_string(*options.beta));
  }
}

// A residual of 1e-5 leaves an error of about its square in the eigenvalue of a symmetric matrix.
double largest_eigenvalue(const CsrGraph& graph, const Execution& execution) {
  const Execution quiet = execution.quiet();
  return eigenvector_centrality(graph,
                                {.tolerance = 1e-5, .max_iterations = 2000, .execution = quiet})
      .eigenvalue;
}

double checked_beta(const KatzOptions& options, double eigenvalue) {
  if (!options.beta) return 0.5 / eigenvalue;
  if (*options.beta * eigenvalue >= 1.0) {
    throw std::invalid_argument("katz: beta must be below 1/" + std::to_string(eigenvalue) +
                                ", the largest eigenvalue, got " + std::to_string(*options.beta));
  }
  return *options.beta;
}

std::size_t walk_length(const KatzOptions& options, double ratio) {
  if (options.length > 0) return static_cast<std::size_t>(options.length);
  std::size_t length = 1;
  for (double left = ratio * ratio / (1.0 - ratio); left > options.tolerance; left *= ratio) {
    ++length;
  }
  return length;
}

}  // namespace

std::vector<double> katz_scores(const CsrGraph& simple, const SourceGroups& groups,
                                const KatzOptions& options) {
  validate(options);
  if (simple.num_edges() == 0) return std::vector<double>(groups.num_pairs(), 0.0);
  const double eigenvalue = largest_eigenvalue(simple, options.execution);
  const double beta = checked_beta(options, eigenvalue);
  WalkSeries series;
  series.coefficients.assign(walk_length(options, beta * eigenvalue) + 1, 1.0);
  series.factor.assign(simple.num_vertices(), beta);
  series.first_factor = series.factor;
  return sum_walk_series(simple, groups, series, options.execution);
}

}  // namespace musubi
