#pragma once
#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "engine/execution.hpp"
#include "engine/ids.hpp"

namespace musubi {

/// How finely rows are cut, in arcs looked at; a row costs about as much as four of its arcs. Tests
/// make them small: results never depend on the second.
struct BlockSizes {
  ArcIndex work_per_block = ArcIndex{1} << 15;
  /// Waking threads takes about as long as this much work.
  ArcIndex worth_threads = ArcIndex{1} << 20;
};

/// Rows of a graph cut into runs of about equal work, by the graph alone, so that a
/// sum over all rows is rounded alike for any number of threads.
class RowBlocks {
 public:
  RowBlocks() = default;

  /// The rows first .. last-1; `offsets[v] .. offsets[v + 1]` are the arcs of row v.
  RowBlocks(std::span<const ArcIndex> offsets, Vertex first, Vertex last,
            const BlockSizes& sizes = {});

  [[nodiscard]] std::size_t count() const { return begin_.size() - 1; }
  /// Whether there is enough to do for more than one thread.
  [[nodiscard]] bool worth_threads() const { return worth_threads_; }
  [[nodiscard]] const BlockSizes& sizes() const { return sizes_; }

  /// Calls `work(begin, end)` on every block, in parallel where there is enough to do, and adds up
  /// what the calls return, K numbers each, in the order of the blocks. `work` may write what
  /// belongs to its rows.
  template <std::size_t K, typename Work>
  [[nodiscard]] std::array<double, K> sum(const Execution& execution, Work&& work) const {
    std::array<double, K> total{};
    const auto add = [&](const std::array<double, K>& part) {
      for (std::size_t k = 0; k < K; ++k) total[k] += part[k];
    };
    if (!worth_threads_ || execution.threads == 1) {
      execution.check_stop();
      for (std::size_t b = 0; b < count(); ++b) add(work(begin_[b], begin_[b + 1]));
      return total;
    }
    std::vector<std::array<double, K>> parts(count());
    const Execution quiet = execution.quiet();
    parallel_for(count(), quiet,
                 [&](std::size_t b, int) { parts[b] = work(begin_[b], begin_[b + 1]); });
    for (const auto& part : parts) add(part);
    return total;
  }

  /// As sum(), for work that returns nothing.
  template <typename Work>
  void each(const Execution& execution, Work&& work) const {
    static_cast<void>(sum<1>(execution, [&](Vertex begin, Vertex end) {
      work(begin, end);
      return std::array<double, 1>{};
    }));
  }

 private:
  std::vector<Vertex> begin_{0};  // where each block begins, and the end
  bool worth_threads_ = false;
  BlockSizes sizes_{};
};

}  // namespace musubi
