#include "algorithms/gaps/hub_reach.hpp"

#include <algorithm>
#include <cmath>

#include "algorithms/gaps/reach_gains.hpp"
#include "algorithms/spectral/laplacian_measures.hpp"

namespace musubi {
namespace {

// Adds each pair's change as a share of the largest; false when nobody changes anything.
bool add_scaled(std::span<const HubReach> reach, ReachChange HubReach::*where,
                double ReachChange::*what, std::vector<double>& sums) {
  double largest = 0.0;
  bool any = false;
  for (const auto& pair : reach) {
    const double change = pair.*where.*what;
    any = any || change > 0.0;
    if (std::isfinite(change)) largest = std::max(largest, change);
  }
  if (!any) return false;
  for (std::size_t p = 0; p < reach.size(); ++p) {
    const double change = reach[p].*where.*what;
    if (!std::isfinite(change)) {
      sums[p] += 1.0;
    } else if (largest > 0.0) {
      sums[p] += change / largest;
    }
  }
  return true;
}

}  // namespace

std::vector<ReachChange> reach_changes(const CsrGraph& graph,
                                       std::span<const std::pair<Vertex, Vertex>> pairs,
                                       const HubReachOptions& options) {
  const Execution quiet = options.execution.quiet();
  const auto nearer = reach_gains(graph, pairs, {.seed = options.seed, .execution = quiet});
  const auto conducting = laplacian_gains(graph, pairs, quiet);
  const auto n = static_cast<double>(graph.num_vertices());
  std::vector<ReachChange> changes;
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    changes.push_back({nearer.gains[p] / (n * (n - 1.0)), conducting[p].kirchhoff_index,
                       conducting[p].algebraic_connectivity});
  }
  return changes;
}

std::vector<double> reach_scores(std::span<const HubReach> reach) {
  std::vector<double> sums(reach.size(), 0.0);
  double counted = 0.0;
  for (const auto where : {&HubReach::hubs, &HubReach::network}) {
    for (const auto what : {&ReachChange::global_efficiency, &ReachChange::kirchhoff_index,
                            &ReachChange::algebraic_connectivity}) {
      if (add_scaled(reach, where, what, sums)) counted += 1.0;
    }
  }
  for (double& sum : sums) sum = counted > 0.0 ? sum / counted : 0.0;
  return sums;
}

}  // namespace musubi
