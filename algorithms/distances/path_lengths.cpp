#include "algorithms/distances/path_lengths.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>
#include <stdexcept>
#include <string>

namespace musubi {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

void check_source(const CsrGraph& graph, Vertex source) {
  if (source < graph.num_vertices()) return;
  throw std::invalid_argument("path lengths: source " + std::to_string(source) +
                              " is not below n = " + std::to_string(graph.num_vertices()));
}

double length_of(const CsrGraph& graph, Vertex u, std::size_t i) {
  return graph.has_lengths() ? graph.out_lengths(u)[i] : 1.0;
}

double mean_length(const CsrGraph& graph) {
  if (!graph.has_lengths()) return 1.0;
  double sum = 0.0;
  for (const Vertex u : graph.vertices()) {
    for (const double length : graph.out_lengths(u)) sum += length;
  }
  return sum > 0.0 ? sum / static_cast<double>(graph.num_arcs()) : 1.0;
}

class BucketSearch {
 public:
  BucketSearch(const CsrGraph& graph, Vertex source, double delta, const Execution& execution)
      : graph_(graph),
        delta_(delta),
        execution_(execution.quiet()),
        length_(graph.num_vertices(), kInfinity),
        found_(static_cast<std::size_t>(execution.thread_count())) {
    length_[source] = 0.0;
    buckets_.resize(1);
    buckets_[0].push_back(source);
  }

  std::vector<double> run() {
    for (std::size_t bucket = 0; bucket < buckets_.size(); ++bucket) {
      while (!buckets_[bucket].empty()) {
        execution_.check_stop();
        settling_.swap(buckets_[bucket]);
        buckets_[bucket].clear();
        relax_all(bucket);
        for (auto& found : found_) {
          for (const Vertex v : found) put(v);
          found.clear();
        }
      }
    }
    return std::move(length_);
  }

 private:
  [[nodiscard]] std::size_t bucket_of(double length) const {
    return static_cast<std::size_t>(length / delta_);
  }

  void put(Vertex v) {
    const auto bucket = bucket_of(length_[v]);
    if (bucket >= buckets_.size()) buckets_.resize(bucket + 1);
    buckets_[bucket].push_back(v);
  }

  void relax_all(std::size_t bucket) {
    constexpr std::size_t kBlock = 1024;
    const auto run = [&](std::size_t block, int thread) {
      const auto last = std::min(settling_.size(), (block + 1) * kBlock);
      for (std::size_t i = block * kBlock; i < last; ++i) {
        relax(settling_[i], bucket, found_[static_cast<std::size_t>(thread)]);
      }
    };
    const std::size_t blocks = (settling_.size() + kBlock - 1) / kBlock;
    if (blocks < 2) return run(0, 0);
    parallel_for(blocks, execution_, run);
  }

  // The shortest way to v, known so far, may fall while others look at it.
  void relax(Vertex u, std::size_t bucket, std::vector<Vertex>& found) {
    const double so_far = std::atomic_ref(length_[u]).load(std::memory_order_relaxed);
    if (bucket_of(so_far) < bucket) return;  // settled in an earlier bucket
    const auto row = graph_.out_neighbors(u);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const double candidate = so_far + length_of(graph_, u, i);
      std::atomic_ref own(length_[row[i]]);
      double known = own.load(std::memory_order_relaxed);
      while (candidate < known) {
        if (own.compare_exchange_weak(known, candidate, std::memory_order_relaxed)) {
          found.push_back(row[i]);
          break;
        }
      }
    }
  }

  const CsrGraph& graph_;
  double delta_;
  Execution execution_;
  std::vector<double> length_;
  std::vector<std::vector<Vertex>> buckets_{};
  std::vector<Vertex> settling_{};
  std::vector<std::vector<Vertex>> found_;  // whose lengths fell, by thread
};

}  // namespace

std::vector<double> path_lengths(const CsrGraph& graph, Vertex source) {
  check_source(graph, source);
  std::vector<double> length(graph.num_vertices(), kInfinity);
  using Entry = std::pair<double, Vertex>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  length[source] = 0.0;
  queue.emplace(0.0, source);
  while (!queue.empty()) {
    const auto [so_far, u] = queue.top();
    queue.pop();
    if (so_far > length[u]) continue;
    const auto row = graph.out_neighbors(u);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const double candidate = so_far + length_of(graph, u, i);
      if (candidate >= length[row[i]]) continue;
      length[row[i]] = candidate;
      queue.emplace(candidate, row[i]);
    }
  }
  return length;
}

std::vector<double> path_lengths_by_buckets(const CsrGraph& graph, Vertex source, double delta,
                                            const Execution& execution) {
  check_source(graph, source);
  if (!(delta >= 0.0) || std::isinf(delta)) {
    throw std::invalid_argument("path lengths: delta must be finite and >= 0, got " +
                                std::to_string(delta));
  }
  const double width = delta > 0.0 ? delta : mean_length(graph);
  return BucketSearch(graph, source, width, execution).run();
}

}  // namespace musubi
