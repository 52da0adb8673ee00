#pragma once
#include <optional>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

struct KatzCentralityOptions {
  /// Discount per step of a walk, >= 0 and below 1/λ for the largest eigenvalue λ of A. None:
  /// 1 / (1 + the largest total strength of a vertex's in-arcs), which is below 1/λ on every graph.
  std::optional<double> alpha{};
  double beta = 1.0;          ///< what every vertex has of its own, > 0 and finite
  double tolerance = 1e-12;   ///< stop when the residual is at most this, > 0
  int max_iterations = 1000;  ///< sweeps, >= 1
  Execution execution{};
};

struct KatzCentralityResult {
  std::vector<double> scores{};  ///< length n, each >= beta; not normalised
  double alpha = 0.0;            ///< the discount used
  int iterations = 0;            ///< sweeps done, each over all arcs
  double residual = 0.0;  ///< Σ|β + α A x - x| / Σ|x| of the scores x returned; 0 without vertices
  bool converged = false;  ///< false when max_iterations came first, which is not an error
};

/// Katz centrality x = β Σ_l α^l A^l 1 over l = 0, 1, 2, ..., the solution of x = β + α A x, where
/// A[v][u] is the strength of the arcs u -> v (1 each without strengths): what a vertex has of its
/// own, and the walks that end at it, those of l steps counting α^l. Parallel arcs each count; an
/// undirected self-loop counts twice, as in the degree. A vertex without in-arcs has β. Parts of a
/// disconnected graph do not touch each other, and their scores are comparable.
///
/// α at or above 1/λ is refused, the sum being infinite. That is noticed with certainty once the
/// iteration converges: scores x > 0 with α A x < x in every entry exist for no such α. Below 1/λ
/// by less than the tolerance a graph may run into `max_iterations` instead.
///
/// Undirected graphs by plain steps while those are quick and conjugate gradients from there,
/// directed ones by Gauss-Seidel, which takes a single sweep where there is no cycle. O(iterations
/// * (n + m)) time; the arcs renumbered, 4 bytes each (12 with strengths), and O(n) memory. The
/// same bits for any number of threads. Throws std::invalid_argument if an option is outside its
/// range, Error(cancelled) on a stop request. Source: Katz, 1953, "A new status index derived from
/// sociometric analysis".
[[nodiscard]] KatzCentralityResult katz_centrality(const CsrGraph& graph,
                                                   const KatzCentralityOptions& options = {});

}  // namespace musubi
