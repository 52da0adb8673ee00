#pragma once
#include <cstddef>
#include <vector>

#include "algorithms/centrality/path_counts.hpp"

namespace musubi {

/// How likely the share of each vertex may be further off than its interval says, on either side:
/// more where it takes most paths to come within `wanted` of it, as those that are drawn tell. All
/// of them together half of `delta`. Source: Borassi and Natale, 2016, "KADABRA is an ADaptive
/// Algorithm for Betweenness via Random Approximation".
[[nodiscard]] std::vector<double> shared_delta(const PathCounts& counts,
                                               const std::vector<double>& wanted, double delta);

/// How far below and above the share that was seen the true one may lie.
struct ShareMargins {
  double below = 0.0;
  double above = 0.0;
};

/// Where the share of each vertex lies, as often as it may be asked while paths are drawn, of which
/// there are to be no more than `bound`: then all are known to within `error`. Keeps references to
/// the counts and to `delta`, a probability for each vertex (shared_delta). Source: Borassi and
/// Natale, 2016, as above.
class ShareIntervals {
 public:
  ShareIntervals(const PathCounts& counts, const std::vector<double>& delta, double bound,
                 double error)
      : counts_(counts), delta_(delta), bound_(bound), error_(error) {}

  [[nodiscard]] ShareMargins of(Vertex v) const;

  /// Whether every vertex is known to within the error.
  [[nodiscard]] bool all_known() const;

  /// Whether the first `top` of the order, which has all vertices, are parted from each other and
  /// from the rest; what is `excused` need not be parted from each other if both are known to
  /// within the error.
  [[nodiscard]] bool top_parted(const std::vector<Vertex>& order, std::size_t top,
                                bool excused) const;

 private:
  [[nodiscard]] bool known(Vertex v) const;

  const PathCounts& counts_;
  const std::vector<double>& delta_;
  double bound_;
  double error_;
};

}  // namespace musubi
