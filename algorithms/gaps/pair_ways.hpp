#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// On how many independent ways two vertices reach each other.
struct PairWays {
  static constexpr std::uint64_t kMost = 16;  ///< counted no further

  std::uint64_t vertex_disjoint = 0;  ///< ways without a vertex in common; 1: all hang on one
  std::uint64_t edge_disjoint = 0;    ///< ways without an edge in common
  std::vector<Vertex> hangs_on{};     ///< vertices on every way, from the first of the two on

  /// The share that a direct link would be of all vertex-disjoint ways, 1 / (ways + 1): 1 when
  /// there is none yet, 1/2 when all ways hang on one institution, near 0 when there are many.
  [[nodiscard]] double redundancy() const {
    return 1.0 / (static_cast<double>(vertex_disjoint) + 1.0);
  }
};

/// Counts them for each pair, up to PairWays::kMost. Cost and sources: DisjointPathCounter, of
/// which each thread has two. Results do not depend on the number of threads. Throws
/// Error(cancelled) on a stop request.
[[nodiscard]] std::vector<PairWays> pair_ways(const CsrGraph& graph,
                                              std::span<const std::pair<Vertex, Vertex>> pairs,
                                              const Execution& execution = {});

}  // namespace musubi
