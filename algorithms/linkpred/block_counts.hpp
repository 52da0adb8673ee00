#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/community/partition.hpp"
#include "engine/csr_graph.hpp"

namespace musubi {

/// Natural logarithms of the factorials of 0 .. largest, from a table.
class LogFactorials {
 public:
  explicit LogFactorials(std::size_t largest);
  [[nodiscard]] double operator()(std::size_t n) const { return table_[n]; }
  /// ln n!! of an even n: the ways in which n ends pair up within one group.
  [[nodiscard]] double even_double(std::size_t n) const;

 private:
  std::vector<double> table_;
};

/// Vertices and ends of edges per group and pair of groups, in a dense matrix: 4 bytes per pair.
struct BlockCounts {
  std::size_t groups = 0;
  std::vector<std::uint32_t> size{};   ///< vertices of each group
  std::vector<std::uint64_t> ends{};   ///< sum of their degrees, κ_r
  std::vector<std::uint32_t> links{};  ///< m_rs, row after row; twice the edges on the diagonal

  /// O(n + m + groups²).
  BlockCounts(const CsrGraph& simple, const Partition& partition);
  [[nodiscard]] std::uint32_t& between(std::size_t r, std::size_t s) {
    return links[r * groups + s];
  }
  [[nodiscard]] std::uint32_t between(std::size_t r, std::size_t s) const {
    return links[r * groups + s];
  }
};

/// The part of the description length that a group of `size` vertices and `ends` ends adds beside
/// its links: its degrees given their sum, and its place in the partition.
[[nodiscard]] double group_cost(const LogFactorials& log_factorial, std::size_t size,
                                std::size_t ends);

/// The part that depends on the number of groups alone: numbers of edges, sizes of groups.
[[nodiscard]] double group_number_cost(std::size_t n, std::size_t m, std::size_t groups);

/// The part that no partition changes.
[[nodiscard]] double fixed_cost(const CsrGraph& simple, const LogFactorials& log_factorial);

}  // namespace musubi
