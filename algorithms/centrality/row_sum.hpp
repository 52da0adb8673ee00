#pragma once
#include <array>
#include <span>

#include "engine/ids.hpp"

namespace musubi {

/// Σ of x over the vertices of a row. Four sums side by side, since one would wait for each
/// addition; the order is the same on every machine.
inline double row_sum(std::span<const Vertex> row, const double* x) {
  std::array<double, 4> sums{};
  std::size_t i = 0;
  for (; i + 4 <= row.size(); i += 4) {
    for (std::size_t k = 0; k < 4; ++k) sums[k] += x[row[i + k]];
  }
  for (; i < row.size(); ++i) sums[0] += x[row[i]];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

}  // namespace musubi
