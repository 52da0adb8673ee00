#pragma once
#include <span>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

struct PageRankOptions {
  double damping = 0.85;  ///< probability of following an out-arc, in [0, 1)
  double tolerance =
      1e-12;  ///< stop when a sweep changes the scores by at most this (L1 norm), > 0
  int max_iterations = 1000;                  ///< sweeps, >= 1
  std::span<const double> personalization{};  ///< length n, >= 0, sum > 0; empty: all alike
  Execution execution{};
};

struct PageRankResult {
  std::vector<double> scores{};  ///< length n, sums to 1; empty for the empty graph
  int iterations = 0;            ///< sweeps done
  double residual = 0.0;         ///< L1 change of the last sweep
  bool converged = false;        ///< false when max_iterations came first, which is not an error
};

/// PageRank of every vertex. A walker follows an out-arc with probability in proportion to its
/// strength (alike without strengths), and with probability 1 - damping, or from a sink always,
/// jumps to a vertex drawn from the personalization. Parallel arcs each count; self-loops are
/// followed; an undirected edge is walked both ways. Scores of disconnected parts are comparable.
///
/// O(iterations * (n + m)) time, O(n) memory. The same bits for any number of threads. Throws
/// std::invalid_argument if an option is outside its range, Error(cancelled) on a stop request.
/// Source: Brin and Page, 1998, "The Anatomy of a Large-Scale Hypertextual Web Search Engine".
[[nodiscard]] PageRankResult pagerank(const CsrGraph& graph, const PageRankOptions& options = {});

}  // namespace musubi
