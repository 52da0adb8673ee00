#include "algorithms/centrality/pivot_estimates.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <string>

#include "algorithms/centrality/source_dependencies.hpp"
#include "engine/random.hpp"

namespace musubi {
namespace {

constexpr std::size_t kPivotsPerBlock = 16;

void validate(const CsrGraph& graph, const PivotOptions& options) {
  if (options.pivots < 1 || options.pivots > graph.num_vertices()) {
    throw std::invalid_argument("pivot_estimates: pivots must be in 1 .. " +
                                std::to_string(graph.num_vertices()) + ", got " +
                                std::to_string(options.pivots));
  }
  if (!(options.delta > 0.0 && options.delta < 1.0)) {
    throw std::invalid_argument("pivot_estimates: delta must be in (0, 1), got " +
                                std::to_string(options.delta));
  }
}

std::vector<Vertex> drawn_pivots(Vertex n, const PivotOptions& options) {
  std::vector<Vertex> pivots(n);
  std::iota(pivots.begin(), pivots.end(), Vertex{0});
  SplitMix64 random(options.seed);
  random.shuffle(pivots);
  pivots.resize(options.pivots);
  return pivots;
}

// The sums that one thread makes over a block of pivots.
class PivotSums {
 public:
  PivotSums(const CsrGraph& graph, const CsrGraph& reversed)
      : from_(graph), reciprocals_(graph.num_vertices()) {
    if (graph.is_directed()) to_.emplace(reversed);
  }

  void run(const std::vector<Vertex>& pivots, std::size_t first, std::size_t last) {
    from_.clear();
    std::fill(reciprocals_.begin(), reciprocals_.end(), 0.0);
    efficiency_ = 0.0;
    for (std::size_t i = first; i < last; ++i) {
      from_.add(pivots[i]);
      const auto& out = from_.search();
      for (std::size_t j = 1; j < out.order().size(); ++j) {
        efficiency_ += 1.0 / out.distance(out.order()[j]);
      }
      if (to_) to_->run(pivots[i]);
      const auto& in = to_ ? *to_ : out;
      for (std::size_t j = 1; j < in.order().size(); ++j) {
        reciprocals_[in.order()[j]] += 1.0 / in.distance(in.order()[j]);
      }
    }
  }

  void merge_into(PivotEstimates& total) const {
    for (std::size_t v = 0; v < reciprocals_.size(); ++v) {
      total.betweenness[v] += from_.vertices()[v];
      total.harmonic[v] += reciprocals_[v];
    }
    total.efficiency += efficiency_;
  }

 private:
  SourceDependencies from_;
  std::optional<ShortestPathSearch> to_{};  // along the arcs backwards, of a directed graph
  std::vector<double> reciprocals_;
  double efficiency_ = 0.0;
};

// How far the mean of k draws from [0, 1] may be off with probability `delta`.
double hoeffding(double k, double delta) {
  return std::sqrt(std::log(2.0 / delta) / (2.0 * k));
}

}  // namespace

PivotEstimates pivot_estimates(const CsrGraph& graph, const PivotOptions& options) {
  validate(graph, options);
  const auto pivots = drawn_pivots(graph.num_vertices(), options);
  const auto reversed = graph.is_directed() ? CsrGraph::from_rows(graph.in_rows(), graph.out_rows(),
                                                                  Direction::directed)
                                            : CsrGraph{};
  PivotEstimates result{std::vector<double>(graph.num_vertices(), 0.0),
                        std::vector<double>(graph.num_vertices(), 0.0)};
  std::vector<std::size_t> blocks;
  for (std::size_t b = 0; b * kPivotsPerBlock < pivots.size(); ++b) {
    if (options.share.has(b)) blocks.push_back(b * kPivotsPerBlock);
  }
  std::vector<std::optional<PivotSums>> sums(
      static_cast<std::size_t>(options.execution.thread_count()));
  parallel_for_ordered(
      blocks.size(), options.execution,
      [&](std::size_t i, int thread) {
        auto& own = sums[static_cast<std::size_t>(thread)];
        if (!own) own.emplace(graph, reversed);
        own->run(pivots, blocks[i], std::min(pivots.size(), blocks[i] + kPivotsPerBlock));
      },
      [&](std::size_t, int thread) { sums[static_cast<std::size_t>(thread)]->merge_into(result); });

  const auto n = static_cast<double>(graph.num_vertices());
  const auto k = static_cast<double>(pivots.size());
  const double pairs = graph.is_directed() ? 1.0 : 0.5;  // each pair counts from both ends
  for (double& score : result.betweenness) score *= pairs * n / k;
  for (double& score : result.harmonic) score *= n / k;
  if (n >= 2.0) result.efficiency /= k * (n - 1.0);
  if (pivots.size() < graph.num_vertices()) {
    const double each = hoeffding(k, options.delta / n);
    result.betweenness_error = each * pairs * n * std::max(0.0, n - 2.0);
    result.harmonic_error = each * n;
    result.efficiency_error = hoeffding(k, options.delta);
  }
  return result;
}

}  // namespace musubi
