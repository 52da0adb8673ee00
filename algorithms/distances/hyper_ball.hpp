#pragma once
#include <cstdint>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

struct HyperBallOptions {
  int precision = 8;  ///< 2^precision registers, a byte each, for every vertex; in 4 .. 16
  std::uint64_t seed = 42;
  Execution execution{};
};

/// Estimates of what distance_totals() counts.
struct HyperBallEstimates {
  std::vector<double> reached{};   ///< other vertices that a vertex reaches, length n
  std::vector<double> sum{};       ///< of distances to them
  std::vector<double> harmonic{};  ///< of 1/distance
  /// Wasserman and Faust's closeness of reached and sum, as closeness() defines it.
  std::vector<double> closeness{};
  /// The neighbourhood function: ordered pairs at most t apart, from t = 0 (n) to the first t from
  /// where on nothing changes; empty for the empty graph.
  std::vector<double> pairs_within{};
  double standard_error = 0.0;  ///< of the size of one ball, as a share of it: 1.04 / sqrt(2^p)
};

/// Distances along out-arcs, edges 1 long: lengths, strengths, parallel arcs and self-loops play no
/// part. The ball of radius t + 1 around a vertex is the union of those of radius t around its
/// targets; a ball is kept as registers from which its size is estimated, and unions are maxima.
/// Only vertices with a target that changed are looked at again. What is not reached counts
/// nowhere; a vertex without out-arcs has 0 in everything.
///
/// For graphs on which n searches are too many. Sums inherit the relative error of the sizes, which
/// for the vertices of one graph is much the same: another seed shows how much. O(2^p m) time for
/// each round in which most change, as many rounds as the longest distance; 2^(p+1) + 60 bytes per
/// vertex. The same for any number of threads; depends on the seed and the vertices' numbers.
/// Throws std::invalid_argument for a precision outside its range, Error(cancelled) on a stop
/// request. Sources: Boldi and Vigna, 2013, "In-Core Computation of Geometric Centralities with
/// HyperBall: A Hundred Billion Nodes and Beyond"; Flajolet, Fusy, Gandouet and Meunier, 2007,
/// "HyperLogLog: the analysis of a near-optimal cardinality estimation algorithm".
[[nodiscard]] HyperBallEstimates hyper_ball(const CsrGraph& graph,
                                            const HyperBallOptions& options = {});

}  // namespace musubi
