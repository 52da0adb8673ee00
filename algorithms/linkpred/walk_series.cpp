#include "algorithms/linkpred/walk_series.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace musubi {
namespace {

// As many sources as fill two cache lines per vertex: the graph's rows are read once for all. In
// registers of two, which a compiler does not make of a loop over doubles here.
constexpr std::size_t kLanes = 16;
constexpr std::size_t kWidth = 2;
using Register [[gnu::vector_size(kWidth * sizeof(double))]] = double;
using Lanes = std::array<Register, kLanes / kWidth>;

class Block {
 public:
  explicit Block(Vertex n) : current_(n), previous_(n) {}

  void start(const SourceGroups& groups, std::size_t first, std::size_t last) {
    std::fill(current_.begin(), current_.end(), Lanes{});
    std::fill(previous_.begin(), previous_.end(), Lanes{});
    for (std::size_t group = first; group < last; ++group) {
      const std::size_t lane = group - first;
      current_[groups.source(group)][lane / kWidth][lane % kWidth] = 1.0;
    }
  }

  void advance(const CsrGraph& graph, const std::vector<double>& factor, double subtract) {
    for (const Vertex v : graph.vertices()) {
      Lanes sum{};
      for (const Vertex w : graph.out_neighbors(v)) {
        const Lanes& from = current_[w];
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += from[i];
      }
      Lanes& to = previous_[v];  // becomes the next term
      for (std::size_t i = 0; i < sum.size(); ++i) {
        to[i] = factor[v] * sum[i] - subtract * to[i];
      }
    }
    current_.swap(previous_);
  }

  [[nodiscard]] double at(Vertex v, std::size_t lane) const {
    return current_[v][lane / kWidth][lane % kWidth];
  }

 private:
  std::vector<Lanes> current_;
  std::vector<Lanes> previous_;
};

}  // namespace

std::vector<double> sum_walk_series(const CsrGraph& simple, const SourceGroups& groups,
                                    const WalkSeries& series, const Execution& execution) {
  std::vector<double> sums(groups.num_pairs(), 0.0);
  std::vector<std::optional<Block>> blocks(static_cast<std::size_t>(execution.thread_count()));
  const std::size_t count = (groups.size() + kLanes - 1) / kLanes;
  parallel_for(count, execution, [&](std::size_t index, int thread) {
    auto& block = blocks[static_cast<std::size_t>(thread)];
    if (!block) block.emplace(simple.num_vertices());
    const std::size_t first = index * kLanes;
    const std::size_t last = std::min(groups.size(), first + kLanes);
    block->start(groups, first, last);
    for (std::size_t k = 0; k < series.coefficients.size(); ++k) {
      if (k > 0) {
        execution.check_stop();
        block->advance(simple, k == 1 ? series.first_factor : series.factor,
                       k == 1 ? 0.0 : series.subtract);
      }
      for (std::size_t group = first; group < last; ++group) {
        for (const auto& [v, pair] : groups.targets(group)) {
          sums[pair] += series.coefficients[k] * block->at(v, group - first);
        }
      }
    }
  });
  return sums;
}

}  // namespace musubi
