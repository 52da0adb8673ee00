#pragma once
#include <vector>

#include "algorithms/linkpred/source_groups.hpp"
#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// A sum over lengths of walks, Σ_k coefficients[k] x_k with x_0 the source alone and
///   x_1[v]   = first_factor[v] * Σ x_0 over the neighbours of v,
///   x_k+1[v] = factor[v] * Σ x_k over the neighbours of v - subtract * x_k-1[v].
struct WalkSeries {
  std::vector<double> coefficients{};  ///< from k = 0
  std::vector<double> first_factor{};  ///< length n
  std::vector<double> factor{};        ///< length n
  double subtract = 0.0;
};

/// The sum at the target of each pair, on a simple view. Blocks of sources share each look at the
/// graph. O(terms * (n + m)) time per source, 256 bytes per vertex and thread. The same bits for
/// any number of threads. Error(cancelled) on a stop request.
[[nodiscard]] std::vector<double> sum_walk_series(const CsrGraph& simple,
                                                  const SourceGroups& groups,
                                                  const WalkSeries& series,
                                                  const Execution& execution);

}  // namespace musubi
