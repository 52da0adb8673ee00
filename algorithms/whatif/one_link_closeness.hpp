#pragma once
#include <vector>

#include "algorithms/whatif/distance_matrix.hpp"

namespace musubi {

/// The harmonic closeness of every vertex after one new link, for many links, one at a time.
///
/// Directions are ignored; otherwise as ClosenessResult::harmonic, to rounding. Made once from the
/// distances of the graph; safe to ask from several threads.
class OneLinkCloseness {
 public:
  /// O(n²). Keeps a reference to the matrix.
  explicit OneLinkCloseness(const DistanceMatrix& distances);

  /// Without a link; length n.
  [[nodiscard]] const std::vector<double>& harmonic() const { return harmonic_; }

  /// With one of length 1 between `a` and `b`. Only pairs s, t come nearer where s is nearer to `a`
  /// than to `b` by more than the link is long and t the other way round, so the rows of the
  /// smaller of the two sides are looked through, 64 columns at a time, for d(s, a) + 1 + d(b, t) <
  /// d(s, t): at most n² / 4 comparisons of single bytes, and the pairs that change. Throws
  /// std::out_of_range when a vertex is not below n. Ours.
  [[nodiscard]] std::vector<double> harmonic_with(Vertex a, Vertex b) const;

 private:
  const DistanceMatrix& distances_;
  std::vector<double> harmonic_;
};

}  // namespace musubi
