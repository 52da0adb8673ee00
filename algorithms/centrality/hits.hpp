#pragma once
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

struct HitsOptions {
  double tolerance = 1e-10;    ///< stop when the residual is at most this, > 0
  int max_iterations = 20000;  ///< sweeps, each over the in-arcs and the out-arcs, >= 1
  Execution execution{};
};

struct HitsResult {
  std::vector<double> hubs{};         ///< length n, >= 0, the largest is 1 (all 0 without arcs)
  std::vector<double> authorities{};  ///< likewise
  double singular_value = 0.0;        ///< the largest one of A
  int iterations = 0;
  double residual = 0.0;  ///< largest entry of |Aᵀ A a - σ² a| / σ² of the authorities a returned
  bool converged = false;  ///< false when max_iterations came first, which is not an error
};

/// Hubs and authorities: the non-negative vectors h and a with h = A a / c and a = Aᵀ h / c' for
/// the largest singular value σ of A, where A[u][v] is the strength of the arcs u -> v (1 each
/// without strengths): a good hub points to good authorities, a good authority is pointed to by
/// good hubs. Parallel arcs and self-loops count. A vertex without in-arcs is no authority, one
/// without out-arcs no hub.
///
/// Undirected: hubs and authorities are alike. They are the eigenvector centrality where the
/// largest component in eigenvalue is not bipartite; where it is, each of its sides is scaled as
/// below.
///
/// Ties: when several parts of the graph share σ, which bipartite ones do with themselves, a is the
/// projection of a uniform vector on the vectors that σ allows, so that relabelling the vertices
/// changes nothing; parts of smaller σ get 0. Without arcs all is 0.
///
/// Lanczos on Aᵀ A. O(iterations * (n + m)) time; the arcs renumbered, 4 bytes each way (12 with
/// strengths), and up to 40 vectors of length n of memory. The same bits for any number of threads.
/// Throws std::invalid_argument if an option is outside its range, Error(cancelled) on a stop
/// request. Source: Kleinberg, 1999, "Authoritative sources in a hyperlinked environment".
[[nodiscard]] HitsResult hits(const CsrGraph& graph, const HitsOptions& options = {});

}  // namespace musubi
