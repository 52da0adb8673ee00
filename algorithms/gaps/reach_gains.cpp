#include "algorithms/gaps/reach_gains.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <optional>

#include "algorithms/centrality/shortest_paths.hpp"
#include "engine/random.hpp"

namespace musubi {
namespace {

constexpr std::size_t kBlock = 8;  // sources that one thread takes at a time

using Pairs = std::span<const std::pair<Vertex, Vertex>>;

// The different vertices of the pairs, and each pair as positions among them.
struct Ends {
  explicit Ends(Pairs pairs) {
    std::map<Vertex, std::uint32_t> position;
    const auto place = [&](Vertex v) {
      const auto [it, fresh] = position.emplace(v, static_cast<std::uint32_t>(vertices.size()));
      if (fresh) vertices.push_back(v);
      return it->second;
    };
    for (const auto& [a, b] : pairs) {
      const auto first = place(a);
      of_pair.emplace_back(first, place(b));
    }
  }
  std::vector<Vertex> vertices{};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> of_pair{};
};

std::vector<Vertex> choose_sources(Vertex n, std::size_t ends, const ReachOptions& options) {
  std::vector<Vertex> sources(n);
  std::iota(sources.begin(), sources.end(), Vertex{0});
  const std::uint64_t per_source = std::uint64_t{n} * std::max<std::size_t>(1, ends);
  const auto wanted = std::max<std::uint64_t>(1, options.most_distances / per_source);
  if (wanted >= n) return sources;
  SplitMix64 random(options.seed);
  for (std::size_t i = 0; i < wanted; ++i) {  // the beginning of a Fisher–Yates shuffle
    std::swap(sources[i], sources[i + random.below(n - i)]);
  }
  sources.resize(wanted);
  std::sort(sources.begin(), sources.end());
  return sources;
}

// Distances in steps, 0 to farthest() - 1; farthest() stands for a vertex that is not reached.
class StepCounts {
 public:
  static constexpr std::uint8_t kFar = std::numeric_limits<std::uint8_t>::max();

  // False when a distance does not fit.
  static bool fill(const ShortestPathSearch& search, std::vector<std::uint8_t>& row) {
    std::fill(row.begin(), row.end(), kFar);
    for (const Vertex v : search.order()) {
      if (search.distance(v) >= kFar) return false;
      row[v] = static_cast<std::uint8_t>(search.distance(v));
    }
    return true;
  }
};

// The gains from one source over the edges that end at one vertex y, by the distance of the edge's
// other end: counts first how many vertices t are i steps from the source and j from y.
class GainTable {
 public:
  explicit GainTable(std::size_t farthest)
      : width_(farthest + 1), counts_(width_ * width_), gains_(width_) {}

  // `step` maps a distance to 0 .. farthest, the last for not reached.
  void compute(const std::vector<std::uint8_t>& from_source,
               const std::vector<std::uint8_t>& from_y, const std::vector<std::uint8_t>& step) {
    std::fill(counts_.begin(), counts_.end(), 0U);
    for (std::size_t t = 0; t < from_y.size(); ++t) {
      ++counts_[step[from_source[t]] * width_ + step[from_y[t]]];
    }
    const std::size_t far = width_ - 1;
    for (std::size_t q = 0; q < width_; ++q) {  // steps from the source to the edge's other end
      double gain = 0.0;
      for (std::size_t j = 0; j < far; ++j) {
        const std::size_t after = q + 1 + j;
        for (std::size_t i = after + 1; i < width_; ++i) {
          const auto count = counts_[i * width_ + j];
          if (count == 0) continue;
          const double before = i == far ? 0.0 : 1.0 / static_cast<double>(i);
          gain += count * (1.0 / static_cast<double>(after) - before);
        }
        if (after >= far && far > 0) {  // reached at last, from beyond every distance there was
          gain += counts_[far * width_ + j] / static_cast<double>(after);
        }
      }
      gains_[q] = gain;
    }
  }
  [[nodiscard]] double gain(std::size_t steps) const { return gains_[steps]; }

 private:
  std::size_t width_;
  std::vector<std::uint32_t> counts_;
  std::vector<double> gains_;
};

class StepGains {
 public:
  StepGains(const CsrGraph& graph, Pairs pairs, const ReachOptions& options)
      : graph_(graph), ends_(pairs), options_(options) {}

  // nullopt when the graph is too long for small distances.
  std::optional<ReachGains> compute() {
    if (!fill_rows()) return std::nullopt;
    const auto sources =
        choose_sources(static_cast<Vertex>(graph_.num_vertices()), ends_.vertices.size(), options_);
    is_sample_ = sources.size() < graph_.num_vertices();
    ReachGains result{std::vector<double>(ends_.of_pair.size(), 0.0), sources.size()};
    std::vector<Worker> workers(static_cast<std::size_t>(options_.execution.thread_count()));
    bool fits = true;
    const auto work = [&](std::size_t block, int thread) {
      auto& worker = workers[static_cast<std::size_t>(thread)];
      if (!worker.search) start(worker);
      std::fill(worker.gains.begin(), worker.gains.end(), 0.0);
      const auto end = std::min(sources.size(), (block + 1) * kBlock);
      for (std::size_t i = block * kBlock; i < end; ++i) worker.fits &= add(worker, sources[i]);
    };
    const auto merge = [&](std::size_t, int thread) {
      const auto& worker = workers[static_cast<std::size_t>(thread)];
      fits = fits && worker.fits;
      for (std::size_t p = 0; p < result.gains.size(); ++p) result.gains[p] += worker.gains[p];
    };
    parallel_for_ordered((sources.size() + kBlock - 1) / kBlock, options_.execution, work, merge);
    if (!fits) return std::nullopt;
    if (is_sample_) complete(sources, result);
    return result;
  }

 private:
  struct Worker {
    std::optional<ShortestPathSearch> search{};
    std::vector<std::uint8_t> from_source{};
    std::vector<GainTable> tables{};
    std::vector<double> gains{};
    bool fits = true;
  };

  void start(Worker& worker) const {
    worker.search.emplace(graph_);
    worker.from_source.resize(graph_.num_vertices());
    worker.tables.assign(ends_.vertices.size(), GainTable(farthest_));
    worker.gains.resize(ends_.of_pair.size());
  }

  bool fill_rows() {
    ShortestPathSearch search(graph_);
    std::size_t radius = 0;
    for (const Vertex v : ends_.vertices) {
      search.run(v);
      auto& row = rows_.emplace_back(graph_.num_vertices());
      if (!StepCounts::fill(search, row)) return false;
      radius = std::max(radius, static_cast<std::size_t>(search.distance(search.order().back())));
    }
    // No two vertices of one component that holds an end are farther apart than twice this.
    farthest_ = 2 * radius + 1;
    constexpr std::size_t kWidest = 64;  // beyond it the tables cost more than they save
    if (farthest_ > kWidest) return false;
    step_.assign(256, static_cast<std::uint8_t>(farthest_));
    for (std::size_t d = 0; d < farthest_; ++d) step_[d] = static_cast<std::uint8_t>(d);
    return true;
  }

  bool add(Worker& worker, Vertex source) const {
    worker.search->run(source);
    if (!StepCounts::fill(*worker.search, worker.from_source)) return false;
    for (std::size_t e = 0; e < rows_.size(); ++e) {
      worker.tables[e].compute(worker.from_source, rows_[e], step_);
    }
    for (std::size_t p = 0; p < ends_.of_pair.size(); ++p) {
      const auto& [a, b] = ends_.of_pair[p];
      if (!is_sample_) {
        worker.gains[p] += over(worker, a, b) + over(worker, b, a);
      } else if (source != ends_.vertices[a] && source != ends_.vertices[b]) {
        worker.gains[p] += over(worker, a, b) + over(worker, b, a) -
                           to_end(worker.from_source, a, b) - to_end(worker.from_source, b, a);
      }
    }
    return true;
  }

  // What a source comes closer to the end `far` itself.
  [[nodiscard]] double to_end(const std::vector<std::uint8_t>& from_source, std::size_t near,
                              std::size_t far) const {
    const auto steps = from_source[ends_.vertices[near]];
    if (steps == StepCounts::kFar) return 0.0;
    const auto before = from_source[ends_.vertices[far]];
    const double after = 1.0 / (steps + 1.0);
    return std::max(0.0, before == StepCounts::kFar ? after : after - 1.0 / before);
  }

  // In a sample the ways that begin or end at the pair itself, which gain most, are counted
  // exactly, and the others scaled to all vertices.
  void complete(const std::vector<Vertex>& sources, ReachGains& result) const {
    GainTable table(farthest_);
    const auto among = [&](Vertex v) {
      return std::binary_search(sources.begin(), sources.end(), v) ? std::size_t{1} : 0;
    };
    for (std::size_t p = 0; p < result.gains.size(); ++p) {
      const auto& [a, b] = ends_.of_pair[p];
      table.compute(rows_[a], rows_[b], step_);
      double at_ends = table.gain(0);
      table.compute(rows_[b], rows_[a], step_);
      at_ends += table.gain(0);
      const std::size_t others =
          sources.size() - among(ends_.vertices[a]) - among(ends_.vertices[b]);
      const double scale = static_cast<double>(graph_.num_vertices() - 2) /
                           static_cast<double>(std::max<std::size_t>(1, others));
      // The two ways between the ends themselves stand in the gains of both.
      const double between = a == b ? 0.0 : to_end(rows_[a], a, b);
      result.gains[p] = result.gains[p] * scale + 2.0 * at_ends - 2.0 * between;
    }
  }

  // From the source to `near`, over the new edge to `far`, and on.
  [[nodiscard]] double over(const Worker& worker, std::size_t near, std::size_t far) const {
    const auto steps = worker.from_source[ends_.vertices[near]];
    return steps == StepCounts::kFar ? 0.0 : worker.tables[far].gain(steps);
  }

  const CsrGraph& graph_;
  Ends ends_;
  const ReachOptions& options_;
  std::vector<std::vector<std::uint8_t>> rows_{};
  std::vector<std::uint8_t> step_{};
  std::size_t farthest_ = 0;
  bool is_sample_ = false;
};

// Any lengths: every vertex for every pair.
class LengthGains {
 public:
  LengthGains(const CsrGraph& graph, Pairs pairs, const ReachOptions& options)
      : graph_(graph), ends_(pairs), options_(options) {}

  ReachGains compute() {
    ShortestPathSearch search(graph_);
    for (const Vertex v : ends_.vertices) {
      search.run(v);
      auto& row = rows_.emplace_back(graph_.num_vertices(), kFar);
      for (const Vertex t : search.order()) row[t] = search.distance(t);
    }
    const auto sources =
        choose_sources(static_cast<Vertex>(graph_.num_vertices()), ends_.of_pair.size(), options_);
    ReachGains result{std::vector<double>(ends_.of_pair.size(), 0.0), sources.size()};
    for (const Vertex source : sources) {
      options_.execution.check_stop();
      search.run(source);
      for (std::size_t p = 0; p < ends_.of_pair.size(); ++p) {
        const auto& [a, b] = ends_.of_pair[p];
        result.gains[p] += gain(search, source, rows_[a], rows_[b]);
      }
    }
    const double scale =
        static_cast<double>(graph_.num_vertices()) / static_cast<double>(sources.size());
    if (scale != 1.0) {
      for (double& gain : result.gains) gain *= scale;
    }
    return result;
  }

 private:
  [[nodiscard]] double gain(const ShortestPathSearch& search, Vertex source,
                            const std::vector<double>& a, const std::vector<double>& b) const {
    const double to_b = a[source] + 1.0;
    const double to_a = b[source] + 1.0;
    double sum = 0.0;
    for (const Vertex t : graph_.vertices()) {
      if (t == source) continue;
      const double after = std::min(to_b + b[t], to_a + a[t]);
      if (!search.reached(t)) {
        sum += 1.0 / after;
      } else if (after < search.distance(t)) {
        sum += 1.0 / after - 1.0 / search.distance(t);
      }
    }
    return sum;
  }

  static constexpr double kFar = std::numeric_limits<double>::infinity();
  const CsrGraph& graph_;
  Ends ends_;
  const ReachOptions& options_;
  std::vector<std::vector<double>> rows_{};
};

}  // namespace

ReachGains reach_gains(const CsrGraph& graph, Pairs pairs, const ReachOptions& options) {
  if (pairs.empty() || graph.num_vertices() == 0) return {std::vector<double>(pairs.size()), 0};
  std::optional<ReachGains> result;
  if (!graph.has_lengths()) result = StepGains(graph, pairs, options).compute();
  if (!result) result = LengthGains(graph, pairs, options).compute();
  return std::move(*result);
}

}  // namespace musubi
