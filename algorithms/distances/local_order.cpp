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
  // one has, for a while: what is left between clumps lies apart.
  void grow(Vertex root, std::vector<Vertex>& order) {
    constexpr std::size_t kSearched = 16;  // times the size
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
      if (queue_.size() > kSearched * size_) continue;
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

LocalRows local_rows(const CsrGraph& graph, const LocalOrder& order, RowDirection direction) {
  const Vertex n = graph.num_vertices();
  LocalRows rows;
  rows.offsets.reserve(std::size_t{n} + 1);
  rows.targets.reserve(graph.num_arcs());
  for (Vertex i = 0; i < n; ++i) {
    const Vertex v = order.original[i];
    const auto row = direction == RowDirection::in ? graph.in_neighbors(v) : graph.out_neighbors(v);
    const auto first = static_cast<std::ptrdiff_t>(rows.targets.size());
    Vertex last = v;  // rows are sorted: parallel arcs stand together
    for (const Vertex w : row) {
      if (w == v || w == last) continue;
      last = w;
      rows.targets.push_back(order.position[w]);
    }
    std::sort(rows.targets.begin() + first, rows.targets.end());
    rows.offsets.push_back(rows.targets.size());
  }
  return rows;
}

}  // namespace musubi
