#include "algorithms/whatif/betweenness_update.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "algorithms/centrality/shortest_paths.hpp"
#include "algorithms/whatif/touched_blocks.hpp"

namespace musubi {
namespace {

// As in betweenness(): few additions to the totals, the same rounding for any number of threads.
constexpr std::size_t kSourcesPerUpdate = 16;
// Wider than the searches' own, so that a source too many is taken rather than one too few.
constexpr double kTightTolerance = 4.0 * kLengthTolerance;

bool tight(double to_tail, double length, double to_head) {
  return to_tail >= 0.0 && to_head >= 0.0 &&
         to_tail + length - to_head <= kTightTolerance * to_head;
}

// Marks the sources with a shortest path over one of the edges.
void mark_sources(const CsrGraph& graph, const std::vector<LongEdge>& edges,
                  const Execution& execution, std::vector<bool>& marked) {
  if (edges.empty()) return;
  const auto against = reversed(graph);
  ShortestPathSearch tail(against);
  ShortestPathSearch head(against);
  for (const auto& edge : edges) {
    execution.check_stop();
    tail.run(edge.tail);
    head.run(edge.head);
    for (const Vertex s : graph.vertices()) {
      if (tight(tail.distance(s), edge.length, head.distance(s)) ||
          (!graph.is_directed() && tight(head.distance(s), edge.length, tail.distance(s)))) {
        marked[s] = true;
      }
    }
  }
}

std::vector<Vertex> sources_that_count(const TouchedBlock& block, const Execution& execution) {
  std::vector<bool> marked(block.vertices.size(), false);
  const auto difference = edge_difference(block.base, block.edited);
  mark_sources(block.base, difference.removed, execution, marked);
  mark_sources(block.edited, difference.added, execution, marked);
  std::vector<Vertex> sources;
  for (const Vertex s : block.base.vertices()) {
    if (marked[s]) sources.push_back(s);
  }
  return sources;
}

// Dependencies of one source after the other, each target counting as many times as it stands for
// vertices (Brandes's back-propagation).
class Dependencies {
 public:
  Dependencies(const CsrGraph& graph, const std::vector<double>& weights)
      : graph_(graph), weights_(weights), search_(graph), dependency_(graph.num_vertices(), 0.0) {}

  void run(Vertex source) {
    for (const Vertex v : search_.order()) dependency_[v] = 0.0;
    search_.run(source);
    const auto& order = search_.order();
    for (auto it = order.rbegin(); it != order.rend(); ++it) {
      const Vertex u = *it;
      double sum = 0.0;
      const auto row = graph_.out_neighbors(u);
      for (std::size_t i = 0; i < row.size(); ++i) {
        const Vertex v = row[i];
        if (!search_.on_shortest_path(u, i, v)) continue;
        sum += search_.path_count(u) / search_.path_count(v) * (weights_[v] + dependency_[v]);
      }
      dependency_[u] = sum;
    }
  }

  [[nodiscard]] double operator[](Vertex v) const { return dependency_[v]; }

 private:
  const CsrGraph& graph_;
  const std::vector<double>& weights_;
  ShortestPathSearch search_;
  std::vector<double> dependency_;
};

// What one thread needs to sum the changes of a few sources.
class ChangeSum {
 public:
  explicit ChangeSum(const TouchedBlock& block)
      : weights_(block.weights),
        before_(block.base, block.weights),
        after_(block.edited, block.weights),
        change_(block.vertices.size(), 0.0) {}

  void sum_over(std::span<const Vertex> sources) {
    std::fill(change_.begin(), change_.end(), 0.0);
    for (const Vertex source : sources) {
      before_.run(source);
      after_.run(source);
      for (Vertex v = 0; v < change_.size(); ++v) {
        if (v != source && before_[v] != after_[v]) {
          change_[v] += weights_[source] * (after_[v] - before_[v]);
        }
      }
    }
  }

  [[nodiscard]] const std::vector<double>& change() const { return change_; }

 private:
  const std::vector<double>& weights_;
  Dependencies before_;
  Dependencies after_;
  std::vector<double> change_;
};

std::vector<double> sum_changes(const TouchedBlock& block, std::span<const Vertex> sources,
                                const Execution& execution) {
  std::vector<double> total(block.vertices.size(), 0.0);
  std::vector<std::optional<ChangeSum>> sums(static_cast<std::size_t>(execution.thread_count()));
  parallel_for_ordered(
      (sources.size() + kSourcesPerUpdate - 1) / kSourcesPerUpdate, execution,
      [&](std::size_t index, int thread) {
        auto& sum = sums[static_cast<std::size_t>(thread)];
        if (!sum) sum.emplace(block);
        const std::size_t first = index * kSourcesPerUpdate;
        sum->sum_over(sources.subspan(first, std::min(kSourcesPerUpdate, sources.size() - first)));
      },
      [&](std::size_t, int thread) {
        const auto& change = sums[static_cast<std::size_t>(thread)]->change();
        for (std::size_t v = 0; v < total.size(); ++v) total[v] += change[v];
      });
  return total;
}

TouchedBlock whole(const CsrGraph& base, const CsrGraph& edited) {
  const auto range = base.vertices();
  return {
      {range.begin(), range.end()}, base, edited, std::vector<double>(base.num_vertices(), 1.0)};
}

double size_of(const CsrGraph& graph) {
  return static_cast<double>(graph.num_vertices()) + static_cast<double>(graph.num_arcs());
}

}  // namespace

std::vector<double> updated_betweenness(const CsrGraph& base, const CsrGraph& edited,
                                        std::span<const double> before,
                                        const BetweennessOptions& options) {
  const auto difference = edge_difference(base, edited);
  const std::size_t n = base.num_vertices();
  if (before.size() != n) {
    throw std::invalid_argument("updated_betweenness: the scores are not of the base graph");
  }
  std::vector<double> result(before.begin(), before.end());
  if (difference.empty()) return result;
  if (4 * (difference.removed.size() + difference.added.size()) >= n) {
    return betweenness(edited, options);
  }
  const ShortestPathSearch checks_lengths(edited);
  auto blocks = touched_blocks(base, edited, difference);
  if (blocks.empty()) blocks.push_back(whole(base, edited));
  std::vector<std::vector<Vertex>> sources;
  double cost = 0.0;
  for (const auto& block : blocks) {
    sources.push_back(sources_that_count(block, options.execution));
    cost +=
        static_cast<double>(sources.back().size()) * (size_of(block.base) + size_of(block.edited));
  }
  if (cost >= static_cast<double>(n) * size_of(edited)) return betweenness(edited, options);
  const double share = base.is_directed() ? 1.0 : 0.5;  // each pair is counted from both ends
  const Execution quiet = options.execution.quiet();
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    const auto change = sum_changes(blocks[b], sources[b], quiet);
    for (std::size_t i = 0; i < change.size(); ++i) {
      double& score = result[blocks[b].vertices[i]];
      score = std::max(0.0, score + share * change[i]);
    }
  }
  return result;
}

}  // namespace musubi
