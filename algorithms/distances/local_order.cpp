#include "algorithms/distances/local_order.hpp"

#include <algorithm>

#include "algorithms/structure/neighbor_visits.hpp"

namespace musubi {
namespace {

// Vertices of each weak component together, in breadth-first order; the largest degree begins.
std::vector<Vertex> component_order(const CsrGraph& graph, LocalOrder& result) {
  const Vertex n = graph.num_vertices();
  std::vector<bool> seen(n, false);
  std::vector<Vertex> order;
  order.reserve(n);
  for (const Vertex root : graph.vertices()) {
    if (seen[root]) continue;
    const std::size_t first = order.size();
    seen[root] = true;
    order.push_back(root);
    for (std::size_t next = first; next < order.size(); ++next) {
      for_each_neighbor(graph, order[next], [&](Vertex w) {
        if (seen[w]) return;
        seen[w] = true;
        order.push_back(w);
      });
    }
    result.component_begin.resize(order.size(), static_cast<Vertex>(first));
    result.component_end.resize(order.size(), static_cast<Vertex>(order.size()));
  }
  return order;
}

// Takes vertices that lie near each other, clump by clump.
class ClumpGrowth {
 public:
  ClumpGrowth(const CsrGraph& graph, Vertex size)
      : graph_(graph),
        size_(size),
        taken_(graph.num_vertices(), false),
        round_(graph.num_vertices(), 0) {}

  // The nearest vertices that no clump has yet, `root` first. The search goes on over those that
  // one has, for a while: what is left between clumps lies apart. Where that comes to much in all,
  // everything is near everything, and a clump is as good as another.
  void grow(Vertex root, std::vector<Vertex>& order) {
    constexpr std::uint64_t kArcsInAll = 8;  // times those of the graph
    const std::size_t searched = looked_at_ < kArcsInAll * graph_.num_arcs() ? 16 : 1;
    const std::size_t most = order.size() + size_;
    ++current_;
    queue_.clear();
    reach(root);
    for (std::size_t next = 0; next < queue_.size() && order.size() < most; ++next) {
      const Vertex v = queue_[next];
      if (!taken_[v]) {
        taken_[v] = true;
        order.push_back(v);
      }
      if (queue_.size() > searched * size_) continue;
      looked_at_ += graph_.out_degree(v);
      for_each_neighbor(graph_, v, [&](Vertex w) { reach(w); });
    }
  }

  [[nodiscard]] bool taken(Vertex v) const { return taken_[v]; }

 private:
  void reach(Vertex v) {
    if (round_[v] == current_) return;
    round_[v] = current_;
    queue_.push_back(v);
  }

  const CsrGraph& graph_;
  Vertex size_;
  std::vector<bool> taken_;
  std::vector<Vertex> round_;  // in which a vertex was reached last
  Vertex current_ = 0;
  std::vector<Vertex> queue_{};
  std::uint64_t looked_at_ = 0;  // arcs
};

}  // namespace

LocalOrder local_order(const CsrGraph& graph, Vertex clump) {
  LocalOrder result;
  const auto roots = component_order(graph, result);
  ClumpGrowth growth(graph, clump);
  result.original.reserve(roots.size());
  for (const Vertex root : roots) {
    if (!growth.taken(root)) growth.grow(root, result.original);
  }
  result.position.resize(roots.size());
  for (Vertex i = 0; i < result.position.size(); ++i) result.position[result.original[i]] = i;
  return result;
}

// Each vertex in its new order stands in the rows of its neighbours, which so come out sorted.
LocalRows local_rows(const CsrGraph& graph, const LocalOrder& order, RowDirection direction) {
  const bool in = direction == RowDirection::in;
  LocalRows rows;
  rows.offsets.reserve(order.original.size() + 1);
  for (const Vertex v : order.original) {
    ArcIndex length = 0;
    for_each_other(in ? graph.in_neighbors(v) : graph.out_neighbors(v), v,
                   [&](Vertex) { ++length; });
    rows.offsets.push_back(rows.offsets.back() + length);
  }
  rows.targets.resize(rows.offsets.back());
  std::vector<ArcIndex> end(rows.offsets.begin(), rows.offsets.end() - 1);
  for (Vertex i = 0; i < order.original.size(); ++i) {
    const Vertex v = order.original[i];
    for_each_other(in ? graph.out_neighbors(v) : graph.in_neighbors(v), v,
                   [&](Vertex w) { rows.targets[end[order.position[w]]++] = i; });
  }
  return rows;
}

}  // namespace musubi
