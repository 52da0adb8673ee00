#include "algorithms/centrality/approximate_betweenness.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>
#include <string>

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
        execution_{.threads = execution.threads, .stop = execution.stop},
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
    drawn_ = paths;
  }

  // Independent of all that is drawn from now on.
  void forget() {
    std::fill(total_.begin(), total_.end(), 0);
    seed_ = SplitMix64(seed_).next();
    drawn_ = 0;
  }

  [[nodiscard]] std::uint64_t drawn() const { return drawn_; }
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
};

// How likely each vertex may be off, on either side: more where it takes most to know better. All
// of them together half of delta; the other half is for the last bound.
std::vector<double> shared_delta(const Counts& counts, Vertex n, double error, double delta) {
  constexpr double kEven = 0.001;  // is shared out evenly
  const double allowed = delta / 2 * (1 - kEven);
  const auto risk = [&](Vertex v, double effort) {
    const double share = std::max(counts.share(v), 1.0 / static_cast<double>(counts.drawn()));
    return std::exp(-effort * error * error / share);
  };
  double low = 0.0;
  double high = std::log(4.0 * n / delta) / (error * error);
  for (int step = 0; step < 60; ++step) {
    const double effort = (low + high) / 2;
    double sum = 0.0;
    for (Vertex v = 0; v < n; ++v) sum += 2 * risk(v, effort);
    (sum > allowed ? low : high) = effort;
  }
  std::vector<double> result(n);
  for (Vertex v = 0; v < n; ++v) {
    result[v] = std::min(0.5, risk(v, high) + kEven * delta / (4.0 * n));
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

}  // namespace

ApproximateBetweenness approximate_betweenness(const CsrGraph& graph,
                                               const ApproximateBetweennessOptions& options) {
  validate(options);
  options.execution.check_stop();
  const Vertex n = graph.num_vertices();
  ApproximateBetweenness result{std::vector<double>(n, 0.0), std::vector<double>(n, 0.0),
                                std::vector<double>(n, 0.0), 0};
  const double inner = n < 3 ? 0.0 : most_on_a_path(graph, options.execution) - 2;
  if (inner < 1) return result;  // nothing lies between
  const double bound = 0.5 / (options.error * options.error) *
                       (std::floor(std::log2(inner)) + 1 + std::log(2 / options.delta));
  const auto most = static_cast<std::uint64_t>(std::ceil(bound));
  Counts counts(graph, options.seed, options.execution);
  counts.draw_until(std::max<std::uint64_t>(most / 100, 256));
  const auto delta = shared_delta(counts, n, options.error, options.delta);
  counts.forget();

  const auto margins_of = [&](Vertex v) {
    return margins(counts.share(v), delta[v], bound, static_cast<double>(counts.drawn()));
  };
  const auto known_well = [&](Vertex v) {
    const auto own = margins_of(v);
    return own.below <= options.error && own.above <= options.error;
  };
  std::uint64_t next = std::max<std::uint64_t>(most / 16, 256);
  for (;;) {
    counts.draw_until(std::min(next, most));
    if (counts.drawn() == most) break;
    bool done = true;
    for (Vertex v = 0; done && v < n; ++v) done = known_well(v);
    if (done) break;
    next += std::max<std::uint64_t>(next / 10, 256);
  }
  const double pairs = static_cast<double>(n) * (n - 1.0) / (graph.is_directed() ? 1.0 : 2.0);
  const bool by_last_bound = counts.drawn() == most;
  for (Vertex v = 0; v < n; ++v) {
    const double share = counts.share(v);
    auto own = margins_of(v);
    if (by_last_bound) {
      own.below = std::min(own.below, options.error);
      own.above = std::min(own.above, options.error);
    }
    result.scores[v] = share * pairs;
    result.least[v] = std::max(0.0, share - own.below) * pairs;
    result.most[v] = std::min(1.0, share + own.above) * pairs;
  }
  result.samples = counts.drawn();
  return result;
}

}  // namespace musubi
