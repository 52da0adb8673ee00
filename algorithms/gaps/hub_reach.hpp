#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// What one new link would change in a network, by three measures; each >= 0, better when larger.
struct ReachChange {
  double global_efficiency = 0.0;       ///< rise of the mean of 1 / distance over all pairs
  double kirchhoff_index = 0.0;         ///< fall of the sum of resistances; infinite: joins parts
  double algebraic_connectivity = 0.0;  ///< rise of λ2 of the Laplacian; infinite: joins parts
};

/// The same in the small network of the hubs, tied where they are linked, and in the whole one.
struct HubReach {
  ReachChange hubs{};
  ReachChange network{};
};

struct HubReachOptions {
  std::uint64_t seed = 42;  ///< of the sources that distances are measured from when sampled
  Execution execution{};
};

/// For each pair of vertices, what a new edge of length and strength 1 would change. The Kirchhoff
/// index and the algebraic connectivity are those of the component that holds both. The graph must
/// be undirected. Cost and sources: reach_gains(), laplacian_gains(). Throws Error(cancelled) on a
/// stop request.
[[nodiscard]] std::vector<ReachChange> reach_changes(
    const CsrGraph& graph, std::span<const std::pair<Vertex, Vertex>> pairs,
    const HubReachOptions& options = {});

/// One number in [0, 1] per pair: the mean of the six changes, each divided by the largest finite
/// one among the pairs; a change that is infinite counts 1. The algebraic connectivity of the whole
/// network mostly hangs on some remote end of it, so it counts only when a pair of hubs can raise
/// it at all. O(pairs). Ours.
[[nodiscard]] std::vector<double> reach_scores(std::span<const HubReach> reach);

}  // namespace musubi
