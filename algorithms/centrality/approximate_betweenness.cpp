#include "algorithms/centrality/approximate_betweenness.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "algorithms/centrality/betweenness.hpp"
#include "algorithms/centrality/enough_paths.hpp"
#include "algorithms/centrality/path_sample.hpp"
#include "algorithms/distances/breadth_first_search.hpp"
#include "algorithms/structure/components.hpp"

namespace musubi {
namespace {

void validate(const ApproximateBetweennessOptions& options) {
  const auto check = [](double value, const char* name) {
    if (value > 0.0 && value < 1.0) return;
    throw std::invalid_argument(std::string("approximate_betweenness: ") + name +
                                " must be in (0, 1), got " + std::to_string(value));
  };
  check(options.error, "error");
  check(options.delta, "delta");
}

// At most so many vertices lie on a shortest path. Of an undirected graph twice the distance to the
// furthest vertex from any one of a component; a component cannot have more than its size.
double most_on_a_path(const CsrGraph& graph, const Execution& execution) {
  const auto found = components(graph, execution);
  std::vector<Vertex> size(found.count, 0);
  std::vector<Vertex> first(found.count, kNoVertex);
  for (const Vertex v : graph.vertices()) {
    const Vertex c = found.component_of[v];
    ++size[c];
    if (first[c] == kNoVertex || graph.out_degree(v) > graph.out_degree(first[c])) first[c] = v;
  }
  double most = 0.0;
  std::vector<Vertex> order(found.count);
  for (Vertex c = 0; c < found.count; ++c) order[c] = c;
  std::sort(order.begin(), order.end(), [&](Vertex a, Vertex b) { return size[a] > size[b]; });
  int searches = 0;
  for (const Vertex c : order) {
    if (size[c] <= most) break;
    constexpr int kMostSearches = 8;  // then sizes will do
    if (graph.is_directed() || ++searches > kMostSearches) return size[c];
    std::uint32_t furthest = 0;
    for (const auto d : hop_distances(graph, first[c], execution)) {
      if (d != kUnreached) furthest = std::max(furthest, d);
    }
    most = std::max(most, std::min<double>(size[c], 2.0 * furthest + 1.0));
  }
  return most;
}

// How often each vertex lay on a path drawn.
class Counts {
 public:
  Counts(const CsrGraph& graph, std::uint64_t seed, const Execution& execution)
      : graph_(graph),
        seed_(seed),
        execution_(execution.quiet()),
        samples_(static_cast<std::size_t>(execution.thread_count())),
        counts_(samples_.size()),
        total_(graph.num_vertices(), 0) {}

  // Each path has random numbers of its own, so that it does not matter who draws it.
  void draw_until(std::uint64_t paths) {
    constexpr std::uint64_t kBlock = 64;
    const auto first = drawn_;
    const auto blocks = static_cast<std::size_t>((paths - first + kBlock - 1) / kBlock);
    parallel_for(blocks, execution_, [&](std::size_t block, int thread) {
      auto& sample = samples_[static_cast<std::size_t>(thread)];
      auto& counts = counts_[static_cast<std::size_t>(thread)];
      if (!sample) {
        sample.emplace(graph_);
        counts.assign(total_.size(), 0);
      }
      const auto last = std::min(paths, first + (block + 1) * kBlock);
      for (auto i = first + block * kBlock; i < last; ++i) draw(i, *sample, counts);
    });
    for (auto& counts : counts_) {
      for (std::size_t v = 0; v < counts.size(); ++v) {
        total_[v] += counts[v];
        counts[v] = 0;
      }
    }
    ever_drawn_ += paths - first;
    drawn_ = paths;
  }

  // Independent of all that is drawn from now on.
  void forget() {
    std::fill(total_.begin(), total_.end(), 0);
    seed_ = SplitMix64(seed_).next();
    drawn_ = 0;
  }

  [[nodiscard]] std::uint64_t drawn() const { return drawn_; }
  // Arcs and levels looked at for a path, on average.
  [[nodiscard]] double work_per_path() const {
    std::uint64_t work = 0;
    for (const auto& sample : samples_) work += sample ? sample->work() : 0;
    return static_cast<double>(work) / static_cast<double>(ever_drawn_);
  }
  [[nodiscard]] std::uint64_t most() const {
    return *std::max_element(total_.begin(), total_.end());
  }
  // Vertices between the ends of a path, on average.
  [[nodiscard]] double inner() const {
    return static_cast<double>(std::accumulate(total_.begin(), total_.end(), std::uint64_t{0})) /
           static_cast<double>(drawn_);
  }
  [[nodiscard]] double share(Vertex v) const {
    return static_cast<double>(total_[v]) / static_cast<double>(drawn_);
  }

 private:
  void draw(std::uint64_t i, PathSample& sample, std::vector<std::uint32_t>& counts) const {
    const Vertex n = graph_.num_vertices();
    // Not seed + i itself: streams of neighbouring seeds are the same but for a step.
    SplitMix64 random(SplitMix64(seed_ ^ (i * 0xd1342543de82ef95U)).next());
    const auto s = static_cast<Vertex>(random.below(n));
    auto t = static_cast<Vertex>(random.below(n - 1));
    if (t >= s) ++t;
    for (const Vertex v : sample.draw(s, t, random)) ++counts[v];
  }

  const CsrGraph& graph_;
  std::uint64_t seed_;
  Execution execution_;
  std::vector<std::optional<PathSample>> samples_;
  std::vector<std::vector<std::uint32_t>> counts_;
  std::vector<std::uint64_t> total_;
  std::uint64_t drawn_ = 0;
  std::uint64_t ever_drawn_ = 0;
};

// What it takes to count all shortest paths beside drawing some, by counts of work, so that the
// answer is always the same.
class ExactAlternative {
 public:
  // Not of a graph with lengths, which betweenness() would heed.
  ExactAlternative(const CsrGraph& graph, bool is_wanted)
      : graph_(graph), is_possible_(is_wanted && !graph.has_lengths()) {}

  // Than so many paths.
  [[nodiscard]] bool is_quicker(const Counts& counts, double paths) {
    if (!is_possible_) return false;
    const double drawing = kDrawing * paths * counts.work_per_path();
    const double splitting = kSplitting * static_cast<double>(graph_.num_arcs());
    if (!counting_) {
      if (drawing < kWorthSplitting * splitting) return false;
      counting_ = splitting + kCounting * static_cast<double>(betweenness_work(graph_));
    }
    return *counting_ < drawing;
  }

 private:
  // Nanoseconds, measured on sparse graphs; dense ones take down to a tenth of the second.
  static constexpr double kDrawing = 6.0;
  static constexpr double kCounting = 6.0;
  static constexpr double kSplitting = 200.0;  // into the parts whose work is known
  static constexpr double kWorthSplitting = 8.0;

  const CsrGraph& graph_;
  bool is_possible_;
  std::optional<double> counting_{};
};

// So many paths suffice for all vertices, but for half of delta, as the paths drawn tell; at most
// `inner` vertices lie between the ends of one.
double enough_paths(const Counts& counts, double inner,
                    const ApproximateBetweennessOptions& options) {
  const double by_diameter = paths_by_diameter(options.error, options.delta / 2, inner);
  const auto drawn = static_cast<double>(counts.drawn());
  // A quarter of this half for what is drawn now to mislead in either way, the rest for the paths
  // that are drawn on its advice.
  const double misled = options.delta / 8;
  const double most = share_at_most(static_cast<double>(counts.most()), drawn, misled);
  const double average =
      std::min(inner, counts.inner() + inner * std::sqrt(std::log(1 / misled) / (2 * drawn)));
  return std::min(by_diameter, paths_by_shares(options.error, options.delta / 4, most, average));
}

// The vertices by falling share, the first `count` in order.
std::vector<Vertex> by_share(const Counts& counts, Vertex n, std::size_t count) {
  std::vector<Vertex> order(n);
  std::iota(order.begin(), order.end(), Vertex{0});
  const auto middle = order.begin() + static_cast<std::ptrdiff_t>(count);
  std::partial_sort(order.begin(), middle, order.end(), [&](Vertex a, Vertex b) {
    return counts.share(a) != counts.share(b) ? counts.share(a) > counts.share(b) : a < b;
  });
  return order;
}

// How well each vertex is to be known: to half the way to the next one where only the first `top`
// matter and that is more than the error.
std::vector<double> wanted_errors(const Counts& counts, Vertex n,
                                  const ApproximateBetweennessOptions& options) {
  std::vector<double> wanted(n, options.error);
  const auto top = std::min(n, options.top);
  if (top == 0 || top == n) return wanted;
  const auto order = by_share(counts, n, std::size_t{top} + 1);
  const auto share = [&](Vertex rank) { return counts.share(order[rank]); };
  const double border = (share(top - 1) + share(top)) / 2;
  for (Vertex rank = 0; rank < n; ++rank) {
    double gap = border - share(rank);
    if (rank < top) {
      gap = (share(rank) - share(rank + 1)) / 2;
      if (rank > 0) gap = std::min(gap, (share(rank - 1) - share(rank)) / 2);
    }
    wanted[order[rank]] = std::max(options.error, gap);
  }
  return wanted;
}

// The different values in rising order, with how often each is there.
std::vector<std::pair<double, double>> counted(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  std::vector<std::pair<double, double>> groups;
  for (const double value : values) {
    if (groups.empty() || groups.back().first != value) groups.emplace_back(value, 0.0);
    groups.back().second += 1.0;
  }
  return groups;
}

// How likely each vertex may be off, on either side: more where it takes most to know better. All
// of them together half of delta; the other half is for the last bound.
std::vector<double> shared_delta(const Counts& counts, const std::vector<double>& wanted,
                                 double delta) {
  constexpr double kEven = 0.001;  // is shared out evenly
  const double allowed = delta / 2 * (1 - kEven);
  const auto n = static_cast<Vertex>(wanted.size());
  std::vector<double> ease(n);  // the risk is e to the - effort times this
  for (Vertex v = 0; v < n; ++v) {
    const double share = std::max(counts.share(v), 1.0 / static_cast<double>(counts.drawn()));
    ease[v] = wanted[v] * wanted[v] / share;
  }
  const auto groups = counted(ease);  // few: most vertices lay on few paths
  const double least = *std::min_element(wanted.begin(), wanted.end());
  double low = 0.0;
  double high = std::log(4.0 * n / delta) / (least * least);
  for (int step = 0; step < 60; ++step) {
    const double effort = (low + high) / 2;
    double sum = 0.0;
    for (const auto& [value, count] : groups) sum += 2 * count * std::exp(-effort * value);
    (sum > allowed ? low : high) = effort;
  }
  std::vector<double> result(n);
  for (Vertex v = 0; v < n; ++v) {
    result[v] = std::min(0.5, std::exp(-high * ease[v]) + kEven * delta / (4.0 * n));
  }
  return result;
}

// How far above and below the share in `drawn` of at most `most` paths the truth may lie.
struct Margins {
  double below;
  double above;
};

Margins margins(double share, double delta, double most, double drawn) {
  const double log = std::log(1 / delta);
  const double ratio = most / drawn;
  const auto root = [&](double third) { return std::sqrt(third * third + 2 * share * most / log); };
  const double minus = 1.0 / 3 - ratio;
  const double plus = 1.0 / 3 + ratio;
  return {log / drawn * (minus + root(minus)), log / drawn * (plus + root(plus))};
}

// Where the shares lie, after so many paths.
class Intervals {
 public:
  Intervals(const Counts& counts, const std::vector<double>& delta, double bound,
            const ApproximateBetweennessOptions& options)
      : counts_(counts), delta_(delta), bound_(bound), options_(options) {}

  [[nodiscard]] Margins of(Vertex v) const {
    auto own = margins(counts_.share(v), delta_[v], bound_, static_cast<double>(counts_.drawn()));
    if (static_cast<double>(counts_.drawn()) < bound_) return own;
    return {std::min(own.below, options_.error), std::min(own.above, options_.error)};
  }

  [[nodiscard]] bool all_known() const {
    for (Vertex v = 0; v < delta_.size(); ++v) {
      if (!known(v)) return false;
    }
    return true;
  }

  // Whether the first `top` of the order are parted from each other and from the rest; what is
  // `excused` need not be parted from each other if both are known well enough.
  [[nodiscard]] bool top_parted(const std::vector<Vertex>& order, std::size_t top,
                                bool excused) const {
    // The least that the vertices of the top before may have: all, and those not known so well.
    double least = std::numeric_limits<double>::infinity();
    double least_unknown = least;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
      const Vertex v = order[rank];
      const auto own = of(v);
      const double share = counts_.share(v);
      const bool is_excused = excused && known(v);
      if (share + own.above > (is_excused ? least_unknown : least)) return false;
      if (rank >= top) continue;
      least = std::min(least, share - own.below);
      if (!is_excused) least_unknown = std::min(least_unknown, share - own.below);
    }
    return true;
  }

 private:
  [[nodiscard]] bool known(Vertex v) const {
    const auto own = of(v);
    return own.below <= options_.error && own.above <= options_.error;
  }

  const Counts& counts_;
  const std::vector<double>& delta_;
  double bound_;
  const ApproximateBetweennessOptions& options_;
};

ApproximateBetweenness exact(const CsrGraph& graph, const ApproximateBetweennessOptions& options) {
  constexpr double kRounding = 1e-10;
  ApproximateBetweenness result{betweenness(graph, {.execution = options.execution})};
  result.least = result.scores;
  result.most = result.scores;
  const Vertex n = graph.num_vertices();
  const std::size_t top = std::min(n, options.top);
  const std::size_t next = std::min<std::size_t>(n, top + 1);
  auto& order = result.first;
  order.resize(n);
  std::iota(order.begin(), order.end(), Vertex{0});
  const auto score = [&](std::size_t rank) { return result.scores[order[rank]]; };
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(next), order.end(),
                    [&](Vertex a, Vertex b) {
                      const auto& scores = result.scores;
                      return scores[a] != scores[b] ? scores[a] > scores[b] : a < b;
                    });
  result.parted = top > 0;
  for (std::size_t rank = 1; rank < next; ++rank) {
    result.parted = result.parted && score(rank) < (1 - kRounding) * score(rank - 1);
  }
  order.resize(top);
  return result;
}

}  // namespace

ApproximateBetweenness approximate_betweenness(const CsrGraph& graph,
                                               const ApproximateBetweennessOptions& options) {
  validate(options);
  options.execution.check_stop();
  const Vertex n = graph.num_vertices();
  ApproximateBetweenness result{std::vector<double>(n, 0.0), std::vector<double>(n, 0.0),
                                std::vector<double>(n, 0.0)};
  result.first.resize(std::min(n, options.top));
  std::iota(result.first.begin(), result.first.end(), Vertex{0});
  const double inner = n < 3 ? 0.0 : most_on_a_path(graph, options.execution) - 2;
  if (inner < 1) return result;  // nothing lies between
  Counts counts(graph, options.seed, options.execution);
  const double by_diameter = paths_by_diameter(options.error, options.delta / 2, inner);
  ExactAlternative all(graph, options.exact_if_quicker);
  constexpr std::uint64_t kGlance = 64;
  constexpr double kLeastDrawn = 1.0 / 16;  // of the bound by the diameter
  counts.draw_until(kGlance);
  if (options.top == 0 && all.is_quicker(counts, by_diameter * kLeastDrawn)) {
    return exact(graph, options);
  }
  constexpr double kFew = 256;
  constexpr double kMostlyDrawn = 0.75;  // of all that would be enough
  counts.draw_until(static_cast<std::uint64_t>(std::max(by_diameter / 100, kFew)));
  if (options.top == 0 &&
      all.is_quicker(counts, enough_paths(counts, inner, options) * kMostlyDrawn)) {
    return exact(graph, options);
  }
  if (options.top == 0) {  // how many are worth drawing only to be advised by them
    const double advice = enough_paths(counts, inner, options) / 8;
    counts.forget();
    counts.draw_until(static_cast<std::uint64_t>(std::max(advice, kFew)));
  }
  const double bound = enough_paths(counts, inner, options);
  const auto most = static_cast<std::uint64_t>(std::ceil(bound));
  const auto delta = shared_delta(counts, wanted_errors(counts, n, options), options.delta);
  counts.forget();
  const Intervals intervals(counts, delta, bound, options);
  const std::size_t top = std::min(n, options.top);
  const auto enough = [&] {
    if (top == 0) return intervals.all_known();
    return intervals.top_parted(by_share(counts, n, top), top, /*excused=*/true);
  };
  std::uint64_t next = std::max<std::uint64_t>(most / (top == 0 ? 16 : 256), 256);
  for (;;) {
    next = std::min(next, most);
    // How many it takes to part the first is not known before; of the others it was.
    if (top > 0 && all.is_quicker(counts, static_cast<double>(next))) return exact(graph, options);
    counts.draw_until(next);
    if (next == most || enough()) break;
    next += std::max<std::uint64_t>(next / 10, 256);
  }
  const double pairs = static_cast<double>(n) * (n - 1.0) / (graph.is_directed() ? 1.0 : 2.0);
  for (Vertex v = 0; v < n; ++v) {
    const double share = counts.share(v);
    const auto own = intervals.of(v);
    result.scores[v] = share * pairs;
    result.least[v] = std::max(0.0, share - own.below) * pairs;
    result.most[v] = std::min(1.0, share + own.above) * pairs;
  }
  result.first = by_share(counts, n, top);
  result.parted = top > 0 && intervals.top_parted(result.first, top, /*excused=*/false);
  result.first.resize(top);
  result.samples = counts.drawn();
  return result;
}

}  // namespace musubi
