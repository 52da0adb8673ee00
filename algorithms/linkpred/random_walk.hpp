#pragma once
#include <vector>

#include "algorithms/linkpred/source_groups.hpp"
#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

struct RandomWalkOptions {
  double restart = 0.15;     ///< probability of returning to the start at a step, in (0, 1]
  double tolerance = 1e-10;  ///< bound on the error of the geometric mean of both ways, > 0
  Execution execution{};
};

/// How often a walker who keeps returning to u is at v, and the other way round: the mean of the
/// two, (π_u[v] + π_v[u]) / 2, where π_u is pagerank() personalised to u with damping 1 - restart,
/// on a simple view. 0 between components.
///
/// One walk gives both ways, since deg(u) π_u[v] = deg(v) π_v[u] without directions. The walk is
/// summed in Chebyshev polynomials of the transition matrix, which take some 40 steps for 1e-10
/// where plain steps take 140. O(steps * (n + m)) per source. A score below the tolerance says no
/// more than "far". Throws std::invalid_argument if an option is outside its range,
/// Error(cancelled) on a stop request. Sources: Tong, Faloutsos and Pan, 2006, "Fast random walk
/// with restart and its applications"; Mason and Handscomb, 2002, "Chebyshev Polynomials", for the
/// series.
[[nodiscard]] std::vector<double> random_walk_scores(const CsrGraph& simple,
                                                     const SourceGroups& groups,
                                                     const RandomWalkOptions& options);

}  // namespace musubi
