#include "algorithms/structure/core_numbers.hpp"

#include <algorithm>
#include <atomic>
#include <numeric>

namespace musubi {
namespace {

Vertex loops(std::span<const Vertex> row, Vertex v) {
  return static_cast<Vertex>(std::count(row.begin(), row.end(), v));
}

Vertex degree_of(const CsrGraph& graph, Vertex v) {
  const auto row = graph.out_neighbors(v);
  const auto degree = static_cast<Vertex>(row.size()) - loops(row, v);
  if (!graph.is_directed()) return degree;
  const auto back = graph.in_neighbors(v);
  return degree + static_cast<Vertex>(back.size()) - loops(back, v);
}

// Vertices in order of degree, where one may fall by one at a time.
class DegreeOrder {
 public:
  explicit DegreeOrder(std::vector<Vertex>& degree)
      : degree_(degree), order_(degree.size()), place_(degree.size()) {
    const Vertex most = degree.empty() ? 0 : *std::max_element(degree.begin(), degree.end());
    begin_.assign(std::size_t{most} + 2, 0);
    for (const Vertex d : degree) ++begin_[d + 1];
    for (std::size_t d = 1; d < begin_.size(); ++d) begin_[d] += begin_[d - 1];
    auto cursor = begin_;
    for (Vertex v = 0; v < degree.size(); ++v) {
      place_[v] = cursor[degree[v]]++;
      order_[place_[v]] = v;
    }
  }

  [[nodiscard]] Vertex at(std::size_t i) const { return order_[i]; }

  // Swaps v with the first of its degree, and moves the border behind that.
  void lower(Vertex v) {
    const Vertex d = degree_[v]--;
    const Vertex first = begin_[d]++;
    const Vertex other = order_[first];
    if (other == v) return;
    std::swap(order_[first], order_[place_[v]]);
    place_[other] = place_[v];
    place_[v] = first;
  }

 private:
  std::vector<Vertex>& degree_;
  std::vector<Vertex> order_;
  std::vector<Vertex> place_;
  std::vector<Vertex> begin_{};  // where the vertices of a degree begin
};

// One vertex after the other, the lowest first.
std::vector<Vertex> one_by_one(const CsrGraph& graph) {
  std::vector<Vertex> degree(graph.num_vertices());
  for (const Vertex v : graph.vertices()) degree[v] = degree_of(graph, v);
  DegreeOrder order(degree);
  for (std::size_t i = 0; i < degree.size(); ++i) {
    const Vertex v = order.at(i);
    const Vertex own = degree[v];
    const auto take_off = [&](std::span<const Vertex> row) {
      for (const Vertex w : row) {
        if (degree[w] > own) order.lower(w);
      }
    };
    take_off(graph.out_neighbors(v));
    if (graph.is_directed()) take_off(graph.in_neighbors(v));
  }
  return degree;
}

// Takes off all vertices of a level, round by round, and lowers the degrees of the others.
class Peeling {
 public:
  Peeling(const CsrGraph& graph, const Execution& execution)
      : graph_(graph),
        execution_{.threads = execution.threads, .stop = execution.stop},
        degree_(graph.num_vertices()),
        found_(static_cast<std::size_t>(execution.thread_count())) {
    in_blocks(graph.num_vertices(), [&](std::size_t i, std::vector<Vertex>&) {
      degree_[i] = degree_of(graph, static_cast<Vertex>(i));
    });
  }

  std::vector<Vertex> run() {
    std::vector<Vertex> left(graph_.num_vertices());
    std::iota(left.begin(), left.end(), Vertex{0});
    while (!left.empty()) {
      execution_.check_stop();
      level_ = kNoVertex;
      for (const Vertex v : left) level_ = std::min(level_, degree_[v]);
      for (const Vertex v : left) {
        if (degree_[v] == level_) round_.push_back(v);
      }
      while (!round_.empty()) take_off_round();
      std::erase_if(left, [this](Vertex v) { return degree_[v] <= level_; });
    }
    return std::move(degree_);
  }

 private:
  static constexpr std::size_t kBlock = 512;

  void take_off_round() {
    // A few vertices at a time are not worth waking threads for; what they free goes on at once.
    if (round_.size() < 8 * kBlock) {
      take_off_all();
      return;
    }
    in_blocks(round_.size(), [&](std::size_t i, std::vector<Vertex>& found) {
      lower_around_shared(round_[i], found);
    });
    round_.clear();
    for (auto& found : found_) {
      round_.insert(round_.end(), found.begin(), found.end());
      found.clear();
    }
  }

  template <typename Lower>
  void for_each_neighbor(Vertex v, Lower&& lower) {
    for (const Vertex w : graph_.out_neighbors(v)) lower(w);
    if (!graph_.is_directed()) return;
    for (const Vertex w : graph_.in_neighbors(v)) lower(w);
  }

  // What is freed has room behind the round: no vertex is freed twice.
  void take_off_all() {
    std::size_t count = round_.size();
    round_.resize(std::size_t{graph_.num_vertices()} + 1);
    Vertex* const round = round_.data();
    Vertex* const degrees = degree_.data();
    const Vertex level = level_;
    for (std::size_t i = 0; i < count; ++i) {
      for_each_neighbor(round[i], [&](Vertex w) {
        const Vertex degree = degrees[w];
        if (degree <= level) return;
        degrees[w] = degree - 1;
        round[count] = w;
        count += degree - 1 == level ? 1 : 0;
      });
    }
    round_.clear();
  }

  // As lower_around(), while other threads do the same.
  void lower_around_shared(Vertex v, std::vector<Vertex>& found) {
    for_each_neighbor(v, [&](Vertex w) {
      std::atomic_ref degree(degree_[w]);
      Vertex own = degree.load(std::memory_order_relaxed);
      while (own > level_ &&
             !degree.compare_exchange_weak(own, own - 1, std::memory_order_relaxed)) {
      }
      if (own == level_ + 1) found.push_back(w);
    });
  }

  // Calls work(i, found) for i = 0 .. count-1.
  template <typename Work>
  void in_blocks(std::size_t count, Work&& work) {
    const std::size_t blocks = (count + kBlock - 1) / kBlock;
    const auto run = [&](std::size_t block, int thread) {
      const auto last = std::min(count, (block + 1) * kBlock);
      for (std::size_t i = block * kBlock; i < last; ++i) {
        work(i, found_[static_cast<std::size_t>(thread)]);
      }
    };
    constexpr std::size_t kFew = 64;
    if (blocks < kFew) {
      for (std::size_t block = 0; block < blocks; ++block) run(block, 0);
    } else {
      parallel_for(blocks, execution_, run);
    }
  }

  const CsrGraph& graph_;
  Execution execution_;
  std::vector<Vertex> degree_;  // at last the core number
  std::vector<std::vector<Vertex>> found_;
  std::vector<Vertex> round_{};
  Vertex level_ = 0;
};

}  // namespace

std::vector<Vertex> core_numbers(const CsrGraph& graph, const Execution& execution) {
  execution.check_stop();
  constexpr ArcIndex kMany = 1U << 20;
  if (execution.thread_count() == 1 || graph.num_arcs() < kMany) return one_by_one(graph);
  return Peeling(graph, execution).run();
}

}  // namespace musubi
