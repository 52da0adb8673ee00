#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

struct ClosenessOptions {
  Execution execution{};
};

/// Measures of how near a vertex is to the others, all from one search per vertex along out-arcs.
struct ClosenessResult {
  /// Wasserman-Faust closeness: (r / (n - 1)) * (r / sum of distances) for the r other vertices
  /// that are reached; 0 when none is. Small components do not look central. In [0, 1] when every
  /// edge is 1 long.
  std::vector<double> closeness{};
  /// Sum of 1/distance over the other vertices; what is not reached adds 0. Not normalised.
  std::vector<double> harmonic{};
  std::vector<std::uint32_t> reached{};  ///< other vertices reached
  std::vector<double> eccentricity{};    ///< largest distance to a vertex reached; 0 when none is
};

/// Wasserman and Faust's closeness of a vertex that reaches so many of the other n - 1, at
/// distances of this sum; 0 when it reaches none.
[[nodiscard]] double wasserman_faust(double reached, double sum, std::size_t n);

/// Uses the graph's lengths when it has them, else every edge is 1 long. Directed: distances from
/// the vertex. Parallel edges and self-loops change nothing beyond the shortest length.
///
/// Without lengths distance_totals(), whose cost it has; with lengths O(n m + n² log n) time and
/// O(n) memory per thread. Does not depend on threads. Throws std::invalid_argument when a length
/// is 0, Error(cancelled) on a stop request. Sources: Wasserman and Faust, 1994, "Social network
/// analysis"; Marchiori and Latora, 2000, "Harmony in the small-world".
[[nodiscard]] ClosenessResult closeness(const CsrGraph& graph,
                                        const ClosenessOptions& options = {});

/// Measures the sources given, each once, and leaves the rest of `result`, of length n, as it is.
/// As closeness() in everything else; one search per source.
void update_closeness(const CsrGraph& graph, std::span<const Vertex> sources,
                      ClosenessResult& result, const ClosenessOptions& options = {});

/// Mean of 1/distance over all ordered pairs of different vertices, 0 for pairs without a path: in
/// [0, 1] when every edge is 1 long. 0 for fewer than two vertices. Cost as closeness(). Source:
/// Latora and Marchiori, 2001, "Efficient behavior of small-world networks".
[[nodiscard]] double global_efficiency(const CsrGraph& graph, const ClosenessOptions& options = {});
/// The same from the harmonic closeness of all vertices, the last bit included. O(n) time.
[[nodiscard]] double efficiency_of(std::span<const double> harmonic);

}  // namespace musubi
