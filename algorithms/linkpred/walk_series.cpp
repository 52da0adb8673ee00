#include "algorithms/linkpred/walk_series.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace musubi {
namespace {

// As many sources as fill two cache lines per vertex: the graph's rows are read once for all.
constexpr std::size_t kLanes = 16;
using Lanes = std::array<double, kLanes>;

class Block {
 public:
  explicit Block(Vertex n) : current_(n), previous_(n) {}

  void start(const SourceGroups& groups, std::size_t first, std::size_t last) {
    std::fill(current_.begin(), current_.end(), Lanes{});
    std::fill(previous_.begin(), previous_.end(), Lanes{});
    for (std::size_t group = first; group < last; ++group) {
      current_[groups.source(group)][group - first] = 1.0;
    }
  }

  void advance(const CsrGraph& graph, const std::vector<double>& factor, double subtract) {
    for (const Vertex v : graph.vertices()) {
      Lanes sum{};
      for (const Vertex w : graph.out_neighbors(v)) {
        const Lanes& from = current_[w];
        for (std::size_t lane = 0; lane < kLanes; ++lane) sum[lane] += from[lane];
      }
      Lanes& to = previous_[v];  // becomes the next term
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        to[lane] = factor[v] * sum[lane] - subtract * to[lane];
      }
    }
    current_.swap(previous_);
  }

  [[nodiscard]] double at(Vertex v, std::size_t lane) const { return current_[v][lane]; }

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
