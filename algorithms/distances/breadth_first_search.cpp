#include "algorithms/distances/breadth_first_search.hpp"

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <string>

namespace musubi {
namespace {

class LevelSearch {
 public:
  LevelSearch(const CsrGraph& graph, Vertex source, const Execution& execution)
      : graph_(graph),
        execution_(execution.quiet()),
        distance_(graph.num_vertices(), kUnreached),
        level_{source},
        parts_(static_cast<std::size_t>(execution.thread_count())),
        open_arcs_(graph.num_arcs()),
        open_(graph.num_vertices()) {
    distance_[source] = 0;
  }

  std::vector<std::uint32_t> run() {
    for (depth_ = 1; !level_.empty(); ++depth_) {
      execution_.check_stop();
      arcs_ = 0;
      for (const Vertex v : level_) arcs_ += graph_.out_degree(v);
      open_arcs_ -= std::min(open_arcs_, arcs_);
      open_ -= level_.size();
      climbing_cost() < static_cast<double>(arcs_) ? climb() : descend();
    }
    return std::move(distance_);
  }

 private:
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
      next_.clear();
      for (const Vertex u : level_) {
        for (const Vertex v : graph_.out_neighbors(u)) {
          if (distance_[v] != kUnreached) continue;
          distance_[v] = depth_;
          next_.push_back(v);
        }
      }
      level_.swap(next_);
      return;
    }
    in_blocks(level_.size(), [&](std::size_t first, std::size_t last, std::vector<Vertex>& found) {
      for (std::size_t i = first; i < last; ++i) {
        for (const Vertex v : graph_.out_neighbors(level_[i])) {
          std::atomic_ref reached(distance_[v]);
          auto open = kUnreached;
          if (reached.load(std::memory_order_relaxed) == kUnreached &&
              reached.compare_exchange_strong(open, depth_, std::memory_order_relaxed)) {
            found.push_back(v);
          }
        }
      }
    });
  }

  // From what is not reached yet to the level.
  void climb() {
    const auto above = depth_ - 1;
    in_blocks(graph_.num_vertices(),
              [&](std::size_t first, std::size_t last, std::vector<Vertex>& found) {
                for (auto v = static_cast<Vertex>(first); v < last; ++v) {
                  std::atomic_ref own(distance_[v]);
                  if (own.load(std::memory_order_relaxed) != kUnreached) continue;
                  for (const Vertex u : graph_.in_neighbors(v)) {
                    if (std::atomic_ref(distance_[u]).load(std::memory_order_relaxed) != above) {
                      continue;
                    }
                    own.store(depth_, std::memory_order_relaxed);
                    found.push_back(v);
                    break;
                  }
                }
              });
  }

  // Shares out 0 .. count-1; what the threads find becomes the level.
  template <typename Work>
  void in_blocks(std::size_t count, Work&& work) {
    constexpr std::size_t kBlock = 4096;
    const std::size_t blocks = (count + kBlock - 1) / kBlock;
    for (auto& part : parts_) part.clear();
    const auto run = [&](std::size_t block, int thread) {
      work(block * kBlock, std::min(count, (block + 1) * kBlock),
           parts_[static_cast<std::size_t>(thread)]);
    };
    if (blocks < 4 || std::max(arcs_, open_arcs_) < kSerialArcs) {
      for (std::size_t block = 0; block < blocks; ++block) run(block, 0);
    } else {
      parallel_for(blocks, execution_, run);
    }
    level_.clear();
    for (const auto& part : parts_) level_.insert(level_.end(), part.begin(), part.end());
  }

  static constexpr ArcIndex kSerialArcs = 1U << 18;  // not worth waking threads for

  const CsrGraph& graph_;
  Execution execution_;
  std::vector<std::uint32_t> distance_;
  std::vector<Vertex> level_;
  std::vector<Vertex> next_{};
  std::vector<std::vector<Vertex>> parts_;  // of the next level, by thread
  ArcIndex arcs_ = 0;                       // of the level
  ArcIndex open_arcs_;                      // of vertices not reached
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
