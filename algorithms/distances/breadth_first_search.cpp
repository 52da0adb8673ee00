#include "algorithms/distances/breadth_first_search.hpp"

#include <algorithm>
#include <atomic>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>

namespace musubi {
namespace {

class LevelSearch {
 public:
  LevelSearch(const CsrGraph& graph, Vertex source, const Execution& execution)
      : graph_(graph),
        execution_(execution.quiet()),
        distance_(graph.num_vertices(), kUnreached),
        level_{source},
        arcs_(graph.out_degree(source)),
        parts_(static_cast<std::size_t>(execution.thread_count())),
        open_arcs_(graph.num_arcs()),
        open_(graph.num_vertices()) {
    distance_[source] = 0;
  }

  std::vector<std::uint32_t> run() {
    for (depth_ = 1; !level_.empty(); ++depth_) {
      execution_.check_stop();
      open_arcs_ -= std::min(open_arcs_, arcs_);
      open_ -= level_.size();
      climbing_cost() < static_cast<double>(arcs_) ? climb() : descend();
      take_next_level();
    }
    return std::move(distance_);
  }

 private:
  // Of the next level, what one thread found. Aligned as different threads fill them.
  struct alignas(128) Part {
    std::vector<Vertex> found{};
    ArcIndex arcs = 0;

    // Of what was found after the first `known`; the look-ups overlap, which among the finds they
    // would not.
    void count_arcs(std::size_t known, const CsrGraph& graph) {
      for (const Vertex v : std::span(found).subspan(known)) arcs += graph.out_degree(v);
    }
  };

  // In arcs looked at: an open vertex stops at the first arc that leads to the level.
  [[nodiscard]] double climbing_cost() const {
    constexpr double kScan = 0.25;  // of asking a vertex whether it is open
    if (open_ == 0) return 0.0;
    const double degree = static_cast<double>(open_arcs_) / static_cast<double>(open_);
    const double share = static_cast<double>(arcs_) / static_cast<double>(graph_.num_arcs() + 1);
    const double looked_at = std::min(degree, 1.0 / std::max(share, 1e-9));
    return kScan * graph_.num_vertices() + static_cast<double>(open_) * looked_at;
  }

  // From the level to its targets.
  void descend() {
    if (parts_.size() == 1 || arcs_ < kSerialArcs) {
      auto& part = parts_.front();
      for (std::size_t i = 0; i < level_.size(); ++i) {
        prefetch_row(i + kAhead);
        for (const Vertex v : graph_.out_neighbors(level_[i])) {
          if (distance_[v] != kUnreached) continue;
          distance_[v] = depth_;
          part.found.push_back(v);
        }
      }
      part.count_arcs(0, graph_);
      return;
    }
    in_blocks(level_.size(), [&](std::size_t first, std::size_t last, Part& part) {
      for (std::size_t i = first; i < last; ++i) {
        prefetch_row(i + kAhead);
        for (const Vertex v : graph_.out_neighbors(level_[i])) {
          std::atomic_ref reached(distance_[v]);
          auto open = kUnreached;
          if (reached.load(std::memory_order_relaxed) == kUnreached &&
              reached.compare_exchange_strong(open, depth_, std::memory_order_relaxed)) {
            part.found.push_back(v);
          }
        }
      }
    });
  }

  // From what is not reached yet to the level.
  void climb() {
    constexpr Vertex kManyVertices = 1U << 17;  // whose distances leave the cache
    if (graph_.num_vertices() < kManyVertices) {
      climb_to([this](Vertex u) {
        return std::atomic_ref(distance_[u]).load(std::memory_order_relaxed) == depth_ - 1;
      });
      return;
    }
    in_level_.assign(graph_.num_vertices() / 64 + 1, 0);
    for (const Vertex u : level_) in_level_[u / 64] |= std::uint64_t{1} << u % 64;
    climb_to([this](Vertex u) { return (in_level_[u / 64] >> u % 64 & 1U) != 0; });
  }

  template <typename IsInLevel>
  void climb_to(IsInLevel&& is_in_level) {
    in_blocks(graph_.num_vertices(), [&](std::size_t first, std::size_t last, Part& part) {
      for (auto v = static_cast<Vertex>(first); v < last; ++v) {
        std::atomic_ref own(distance_[v]);
        if (own.load(std::memory_order_relaxed) != kUnreached) continue;
        if (std::ranges::none_of(graph_.in_neighbors(v), is_in_level)) continue;
        own.store(depth_, std::memory_order_relaxed);
        part.found.push_back(v);
      }
    });
  }

  void prefetch_row(std::size_t i) const {
    if (i < level_.size()) __builtin_prefetch(graph_.out_neighbors(level_[i]).data());
  }

  // What was found is the level now.
  void take_next_level() {
    level_.swap(parts_.front().found);
    parts_.front().found.clear();
    arcs_ = std::exchange(parts_.front().arcs, 0);
    for (auto& part : std::span(parts_).subspan(1)) {
      level_.insert(level_.end(), part.found.begin(), part.found.end());
      part.found.clear();
      arcs_ += std::exchange(part.arcs, 0);
    }
  }

  // Shares out 0 .. count-1.
  template <typename Work>
  void in_blocks(std::size_t count, Work&& work) {
    constexpr std::size_t kBlock = 1024;
    const std::size_t blocks = (count + kBlock - 1) / kBlock;
    const auto run = [&](std::size_t block, int thread) {
      auto& part = parts_[static_cast<std::size_t>(thread)];
      const auto known = part.found.size();
      work(block * kBlock, std::min(count, (block + 1) * kBlock), part);
      part.count_arcs(known, graph_);
    };
    if (blocks < 4 || std::max(arcs_, open_arcs_) < kSerialArcs) {
      for (std::size_t block = 0; block < blocks; ++block) run(block, 0);
    } else {
      parallel_for(blocks, execution_, run);
    }
  }

  static constexpr std::size_t kAhead = 8;  // of rows that are fetched before they are read
  static constexpr ArcIndex kSerialArcs = 1U << 15;  // not worth waking threads for

  const CsrGraph& graph_;
  Execution execution_;
  std::vector<std::uint32_t> distance_;
  std::vector<Vertex> level_;
  ArcIndex arcs_;                          // of the level
  std::vector<std::uint64_t> in_level_{};  // a bit for each of many vertices
  std::vector<Part> parts_;                // by thread
  ArcIndex open_arcs_;                     // of vertices not reached
  std::size_t open_;
  std::uint32_t depth_ = 0;
};

}  // namespace

std::vector<std::uint32_t> hop_distances(const CsrGraph& graph, Vertex source,
                                         const Execution& execution) {
  if (source >= graph.num_vertices()) {
    throw std::invalid_argument("hop_distances: source " + std::to_string(source) +
                                " is not below n = " + std::to_string(graph.num_vertices()));
  }
  return LevelSearch(graph, source, execution).run();
}

}  // namespace musubi
