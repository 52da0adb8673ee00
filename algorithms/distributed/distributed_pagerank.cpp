#include "algorithms/distributed/distributed_pagerank.hpp"

#include <cmath>
#include <numeric>
#include <string>

#include "engine/error.hpp"
#include "engine/xxhash64.hpp"

namespace musubi {
namespace {

void validate(const DistributedPageRankOptions& options) {
  const bool valid = options.damping >= 0.0 && options.damping < 1.0 && options.tolerance > 0.0 &&
                     options.max_iterations >= 1;
  if (valid) return;
  throw Error(ErrorKind::usage,
              "PageRank with damping " + std::to_string(options.damping) + ", tolerance " +
                  std::to_string(options.tolerance) + " and " +
                  std::to_string(options.max_iterations) + " iterations",
              "damping must be in [0, 1), the others above 0");
}

// Where a jump lands: probabilities that sum to 1 over all ranks.
OwnValues jump_distribution(const DistributedGraph& graph, const Ranks& ranks,
                            const OwnValues& personalization) {
  if (ranks.sum(std::uint64_t{personalization.size()}) == 0) {
    return OwnValues(graph.num_own(), 1.0 / static_cast<double>(graph.num_vertices()));
  }
  bool valid = personalization.size() == graph.num_own();
  for (const double weight : personalization) valid = valid && weight >= 0.0 && weight < INFINITY;
  const double sum =
      ranks.sum(std::accumulate(personalization.begin(), personalization.end(), 0.0));
  if (ranks.sum(std::uint64_t{!valid}) > 0 || !(sum > 0.0)) {
    throw Error(ErrorKind::usage, "the personalization of PageRank is not one",
                "give each vertex a finite number >= 0, and some more than 0");
  }
  OwnValues jump = personalization;
  for (double& weight : jump) weight /= sum;
  return jump;
}

// What is computed, for checkpoints: not the number of ranks, on which the result does not depend.
std::string name_of(const DistributedPageRankOptions& options, const OwnValues& jump, Vertex first,
                    const Ranks& ranks) {
  std::uint64_t mark = 0;
  for (std::size_t v = 0; v < jump.size(); ++v) {
    mark += xxhash64(std::as_bytes(std::span(&jump[v], 1))) * (2 * (first + v) + 1);
  }
  return "pagerank " + std::to_string(options.damping) + ' ' + std::to_string(ranks.sum(mark));
}

}  // namespace

DistributedScores distributed_pagerank(const DistributedGraph& graph, const Ranks& ranks,
                                       const DistributedPageRankOptions& options) {
  validate(options);
  DistributedScores result;
  if (graph.num_vertices() == 0) return result;
  const auto jump = jump_distribution(graph, ranks, options.personalization);
  Checkpoint checkpoint(options.checkpoint, name_of(options, jump, graph.first, ranks), graph,
                        ranks);
  const PetscMatrix matrix(graph, ranks);
  const std::size_t own = graph.num_own();
  OwnValues per_strength(own, 0.0);  // damping / total strength of the out-arcs; 0 for a sink
  matrix.multiply(OwnValues(own, 1.0), per_strength);
  for (double& total : per_strength) total = total > 0.0 ? options.damping / total : 0.0;

  OwnValues x = jump;
  OwnValues share(own);
  OwnValues next(own);
  result.iterations = checkpoint.restore(x);
  for (result.converged = false; !result.converged;) {
    double at_sinks = 0.0;
    for (std::size_t v = 0; v < own; ++v) {
      share[v] = per_strength[v] * x[v];
      if (per_strength[v] == 0.0) at_sinks += x[v];
    }
    // An undirected matrix is its own transpose, and the plain product is the quicker.
    if (graph.is_directed()) {
      matrix.multiply_transposed(share, next);
    } else {
      matrix.multiply(share, next);
    }
    const double jumping = 1.0 - options.damping + options.damping * ranks.sum(at_sinks);
    double change = 0.0;
    for (std::size_t v = 0; v < own; ++v) {
      next[v] += jumping * jump[v];
      change += std::abs(next[v] - x[v]);
    }
    result.residual = ranks.sum(change);
    result.converged = result.residual <= options.damping * options.tolerance;
    if (result.converged || result.iterations >= options.max_iterations) break;
    x.swap(next);
    checkpoint.keep(x, ++result.iterations);
  }
  checkpoint.finish();
  result.scores = std::move(x);
  return result;
}

}  // namespace musubi
