#pragma once
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <span>

#include "engine/ids.hpp"

namespace musubi {

/// 1/d, or a sum of such, as whole numbers, so that the order of a sum does not matter: in units of
/// 2^-kept and of 2^-(kept + 32).
struct Reciprocal {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  void add(std::uint64_t count, const Reciprocal& one) {
    high += count * one.high;
    low += count * one.low;
  }
};

/// How many bits may stand behind the point so that the sum of n reciprocals has room before it.
inline int kept_bits(Vertex n) {
  return 63 - static_cast<int>(std::bit_width(n));
}

/// The vertices of a graph that has n of its own and so many hanging at each of them.
inline Vertex with_pendants(Vertex n, std::span<const Vertex> pendants) {
  return std::accumulate(pendants.begin(), pendants.end(), n);
}

inline Reciprocal reciprocal(std::uint32_t distance, int kept) {
  const std::uint64_t one = std::uint64_t{1} << kept;
  return {one / distance, ((one % distance) << 32) / distance};
}

inline double value(const Reciprocal& sum, int kept) {
  return std::ldexp(static_cast<double>(sum.high), -kept) +
         std::ldexp(static_cast<double>(sum.low), -kept - 32);
}

/// What is known so far of the distances from one vertex.
struct VertexTotals {
  std::uint64_t sum = 0;
  Reciprocal harmonic{};
  std::uint32_t reached = 0;
  std::uint32_t eccentricity = 0;

  /// So many more vertices at this distance.
  void add(std::uint64_t vertices, std::uint32_t distance, const Reciprocal& one) {
    sum += vertices * distance;
    harmonic.add(vertices, one);
    reached += static_cast<std::uint32_t>(vertices);
    eccentricity = std::max(eccentricity, distance);
  }
  void add(const VertexTotals& other) {
    sum += other.sum;
    harmonic.add(1, other.harmonic);
    reached += other.reached;
    eccentricity = std::max(eccentricity, other.eccentricity);
  }
};

}  // namespace musubi
