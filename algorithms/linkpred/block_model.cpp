#include "algorithms/linkpred/block_model.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>

#include "algorithms/linkpred/block_counts.hpp"
#include "algorithms/linkpred/group_merging.hpp"
#include "algorithms/linkpred/group_moves.hpp"

namespace musubi {
namespace {

constexpr double kCoarseStep = 1.3;        // groups shrink by this on the way down
constexpr double kFineStep = 1.06;         // and by this around the best
constexpr double kSparseStep = 2.0;        // and by this while there are too many for moves
constexpr int kSweeps = 6;                 // at each number of groups
constexpr int kLastSweeps = 40;            // at the one that is kept
constexpr int kPatience = 5;               // steps down without a better one that end the way
constexpr std::size_t kMostGroups = 1000;  // bounds the dense counts to 4 MB

void require_length(const CsrGraph& graph, const Partition& partition) {
  if (partition.size() != graph.num_vertices()) {
    throw std::invalid_argument("block model: partition of length " +
                                std::to_string(partition.size()) + " for a graph of " +
                                std::to_string(graph.num_vertices()) + " vertices");
  }
}

LogFactorials factorials_for(const CsrGraph& graph) {
  return LogFactorials(graph.num_arcs() + graph.num_vertices());
}

double description_length_with(const CsrGraph& graph, const Partition& partition,
                               const LogFactorials& f) {
  if (partition.empty()) return 0.0;
  const BlockCounts counts(graph, partition);
  double cost = fixed_cost(graph, f) +
                group_number_cost(graph.num_vertices(), graph.num_edges(), counts.groups);
  for (std::size_t r = 0; r < counts.groups; ++r) {
    cost += group_cost(f, counts.size[r], counts.ends[r]) - f.even_double(counts.between(r, r));
    for (std::size_t s = 0; s < r; ++s) cost -= f(counts.between(r, s));
  }
  return cost;
}

/// One seeded search.
class BlockModelSearch {
 public:
  BlockModelSearch(const CsrGraph& graph, const LogFactorials& log_factorial, std::uint64_t seed,
                   const Execution& execution)
      : graph_(graph), log_factorial_(log_factorial), random_(seed), execution_(execution) {}

  void run() {
    Partition start = from_single_vertices();
    descend(std::move(start), kCoarseStep);
    // From the step above the best once more, slowly.
    if (!above_best_.empty()) descend(above_best_, kFineStep);
    move(best_, kLastSweeps);
    keep_if_better(best_);
  }

  [[nodiscard]] double cost() const { return best_cost_; }
  [[nodiscard]] const Partition& partition() const { return best_; }

 private:
  Partition from_single_vertices() {
    const auto ends = static_cast<double>(graph_.num_arcs());
    const auto wanted = static_cast<std::size_t>(std::max(20.0, std::ceil(std::sqrt(ends))));
    const std::size_t most = std::min(wanted, kMostGroups);
    Partition partition(graph_.num_vertices());
    std::iota(partition.begin(), partition.end(), Community{0});
    while (num_communities(partition) > most) {
      execution_.check_stop();
      const auto half = static_cast<double>(num_communities(partition)) / kSparseStep;
      partition = merge(partition, std::max(most, static_cast<std::size_t>(half)));
    }
    return partition;
  }

  void descend(Partition partition, double step) {
    Partition above;
    int worse = 0;
    for (;;) {
      move(partition, kSweeps);
      if (keep_if_better(partition)) {
        above_best_ = above.empty() ? partition : above;
        worse = 0;
      } else if (++worse > kPatience) {
        return;
      }
      const std::size_t groups = num_communities(partition);
      if (groups <= 1) return;
      above = partition;
      const auto next = static_cast<std::size_t>(static_cast<double>(groups) / step);
      partition = merge(partition, std::clamp<std::size_t>(next, 1, groups - 1));
    }
  }

  Partition merge(const Partition& partition, std::size_t target) {
    return merge_groups(graph_, partition, target, log_factorial_, random_);
  }

  void move(Partition& partition, int sweeps) {
    move_vertices(graph_, partition, sweeps, log_factorial_, random_, execution_);
  }

  bool keep_if_better(const Partition& partition) {
    const double cost = description_length_with(graph_, partition, log_factorial_);
    if (!(cost < best_cost_)) return false;
    best_cost_ = cost;
    best_ = partition;
    return true;
  }

  const CsrGraph& graph_;
  const LogFactorials& log_factorial_;
  SplitMix64 random_;
  const Execution& execution_;
  double best_cost_ = std::numeric_limits<double>::infinity();
  Partition best_{};
  Partition above_best_{};
};

}  // namespace

double description_length(const CsrGraph& simple, const Partition& partition) {
  require_length(simple, partition);
  return description_length_with(simple, canonical(partition), factorials_for(simple));
}

double profile_log_likelihood(const CsrGraph& simple, const Partition& partition) {
  require_length(simple, partition);
  const BlockCounts counts(simple, partition);
  double sum = 0.0;
  for (std::size_t r = 0; r < counts.groups; ++r) {
    for (std::size_t s = 0; s < counts.groups; ++s) {
      const auto links = static_cast<double>(counts.between(r, s));
      if (links == 0.0) continue;
      sum += links * std::log(links / static_cast<double>(counts.ends[r]) /
                              static_cast<double>(counts.ends[s]));
    }
  }
  return sum / 2.0;
}

BlockModel fit_block_model(const CsrGraph& simple, const BlockModelOptions& options) {
  if (options.runs < 1) {
    throw std::invalid_argument("block model: runs must be >= 1, got " +
                                std::to_string(options.runs));
  }
  BlockModel model;
  if (simple.num_vertices() == 0) return model;
  const auto log_factorial = factorials_for(simple);
  const Execution quiet = options.execution.quiet();
  std::vector<BlockModelSearch> searches;
  SplitMix64 seeds(options.seed);
  for (int run = 0; run < options.runs; ++run) {
    searches.emplace_back(simple, log_factorial, seeds.next(), quiet);
  }
  parallel_for(searches.size(), quiet, [&](std::size_t run, int) { searches[run].run(); });
  const auto best =
      std::min_element(searches.begin(), searches.end(),
                       [](const auto& a, const auto& b) { return a.cost() < b.cost(); });
  model.groups = canonical(best->partition());
  model.description_length = best->cost();
  model.log_likelihood = profile_log_likelihood(simple, model.groups);
  return model;
}

std::vector<double> block_model_scores(const CsrGraph& simple, const Partition& partition,
                                       const SourceGroups& groups) {
  require_length(simple, partition);
  const BlockCounts counts(simple, partition);
  const auto all_ends = static_cast<double>(simple.num_arcs());
  std::vector<double> scores(groups.num_pairs(), 0.0);
  for (std::size_t group = 0; group < groups.size(); ++group) {
    const Vertex u = groups.source(group);
    const Community r = partition[u];
    const auto degree = static_cast<double>(simple.out_degree(u));
    for (const auto& [v, pair] : groups.targets(group)) {
      const Community s = partition[v];
      const double degrees = degree * static_cast<double>(simple.out_degree(v));
      const double ends = static_cast<double>(counts.ends[r]) * static_cast<double>(counts.ends[s]);
      if (degrees == 0.0) continue;
      scores[pair] = degrees * (counts.between(r, s) + 1.0) / (ends + all_ends);
    }
  }
  return scores;
}

}  // namespace musubi
