#pragma once
#include <span>
#include <utility>
#include <vector>

#include "algorithms/whatif/distance_matrix.hpp"

namespace musubi {

/// A sum over ordered pairs of different vertices, from some to some, of what their distance is
/// worth.
struct DistanceSum {
  enum class Worth {
    inverse,  ///< 1 / d, and 0 without a way
    nearness  ///< -d, and -far without a way
  };
  std::vector<Vertex> from{};  ///< each once; empty: all vertices
  std::vector<Vertex> to{};    ///< the same
  Worth worth = Worth::inverse;
  double far = 0.0;  ///< for `nearness`: at least every distance that can come about
};

/// The sum as it is. O(|from| |to|).
[[nodiscard]] double distance_sum(const DistanceMatrix& distances, const DistanceSum& sum);

/// By how much one new link of length 1 between the two vertices of each pair would raise the sum,
/// exactly; 0 for a vertex with itself.
///
/// A shortest way s .. a - b .. t over the new link depends on t through d(s, t) and d(b, t) only:
/// for each s and b the t are counted by these two, the counts give what every value of d(s, a) is
/// worth, and each candidate looks its own up. So p candidates at e different ends cost
/// O(e |from| (|to| + D³) + p |from|) with distances up to D, not O(p |from| |to|); when both lists
/// hold all vertices, one end of each candidate serves for both. Beyond D = 30 the slack
/// d(s, t) - d(b, t) of each t is followed instead of counts, and with lengths everything is
/// computed for each candidate, O(p |from| |to|). O(n |to|) memory. Does not depend on threads.
/// Throws std::out_of_range when a vertex is not below n, Error(cancelled) on a stop request. Ours.
[[nodiscard]] std::vector<double> distance_gains(const DistanceMatrix& distances,
                                                 const DistanceSum& sum,
                                                 std::span<const std::pair<Vertex, Vertex>> pairs,
                                                 const Execution& execution = {});

}  // namespace musubi
