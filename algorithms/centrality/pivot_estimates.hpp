#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/distances/source_share.hpp"
#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

struct PivotOptions {
  Vertex pivots = 0;   ///< searches, 1 .. n; all n give the exact values
  double delta = 0.1;  ///< how likely some vertex may be further off than the error, in (0, 1)
  std::uint64_t seed = 42;
  SourceShare share{};  ///< of the pivots; the scores and the efficiency of all shares add up
  Execution execution{};
};

/// Estimates from shortest paths out of some vertices instead of all. Each error holds with
/// probability 1 - delta, for all vertices at once, by Hoeffding's inequality: what a pivot adds
/// lies in [0, n - 2] for betweenness, and in [0, 1] for each term 1/distance.
struct PivotEstimates {
  std::vector<double> betweenness{};  ///< as betweenness() scales it
  std::vector<double> harmonic{};     ///< as closeness() has it
  double efficiency = 0.0;            ///< as global_efficiency() has it
  double betweenness_error = 0.0;
  double harmonic_error = 0.0;
  double efficiency_error = 0.0;
};

/// Betweenness, harmonic closeness and global efficiency of a graph whose edges are 1 long or as
/// long as its lengths (not below 1, for the errors), from pivots drawn without replacement.
/// Disconnected: as the exact measures.
///
/// pivots times the cost of a ShortestPathSearch, twice that when directed; 60 bytes per vertex and
/// thread. The same bits for any number of threads, and for shares up to rounding; depends on the
/// seed. Throws std::invalid_argument for an option outside its range, Error(cancelled) on a stop
/// request. Sources: Brandes and Pich, 2007, "Centrality estimation in large networks"; Hoeffding,
/// 1963, "Probability inequalities for sums of bounded random variables".
[[nodiscard]] PivotEstimates pivot_estimates(const CsrGraph& graph, const PivotOptions& options);

}  // namespace musubi
