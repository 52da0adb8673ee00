#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

struct ReachOptions {
  /// How many distances may be looked at: when every vertex as a source would take more, a seeded
  /// sample of sources is taken, as large as this allows.
  std::uint64_t most_distances = 4'000'000'000;
  std::uint64_t seed = 42;
  Execution execution{};
};

struct ReachGains {
  std::vector<double> gains{};  ///< per pair, over ordered pairs of vertices
  std::size_t sources = 0;      ///< vertices from which they were summed; all of them: exact
};

/// What one new edge of length 1 between the two vertices of each pair would add to the sum of
/// 1/distance over all ordered pairs of vertices, which is n (n - 1) times the global efficiency
/// (Latora and Marchiori, 2001, "Efficient behavior of small-world networks"). Pairs that do not
/// reach each other have distance infinity. Directions are ignored by the caller's choice of graph:
/// it must be undirected.
///
/// A shortest path uses the new edge at most once, so d'(s, t) = min(d(s, t), d(s, a) + 1 + d(b,
/// t), d(s, b) + 1 + d(a, t)), and only one of the two ways can be shorter. Without lengths the
/// vertices t are counted by d(s, t) and d(b, t), which serves every pair that b belongs to.
///
/// From a sample of k of n sources the sums are scaled to n; without lengths the ways that begin or
/// end at the pair itself, which gain most, are counted exactly. The standard error falls with the
/// square root of k. O(k (n + m) + k e n + k p) for e different ends of p pairs and distances
/// up to a constant; O(k p n) with lengths. Results do not depend on the number of threads.
[[nodiscard]] ReachGains reach_gains(const CsrGraph& graph,
                                     std::span<const std::pair<Vertex, Vertex>> pairs,
                                     const ReachOptions& options = {});

}  // namespace musubi
