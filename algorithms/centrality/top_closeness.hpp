#pragma once
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// A vertex and what it scores.
struct ScoredVertex {
  Vertex vertex = 0;
  double score = 0.0;
  friend bool operator==(const ScoredVertex&, const ScoredVertex&) = default;
};

/// The `k` vertices of highest harmonic centrality (all when there are fewer), highest first, of
/// equal ones the smaller first: the first k of closeness().harmonic sorted so, edges 1 long.
///
/// Searches from vertices in the order of their degrees, each given up as soon as what is left can
/// no longer take it among the best: the next level holds at most what the arcs of this one lead
/// to, the rest is at least a step further. Where a sample of the searches says that to measure all
/// vertices together is quicker, as it may be in meshes and dense graphs, distance_totals() answers
/// instead, at once or when the sample proves wrong: the cost is hardly more than that of
/// closeness(), and at worst about two and a half times that. Memory O(n) per thread. The same for
/// any number of threads.
/// Lengths and strengths play no part. Throws Error(cancelled) on a stop request. Source:
/// Bergamini, Borassi, Crescenzi, Marino and Meyerhenke, 2019, "Computing top-k Closeness
/// Centrality Faster in Unweighted Graphs".
[[nodiscard]] std::vector<ScoredVertex> top_harmonic(const CsrGraph& graph, std::size_t k,
                                                     const Execution& execution = {});

/// As top_harmonic(), for closeness().closeness. Of a directed graph, where nobody knows beforehand
/// how much a vertex reaches, all are measured.
[[nodiscard]] std::vector<ScoredVertex> top_closeness(const CsrGraph& graph, std::size_t k,
                                                      const Execution& execution = {});

}  // namespace musubi
