#include "algorithms/centrality/top_closeness.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <numeric>
#include <optional>

#include "algorithms/centrality/closeness.hpp"
#include "algorithms/distances/bit_search.hpp"
#include "algorithms/distances/distance_totals.hpp"
#include "algorithms/distances/local_order.hpp"
#include "algorithms/distances/vertex_totals.hpp"
#include "algorithms/structure/components.hpp"

namespace musubi {
namespace {

enum class Measure { harmonic, closeness };

bool ranks_before(const ScoredVertex& a, const ScoredVertex& b) {
  return a.score != b.score ? a.score > b.score : a.vertex < b.vertex;
}

std::vector<ScoredVertex> best_of(std::span<const double> scores, std::size_t k) {
  std::vector<ScoredVertex> all;
  all.reserve(scores.size());
  for (std::size_t v = 0; v < scores.size(); ++v) {
    all.push_back({static_cast<Vertex>(v), scores[v]});
  }
  const auto count = static_cast<std::ptrdiff_t>(std::min(k, all.size()));
  std::partial_sort(all.begin(), all.begin() + count, all.end(), ranks_before);
  all.resize(static_cast<std::size_t>(count));
  return all;
}

// The best so far of all threads.
class Best {
 public:
  explicit Best(std::size_t k) : k_(k) {}

  void offer(const ScoredVertex& candidate) {
    const std::scoped_lock lock(mutex_);
    const auto at = std::lower_bound(best_.begin(), best_.end(), candidate, ranks_before);
    best_.insert(at, candidate);
    if (best_.size() > k_) best_.pop_back();
    if (best_.size() == k_) last_ = best_.back().score;
  }

  // What a vertex must at least score; vertices of that score may still come before.
  [[nodiscard]] double least() const { return last_.load(std::memory_order_relaxed); }
  [[nodiscard]] std::vector<ScoredVertex> take() { return std::move(best_); }

 private:
  std::size_t k_;
  std::mutex mutex_{};
  std::vector<ScoredVertex> best_{};
  std::atomic<double> last_{-1.0};
};

// One vertex measured, or given up.
class BoundedSearch {
 public:
  BoundedSearch(const CsrGraph& graph, Measure measure)
      : graph_(graph), measure_(measure), seen_(graph.num_vertices(), kNoVertex) {}

  // `reach` is the most that the vertex reaches. Nothing when it cannot score `least`.
  std::optional<double> run(Vertex source, std::uint64_t reach, const Best& best,
                            std::uint64_t& work) {
    seen_[source] = source;
    level_.assign(1, source);
    VertexTotals totals;
    const int kept = kept_bits(graph_.num_vertices());
    std::uint64_t degree = graph_.out_degree(source);
    for (std::uint32_t distance = 1; !level_.empty(); ++distance) {
      if (cannot_score(totals, reach, degree, distance, best.least())) return std::nullopt;
      work += degree;
      expand(source);
      // Of the arcs of each vertex found one leads back.
      degree = 0;
      for (const Vertex v : level_) degree += graph_.out_degree(v) - (graph_.is_directed() ? 0 : 1);
      totals.add(level_.size(), distance, reciprocal(distance, kept));
    }
    return score(totals, kept);
  }

 private:
  void expand(Vertex source) {
    next_.clear();
    for (const Vertex u : level_) {
      for (const Vertex v : graph_.out_neighbors(u)) {
        if (seen_[v] == source) continue;
        seen_[v] = source;
        next_.push_back(v);
      }
    }
    level_.swap(next_);
  }

  // With as many as can be at this distance, and the rest one further.
  [[nodiscard]] bool cannot_score(const VertexTotals& so_far, std::uint64_t reach,
                                  std::uint64_t degree, std::uint32_t distance,
                                  double least) const {
    constexpr double kSlack = 1e-9;  // for the rounding of both
    const std::uint64_t rest = reach - std::min<std::uint64_t>(reach, so_far.reached);
    const auto near = static_cast<double>(std::min(rest, degree));
    const double far = static_cast<double>(rest) - near;
    if (measure_ == Measure::harmonic) {
      const double most = value(so_far.harmonic, kept_bits(graph_.num_vertices())) +
                          near / distance + far / (distance + 1.0);
      return most < least * (1 - kSlack);
    }
    const double sum = static_cast<double>(so_far.sum) + near * distance + far * (distance + 1.0);
    return wasserman_faust(static_cast<double>(reach), sum, graph_.num_vertices()) <
           least * (1 - kSlack);
  }

  [[nodiscard]] double score(const VertexTotals& totals, int kept) const {
    if (measure_ == Measure::harmonic) return value(totals.harmonic, kept);
    return wasserman_faust(static_cast<double>(totals.reached), static_cast<double>(totals.sum),
                           graph_.num_vertices());
  }

  const CsrGraph& graph_;
  Measure measure_;
  std::vector<Vertex> seen_;  // by which source last
  std::vector<Vertex> level_{};
  std::vector<Vertex> next_{};
};

// The arcs that are worth looking at before all vertices are measured instead: half of what that
// takes.
std::uint64_t worthwhile_work(const CsrGraph& graph) {
  const Vertex n = graph.num_vertices();
  const auto order = local_order(graph, BitSearch::kSources);
  const auto out = local_rows(graph, order, RowDirection::out);
  const auto in = graph.is_directed() ? local_rows(graph, order, RowDirection::in) : LocalRows{};
  BitSearch sample(order, out, graph.is_directed() ? in : out);
  const Vertex middle = n / 2;
  return sample.run(middle, middle + BitSearch::kSources) / BitSearch::kSources * n / 2;
}

std::vector<std::uint64_t> most_reached(const CsrGraph& graph, const Execution& execution) {
  const auto found = components(graph, execution);
  std::vector<std::uint64_t> size(found.count, 0);
  for (const Vertex c : found.component_of) ++size[c];
  std::vector<std::uint64_t> reach(graph.num_vertices());
  for (const Vertex v : graph.vertices()) reach[v] = size[found.component_of[v]] - 1;
  return reach;
}

// Nothing when searches come to cost more than measuring all vertices.
std::optional<std::vector<ScoredVertex>> bounded(const CsrGraph& graph, std::size_t k,
                                                 Measure measure, const Execution& execution) {
  const Vertex n = graph.num_vertices();
  if (n <= 4 * BitSearch::kSources) return std::nullopt;
  const auto reach = most_reached(graph, execution);
  std::vector<Vertex> order(n);
  std::iota(order.begin(), order.end(), Vertex{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](Vertex a, Vertex b) { return graph.out_degree(a) > graph.out_degree(b); });
  Best best(k);
  std::atomic<std::uint64_t> work{0};
  std::vector<std::optional<BoundedSearch>> searches(
      static_cast<std::size_t>(execution.thread_count()));
  constexpr std::size_t kBlock = 4;  // few, so that the threads share those of highest degree
  std::vector<std::uint8_t> done((n + kBlock - 1) / kBlock, 0);
  const auto measure_block = [&](std::size_t block, int thread) {
    auto& search = searches[static_cast<std::size_t>(thread)];
    if (!search) search.emplace(graph, measure);
    std::uint64_t own_work = 0;
    for (std::size_t i = block * kBlock; i < std::min<std::size_t>(n, (block + 1) * kBlock); ++i) {
      const auto score = search->run(order[i], reach[order[i]], best, own_work);
      if (score) best.offer({order[i], *score});
    }
    work += own_work;
    done[block] = 1;
  };
  const auto ends_within = [&](std::uint64_t most_work) {
    parallel_for(done.size(), execution, [&](std::size_t block, int thread) {
      if (done[block] == 0 && work <= most_work) measure_block(block, thread);
    });
    return std::find(done.begin(), done.end(), 0) == done.end();
  };
  // To find out what is worthwhile takes as long as some fifty searches, so about twice as many go
  // ahead of it. Before each thread has measured k vertices hardly any search is given up. A
  // twentieth of all costs half of measuring all vertices together.
  const auto searches_unquestioned =
      std::min<std::uint64_t>(96 + std::min<std::uint64_t>(k, n) * searches.size(), n / 20);
  const bool measured =
      ends_within(searches_unquestioned * graph.num_arcs()) || ends_within(worthwhile_work(graph));
  if (!measured) return std::nullopt;
  return best.take();
}

}  // namespace

std::vector<ScoredVertex> top_harmonic(const CsrGraph& graph, std::size_t k,
                                       const Execution& execution) {
  if (k == 0) return {};
  if (auto found = bounded(graph, k, Measure::harmonic, execution)) return *std::move(found);
  return best_of(distance_totals(graph, execution).harmonic, k);
}

std::vector<ScoredVertex> top_closeness(const CsrGraph& graph, std::size_t k,
                                        const Execution& execution) {
  if (k == 0) return {};
  if (!graph.is_directed()) {
    if (auto found = bounded(graph, k, Measure::closeness, execution)) return *std::move(found);
  }
  const auto totals = distance_totals(graph, execution);
  std::vector<double> scores(graph.num_vertices());
  for (const Vertex v : graph.vertices()) {
    scores[v] = wasserman_faust(totals.reached[v], static_cast<double>(totals.sum[v]),
                                graph.num_vertices());
  }
  return best_of(scores, k);
}

}  // namespace musubi
