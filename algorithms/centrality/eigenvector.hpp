#pragma once
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

struct EigenvectorOptions {
  double tolerance = 1e-10;    ///< stop when the residual is at most this, > 0
  int max_iterations = 20000;  ///< sweeps, >= 1
  Execution execution{};
};

struct EigenvectorResult {
  std::vector<double>
      scores{};  ///< length n, >= 0, the largest is 1 (all 0 when the eigenvalue is 0)
  double eigenvalue = 0.0;
  int iterations = 0;
  double residual =
      0.0;  ///< largest entry of |A x - eigenvalue x| / eigenvalue, of the scores returned
  bool converged = false;  ///< false when max_iterations came first, which is not an error
};

/// Eigenvector centrality: the non-negative vector x with A x = λ x for the largest eigenvalue λ,
/// where A[v][u] is the strength of the arcs u -> v (1 each without strengths): a vertex is central
/// when central vertices point to it. Parallel arcs each count; an undirected self-loop counts
/// twice, as in the degree.
///
/// Disconnected: components whose own largest eigenvalue is smaller get 0; when several share the
/// largest, each keeps the share that a uniform start gives it. Without cycles (a directed acyclic
/// graph, or no edges) the eigenvalue is 0 and so is every score. Where directed parts of equal
/// eigenvalue feed each other the iteration creeps; `converged` says so.
///
/// Undirected: Lanczos's method with thick restarts, up to 40 vectors of length n. Directed: power
/// iteration on A + I, which does not oscillate on bipartite graphs, in O(n) memory. O(iterations *
/// (n + m)) time. The same bits for any number of threads. Throws std::invalid_argument if an
/// option is outside its range, Error(cancelled) on a stop request. Sources: Bonacich, 1972,
/// "Factoring and weighting approaches to status scores and clique identification"; Wu and Simon,
/// 2000, "Thick-Restart Lanczos Method for Large Symmetric Eigenvalue Problems".
[[nodiscard]] EigenvectorResult eigenvector_centrality(const CsrGraph& graph,
                                                       const EigenvectorOptions& options = {});

}  // namespace musubi
