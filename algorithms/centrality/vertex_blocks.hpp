#pragma once
#include <algorithm>
#include <vector>

#include "engine/execution.hpp"
#include "engine/ids.hpp"

namespace musubi {

/// Adds up value(v) over all vertices in parallel, with the same rounding for any number of
/// threads: sums of fixed blocks, then the sum of those in order. `value` may write what belongs to
/// v.
template <typename Value>
double sum_over_vertices(Vertex n, const Execution& execution, Value&& value) {
  constexpr std::size_t kBlock = 4096;
  const std::size_t blocks = (std::size_t{n} + kBlock - 1) / kBlock;
  const auto block_sum = [&](std::size_t block) {
    double sum = 0.0;
    const auto end = static_cast<Vertex>(std::min<std::size_t>(n, (block + 1) * kBlock));
    for (auto v = static_cast<Vertex>(block * kBlock); v < end; ++v) sum += value(v);
    return sum;
  };
  double total = 0.0;
  if (blocks <= 4) {  // not worth waking threads for
    execution.check_stop();
    for (std::size_t block = 0; block < blocks; ++block) total += block_sum(block);
    return total;
  }
  std::vector<double> sums(blocks);
  const Execution quiet{.threads = execution.threads, .stop = execution.stop};
  parallel_for(blocks, quiet, [&](std::size_t block, int) { sums[block] = block_sum(block); });
  for (const double sum : sums) total += sum;
  return total;
}

}  // namespace musubi
