#include "algorithms/centrality/top_closeness.hpp"

#include <algorithm>
#include <atomic>
#include <limits>
#include <mutex>
#include <numeric>
#include <optional>
#include <utility>

#include "algorithms/centrality/closeness.hpp"
#include "algorithms/distances/bit_search.hpp"
#include "algorithms/distances/distance_totals.hpp"
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

// One vertex measured, or given up. Threads write to theirs all the time: none shares a line of the
// cache with another's.
class alignas(64) BoundedSearch {
 public:
  BoundedSearch(const CsrGraph& graph, Measure measure)
      : graph_(graph),
        measure_(measure),
        seen_(graph.num_vertices(), kNoVertex),
        queue_(std::size_t{graph.num_vertices()} + 1) {}

  static constexpr std::uint64_t kVertexWork = 4;  // beside that of its arcs

  // `reach` is the most that the vertex reaches. Nothing when it cannot be among the best. Adds to
  // the work.
  std::optional<double> run(Vertex source, std::uint64_t reach, const Best& best,
                            std::uint64_t& work) {
    seen_[source] = source;
    queue_[0] = source;
    VertexTotals totals;
    const int kept = kept_bits(graph_.num_vertices());
    std::uint64_t degree = graph_.out_degree(source);
    std::size_t first = 0;
    std::size_t last = 1;
    for (std::uint32_t distance = 1; first < last && totals.reached < reach; ++distance) {
      if (cannot_score(totals, reach, degree, distance, best.least())) return std::nullopt;
      work += degree + kVertexWork * (last - first);
      const std::size_t end = expand(source, first, last, reach + 1);
      first = std::exchange(last, end);
      // Of the arcs of each vertex found one leads back.
      degree = 0;
      for (std::size_t i = first; i < last; ++i) {
        degree += graph_.out_degree(queue_[i]) - (graph_.is_directed() ? 0 : 1);
      }
      totals.add(last - first, distance, reciprocal(distance, kept));
    }
    return score(totals, kept);
  }

 private:
  // Puts what is next to the vertices queued from first to last behind them, until `most` are
  // queued. Returns how many are.
  std::size_t expand(Vertex source, std::size_t first, std::size_t last, std::uint64_t most) {
    Vertex* const seen = seen_.data();
    Vertex* const queue = queue_.data();
    std::size_t end = last;
    for (std::size_t i = first; i < last && end < most; ++i) {
      for (const Vertex v : graph_.out_neighbors(queue[i])) {
        queue[end] = v;
        end += seen[v] != source ? 1 : 0;
        seen[v] = source;
      }
    }
    return end;
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
  std::vector<Vertex> seen_;   // by which source last
  std::vector<Vertex> queue_;  // and room for one more
};

// How many searches take as long as measuring all vertices together, at least: a round of BitSearch
// looks at more bit vectors than there are arcs, and at each for longer than at an arc here.
double searches_worth_all(Vertex n) {
  return 4.0 * n / BitSearch::kSources;
}

std::vector<double> scores_of(const DistanceTotals& totals, Measure measure) {
  if (measure == Measure::harmonic) return totals.harmonic;
  const auto n = static_cast<Vertex>(totals.sum.size());
  std::vector<double> scores(n);
  for (Vertex v = 0; v < n; ++v) {
    scores[v] = wasserman_faust(totals.reached[v], static_cast<double>(totals.sum[v]), n);
  }
  return scores;
}

// The best of a graph by searches from one vertex after the other.
class TopSearch {
 public:
  TopSearch(const CsrGraph& graph, std::size_t k, Measure measure, const Execution& execution)
      : graph_(graph),
        measure_(measure),
        execution_(execution),
        done_((graph.num_vertices() + kBlock - 1) / kBlock, 0),
        searches_(static_cast<std::size_t>(execution.thread_count())),
        best_(k) {}

  // Nothing where all vertices are better measured together, as far as can be seen.
  std::optional<std::vector<ScoredVertex>> run(std::size_t k) {
    const Vertex n = graph_.num_vertices();
    // Hardly any search is given up before k vertices are measured.
    const auto first = 2 * std::min<std::size_t>(k, n) + kBlock * searches_.size();
    const double all = searches_worth_all(n);
    if (n <= 4 * BitSearch::kSources || static_cast<double>(first) > all / 2) return std::nullopt;
    if (!find_reach()) return std::nullopt;
    sort_by_degree();
    measure(blocks_left(0, first / kBlock + 1), kNoLimit);
    return measure_rest(k, all);
  }

 private:
  static constexpr std::size_t kBlock = 4;  // few, so that threads share those of highest degree
  static constexpr std::uint64_t kNoLimit = std::numeric_limits<std::uint64_t>::max();

  // What each vertex reaches at most. False for a forest, which is measured in linear time.
  bool find_reach() {
    const auto found = components(graph_, execution_);
    std::vector<std::uint64_t> size(found.count, 0);
    for (const Vertex c : found.component_of) ++size[c];
    reach_.resize(graph_.num_vertices());
    for (const Vertex v : graph_.vertices()) reach_[v] = size[found.component_of[v]] - 1;
    return graph_.is_directed() || graph_.num_edges() + found.count > graph_.num_vertices();
  }

  void sort_by_degree() {
    order_.resize(graph_.num_vertices());
    std::iota(order_.begin(), order_.end(), Vertex{0});
    std::stable_sort(order_.begin(), order_.end(), [this](Vertex a, Vertex b) {
      return graph_.out_degree(a) > graph_.out_degree(b);
    });
  }

  // Every vertex that is left, or all together after all, as samples of both say.
  std::optional<std::vector<ScoredVertex>> measure_rest(std::size_t k, double searches_worth_all) {
    constexpr std::size_t kSample = 32;  // blocks
    constexpr double kSlack = 1.5;       // for what a sample may be wrong by
    constexpr double kHopeless = 32.0;   // so many times the least: no need to look closer
    // In arcs here. Measured 2 to 3; less, as what is left is known worse than what all take.
    constexpr double kBitVectorCost = 1.25;
    double limit = static_cast<double>(graph_.num_arcs()) * searches_worth_all;
    const std::size_t left = blocks_left(0, done_.size()).size();
    const auto sample = blocks_left(left / kSample, kSample);
    const std::uint64_t before = work_;
    if (!measure(sample, before + static_cast<std::uint64_t>(limit))) return std::nullopt;
    const double rest = static_cast<double>(work_ - before) * static_cast<double>(left) /
                        static_cast<double>(std::max<std::size_t>(1, sample.size()));
    if (rest > kHopeless * limit) return std::nullopt;
    if (rest > limit) {
      const auto totals = distance_totals_within(graph_, rest / kBitVectorCost, execution_);
      if (totals) return best_of(scores_of(*totals, measure_), k);
      limit = rest;
    }
    if (!measure(blocks_left(0, done_.size()),
                 work_ + static_cast<std::uint64_t>(kSlack * limit))) {
      return std::nullopt;
    }
    return best_.take();
  }

  // At most so many, passing over `apart` - 1 between them.
  [[nodiscard]] std::vector<std::size_t> blocks_left(std::size_t apart, std::size_t most) const {
    std::vector<std::size_t> blocks;
    std::size_t passed = 0;
    for (std::size_t block = 0; block < done_.size() && blocks.size() < most; ++block) {
      if (done_[block] != 0) continue;
      if (++passed < apart) continue;
      blocks.push_back(block);
      passed = 0;
    }
    return blocks;
  }

  // False when work in all has come to more than `most_work`; the rest is then left.
  bool measure(const std::vector<std::size_t>& blocks, std::uint64_t most_work) {
    parallel_for(blocks.size(), execution_, [&](std::size_t i, int thread) {
      if (work_ <= most_work) measure_block(blocks[i], thread);
    });
    return std::all_of(blocks.begin(), blocks.end(), [&](std::size_t b) { return done_[b] != 0; });
  }

  void measure_block(std::size_t block, int thread) {
    auto& search = searches_[static_cast<std::size_t>(thread)];
    if (!search) search.emplace(graph_, measure_);
    std::uint64_t own_work = 0;
    const std::size_t last = std::min(order_.size(), (block + 1) * kBlock);
    for (std::size_t i = block * kBlock; i < last; ++i) {
      const auto score = search->run(order_[i], reach_[order_[i]], best_, own_work);
      if (score) best_.offer({order_[i], *score});
    }
    work_ += own_work;
    done_[block] = 1;
  }

  const CsrGraph& graph_;
  Measure measure_;
  const Execution& execution_;
  std::vector<Vertex> order_{};     // by degree
  std::vector<std::uint8_t> done_;  // blocks of that
  std::vector<std::uint64_t> reach_{};
  std::vector<std::optional<BoundedSearch>> searches_;  // of each thread
  Best best_;
  std::atomic<std::uint64_t> work_{0};
};

}  // namespace

std::vector<ScoredVertex> top_harmonic(const CsrGraph& graph, std::size_t k,
                                       const Execution& execution) {
  if (k == 0) return {};
  TopSearch search(graph, k, Measure::harmonic, execution);
  if (auto found = search.run(k)) return *std::move(found);
  return best_of(scores_of(distance_totals(graph, execution), Measure::harmonic), k);
}

std::vector<ScoredVertex> top_closeness(const CsrGraph& graph, std::size_t k,
                                        const Execution& execution) {
  if (k == 0) return {};
  if (!graph.is_directed()) {
    TopSearch search(graph, k, Measure::closeness, execution);
    if (auto found = search.run(k)) return *std::move(found);
  }
  return best_of(scores_of(distance_totals(graph, execution), Measure::closeness), k);
}

}  // namespace musubi
