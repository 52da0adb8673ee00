#pragma once
#include <cstdint>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

struct ApproximateBetweennessOptions {
  double error = 0.01;  ///< of the share of pairs, in (0, 1)
  double delta = 0.1;   ///< how likely some vertex may be further off than that, in (0, 1)
  /// 0: every vertex is to be known within `error`. k: only what says which k vertices are the
  /// first and in which order; `error` then is for those whose intervals would take longer to part.
  Vertex top = 0;
  std::uint64_t seed = 42;
  /// Counts all shortest paths instead where that is quicker, on trees and small graphs mostly.
  bool exact_if_quicker = true;
  Execution execution{};
};

struct ApproximateBetweenness {
  std::vector<double> scores{};  ///< as betweenness() scales them
  /// Where each score lies: all at once with probability 1 - delta.
  std::vector<double> least{};
  std::vector<double> most{};
  std::uint64_t samples = 0;    ///< paths that the scores are counted from; 0: they are exact
  std::vector<Vertex> first{};  ///< the `top` of the largest scores, or all n; ties by number
  /// Their intervals lie apart from each other and from all others': these are the first, in this
  /// order, with probability 1 - delta. Else some are that are within `error` of each other.
  bool parted = false;
};

/// Betweenness of every vertex to within `error` times the number of pairs (n (n - 1), half of it
/// when undirected), for all vertices at once with probability 1 - `delta`, edges 1 long. Shortest
/// paths are drawn between random pairs; drawing stops as soon as every vertex is known well
/// enough, at the latest when a bound is reached: by the longest path, or by the largest share that
/// any vertex can have as some paths drawn before show (enough_paths.hpp), whichever is less. Pairs
/// without a path count 0. Fewer than three vertices: all 0, without drawing.
///
/// With `top` drawing stops as soon as each of the first k is parted from the one before it, the
/// one behind it and all others, or known within `error`: a small error then costs only what tells
/// vertices apart that nearly tie. least and most still hold for all vertices at once.
///
/// What drawing will take is estimated from the first paths, what betweenness() takes from its
/// parts. Where that is less the scores are exact, and least and most the same; what ties is not
/// parted.
///
/// Cost: some thousand to (log2(diameter) + 1 + ln(2 / delta)) / (2 error²) paths, each two small
/// searches, or betweenness() and a few hundred paths; with `top` betweenness() and paths of about
/// its cost. Memory O(n) per thread, or that of betweenness(). The same for any number of threads;
/// depends on the seed. Throws std::invalid_argument for an option out of its range,
/// Error(cancelled) on a stop request.
/// Sources: Borassi and Natale, 2016, "KADABRA is an ADaptive Algorithm for Betweenness via Random
/// Approximation"; Pellegrina and Vandin, 2023, "SILVAN: Estimating Betweenness Centralities with
/// Progressive Sampling and Non-uniform Rademacher Bounds", for the second bound.
[[nodiscard]] ApproximateBetweenness approximate_betweenness(
    const CsrGraph& graph, const ApproximateBetweennessOptions& options = {});

}  // namespace musubi
