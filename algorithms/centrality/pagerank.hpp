#pragma once
#include <span>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

struct PageRankOptions {
  double damping = 0.85;  ///< probability of following an out-arc, in [0, 1)
  double tolerance =
      1e-12;  ///< stop at a residual of at most damping times this, which is what a power-iteration
              ///< sweep that changes the scores by this (L1 norm) leaves, > 0
  int max_iterations = 1000;                  ///< sweeps, >= 1
  std::span<const double> personalization{};  ///< length n, >= 0, sum > 0; empty: all alike
  Execution execution{};
};

struct PageRankResult {
  std::vector<double> scores{};  ///< length n, >= 0, sums to 1; empty without vertices
  int iterations = 0;            ///< sweeps done, each over all arcs
  double residual = 0.0;         ///< Σ|F(x) - x| of the scores x returned, F one step of the walk
  bool converged = false;        ///< false when max_iterations came first, which is not an error
};

/// PageRank of every vertex. A walker follows an out-arc with probability in proportion to its
/// strength (alike without strengths), and with probability 1 - damping, or from a sink always,
/// jumps to a vertex drawn from the personalization. Parallel arcs each count; self-loops are
/// followed; an undirected edge is walked both ways. Scores of disconnected parts are comparable.
///
/// The scores x solve x = F(x), where F(x)[v] = d Σ x[u] w(u, v) / w(u) + (1 - d + d Σ x[sink])
/// jump[v]; they are within residual / (1 - d) of the true ones (L1 norm). Dense graphs, whose walk
/// forgets its start within a few steps, by walking; other undirected ones by conjugate gradients,
/// all the way where there is enough for several threads, else while those are quick, with
/// successive over-relaxation from there, in about a quarter of the sweeps of power iteration;
/// other directed ones by Gauss-Seidel, a single sweep where there is no cycle.
///
/// O(iterations * (n + m)) time; the arcs renumbered, 4 bytes each (12 with strengths), and O(n)
/// memory. The same bits for any number of threads. Throws std::invalid_argument if an option is
/// outside its range, Error(cancelled) on a stop request. Sources: Brin and Page, 1998, "The
/// Anatomy of a Large-Scale Hypertextual Web Search Engine"; Gleich, Zhukov and Berkhin, 2004,
/// "Fast parallel PageRank: a linear system approach".
[[nodiscard]] PageRankResult pagerank(const CsrGraph& graph, const PageRankOptions& options = {});

}  // namespace musubi
