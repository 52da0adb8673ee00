#include "algorithms/distributed/distributed_eigenvector.hpp"

#include <algorithm>
#include <cmath>

#include "algorithms/distributed/distributed_cycles.hpp"
#include "algorithms/distributed/distributed_lanczos.hpp"

namespace musubi {
namespace {

// Power iteration on A + I, which does not oscillate, as the one of eigenvector_centrality().
class PowerIteration {
 public:
  PowerIteration(const PetscMatrix& matrix, const DistributedGraph& graph, const Ranks& ranks,
                 const DistributedEigenvectorOptions& options)
      : matrix_(matrix),
        ranks_(ranks),
        options_(options),
        checkpoint_(options.checkpoint, "eigenvector", graph, ranks),
        x_(graph.num_own(), 1.0),
        image_(graph.num_own()) {}

  DistributedScores run() {
    DistributedScores result;
    result.iterations = checkpoint_.restore(x_);
    for (;;) {
      measure(result);
      if (result.converged || result.iterations >= options_.max_iterations) break;
      for (std::size_t v = 0; v < x_.size(); ++v) image_[v] += x_[v];
      const double largest = largest_of(image_, ranks_);
      for (std::size_t v = 0; v < x_.size(); ++v) x_[v] = image_[v] / largest;
      checkpoint_.keep(x_, ++result.iterations);
    }
    // What decays towards 0 is 0 in the limit, unless that shows in the residual.
    const auto exact = x_;
    const bool converged = result.converged;
    scale(options_.tolerance);
    measure(result);
    if (converged && !result.converged) {
      x_ = exact;
      scale(0.0);
      measure(result);
    }
    checkpoint_.finish();
    result.scores = std::move(x_);
    return result;
  }

 private:
  void measure(DistributedScores& result) {
    matrix_.multiply_transposed(x_, image_);
    double along = 0.0;
    double length = 0.0;
    for (std::size_t v = 0; v < x_.size(); ++v) {
      along += x_[v] * image_[v];
      length += x_[v] * x_[v];
    }
    const double eigenvalue = ranks_.sum(along) / ranks_.sum(length);
    double worst = 0.0;
    for (std::size_t v = 0; v < x_.size(); ++v) {
      worst = std::max(worst, std::abs(image_[v] - eigenvalue * x_[v]));
    }
    result.residual = ranks_.maximum(worst) / (eigenvalue * largest_of(x_, ranks_));
    result.converged = result.residual <= options_.tolerance;
  }

  void scale(double least) {
    const double top = largest_of(x_, ranks_);
    for (double& score : x_) score = score / top < least ? 0.0 : score / top;
  }

  const PetscMatrix& matrix_;
  const Ranks& ranks_;
  const DistributedEigenvectorOptions& options_;
  Checkpoint checkpoint_;
  OwnValues x_;
  OwnValues image_;
};

}  // namespace

DistributedScores distributed_eigenvector(const DistributedGraph& graph, const Ranks& ranks,
                                          const DistributedEigenvectorOptions& options) {
  if (!has_cycle(graph, ranks)) return {.scores = OwnValues(graph.num_own(), 0.0)};
  const PetscMatrix matrix(graph, ranks);
  if (graph.is_directed()) return PowerIteration(matrix, graph, ranks, options).run();
  Checkpoint checkpoint(options.checkpoint, "eigenvector by Lanczos", graph, ranks);
  return distributed_lanczos(
      [&](const OwnValues& x, OwnValues& image) { matrix.multiply(x, image); }, graph, ranks,
      options.tolerance, options.max_iterations, checkpoint);
}

DistributedHits distributed_hits(const DistributedGraph& graph, const Ranks& ranks,
                                 const DistributedEigenvectorOptions& options) {
  const std::size_t own = graph.num_own();
  const bool some = std::any_of(graph.strengths.begin(), graph.strengths.end(),
                                [](double strength) { return strength > 0.0; });
  const auto arcs = graph.has_strengths ? std::uint64_t{some} : graph.num_arcs;
  if (ranks.sum(arcs) == 0) return {{.scores = OwnValues(own, 0.0)}, OwnValues(own, 0.0)};
  const PetscMatrix matrix(graph, ranks);
  OwnValues hubs(own);
  const PetscOperator::Product product = [&](const OwnValues& x, OwnValues& image) {
    matrix.multiply(x, hubs);
    matrix.multiply_transposed(hubs, image);
  };
  Checkpoint checkpoint(options.checkpoint, "hits", graph, ranks);
  DistributedHits result{distributed_lanczos(product, graph, ranks, options.tolerance,
                                             options.max_iterations, checkpoint),
                         OwnValues(own)};
  matrix.multiply(result.authorities.scores, result.hubs);
  const double top = largest_of(result.hubs, ranks);
  for (double& hub : result.hubs) hub /= top;
  return result;
}

}  // namespace musubi
