#include "algorithms/centrality/approximate_betweenness.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "algorithms/centrality/betweenness.hpp"
#include "algorithms/centrality/enough_paths.hpp"
#include "algorithms/centrality/path_counts.hpp"
#include "algorithms/centrality/share_intervals.hpp"
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

// What it takes to count all shortest paths beside drawing some, by counts of work, so that the
// answer is always the same.
class ExactAlternative {
 public:
  // Not of a graph with lengths, which betweenness() would heed.
  ExactAlternative(const CsrGraph& graph, bool is_wanted)
      : graph_(graph), is_possible_(is_wanted && !graph.has_lengths()) {}

  // Than so many paths.
  [[nodiscard]] bool is_quicker(const PathCounts& counts, double paths) {
    if (!is_possible_) return false;
    const double drawing = kDrawing * paths * counts.work_per_path();
    const double splitting = kSplitting * static_cast<double>(graph_.num_arcs());
    if (counting_ == 0.0) {
      if (drawing < kWorthSplitting * splitting) return false;
      counting_ = splitting + kCounting * static_cast<double>(betweenness_work(graph_));
    }
    return counting_ < drawing;
  }

 private:
  // Nanoseconds, measured on sparse graphs; dense ones take down to a tenth of the second.
  static constexpr double kDrawing = 6.0;
  static constexpr double kCounting = 6.0;
  static constexpr double kSplitting = 200.0;  // into the parts whose work is known
  static constexpr double kWorthSplitting = 8.0;

  const CsrGraph& graph_;
  bool is_possible_;
  double counting_ = 0.0;  // 0: not asked for yet
};

// So many paths suffice for all vertices, but for half of delta, as the paths drawn tell; at most
// `inner` vertices lie between the ends of one.
double enough_paths(const PathCounts& counts, double inner,
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

// The vertices by falling value, ties by number; the first `count` in order.
template <typename Value>
std::vector<Vertex> by_falling(Vertex n, std::size_t count, Value&& value) {
  std::vector<Vertex> order(n);
  std::iota(order.begin(), order.end(), Vertex{0});
  const auto middle = order.begin() + static_cast<std::ptrdiff_t>(count);
  std::partial_sort(order.begin(), middle, order.end(), [&](Vertex a, Vertex b) {
    return value(a) != value(b) ? value(a) > value(b) : a < b;
  });
  return order;
}

std::vector<Vertex> by_share(const PathCounts& counts, Vertex n, std::size_t count) {
  return by_falling(n, count, [&counts](Vertex v) { return counts.share(v); });
}

// How well each vertex is to be known: to half the way to the next one where only the first `top`
// matter and that is more than the error.
std::vector<double> wanted_errors(const PathCounts& counts, Vertex n,
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

ApproximateBetweenness exact(const CsrGraph& graph, const ApproximateBetweennessOptions& options) {
  constexpr double kRounding = 1e-10;
  ApproximateBetweenness result{betweenness(graph, {.execution = options.execution})};
  result.least = result.scores;
  result.most = result.scores;
  const Vertex n = graph.num_vertices();
  const std::size_t top = std::min(n, options.top);
  const std::size_t next = std::min<std::size_t>(n, top + 1);
  result.first = by_falling(n, next, [&result](Vertex v) { return result.scores[v]; });
  const auto score = [&result](std::size_t rank) { return result.scores[result.first[rank]]; };
  result.parted = top > 0;
  for (std::size_t rank = 1; rank < next; ++rank) {
    result.parted = result.parted && score(rank) < (1 - kRounding) * score(rank - 1);
  }
  result.first.resize(top);
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
  PathCounts counts(graph, options.seed, options.execution);
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
  if (options.top == 0) {
    const double advised = enough_paths(counts, inner, options);
    if (all.is_quicker(counts, advised * kMostlyDrawn)) return exact(graph, options);
    counts.forget();  // so many are worth drawing only to be advised by them
    counts.draw_until(static_cast<std::uint64_t>(std::max(advised / 8, kFew)));
  }
  const double bound = enough_paths(counts, inner, options);
  const auto most = static_cast<std::uint64_t>(std::ceil(bound));
  const auto delta = shared_delta(counts, wanted_errors(counts, n, options), options.delta);
  counts.forget();
  const ShareIntervals intervals(counts, delta, bound, options.error);
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
