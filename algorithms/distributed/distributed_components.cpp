#include "algorithms/distributed/distributed_components.hpp"

#include <algorithm>
#include <numeric>

namespace musubi {
namespace {

// Sets of vertices; the smallest of a set stands for it.
class VertexSets {
 public:
  explicit VertexSets(Vertex n) : parent_(n) {
    std::iota(parent_.begin(), parent_.end(), Vertex{0});
  }
  Vertex find(Vertex v) {
    while (parent_[v] != v) v = parent_[v] = parent_[parent_[v]];
    return v;
  }
  void join(Vertex u, Vertex v) {
    u = find(u);
    v = find(v);
    parent_[std::max(u, v)] = std::min(u, v);
  }
  // An edge from each vertex to the one that stands for its set.
  [[nodiscard]] std::vector<Edge> forest() {
    std::vector<Edge> edges;
    for (Vertex v = 0; v < parent_.size(); ++v) {
      if (parent_[v] != v) edges.push_back({v, find(v)});
    }
    return edges;
  }

 private:
  std::vector<Vertex> parent_;
};

// Joins on the first rank what any rank has joined.
void join_over_ranks(VertexSets& sets, const Ranks& ranks) {
  for (int step = 1; step < ranks.size(); step *= 2) {
    std::vector<std::size_t> counts(static_cast<std::size_t>(ranks.size()), 0);
    std::vector<Edge> forest;
    if (ranks.rank() % (2 * step) == step) {
      forest = sets.forest();
      counts[static_cast<std::size_t>(ranks.rank() - step)] = forest.size();
    }
    for (const auto& [u, v] : ranks.exchange<Edge>(forest, counts).items) sets.join(u, v);
  }
}

}  // namespace

DistributedComponents distributed_components(const DistributedGraph& graph, const Ranks& ranks) {
  const Vertex n = graph.num_vertices();
  VertexSets sets(n);
  for (std::size_t v = 0; v < graph.num_own(); ++v) {
    for (const Vertex head : graph.row(v)) sets.join(static_cast<Vertex>(graph.first + v), head);
  }
  join_over_ranks(sets, ranks);

  DistributedComponents result;
  std::vector<Vertex> component;  // of all vertices, on the first rank
  if (ranks.is_first()) {
    std::vector<Vertex> size(n, 0);
    std::vector<Vertex> roots;
    for (Vertex v = 0; v < n; ++v) {
      if (sets.find(v) == v) roots.push_back(v);
      ++size[sets.find(v)];
    }
    std::stable_sort(roots.begin(), roots.end(),
                     [&](Vertex a, Vertex b) { return size[a] > size[b]; });
    for (const Vertex root : roots) result.sizes.push_back(size[root]);
    for (std::size_t i = 0; i < roots.size(); ++i) size[roots[i]] = static_cast<Vertex>(i);
    component.resize(n);
    for (Vertex v = 0; v < n; ++v) component[v] = size[sets.find(v)];
  }
  std::vector<std::size_t> counts(static_cast<std::size_t>(ranks.size()), 0);
  if (ranks.is_first()) {
    for (std::size_t r = 0; r < counts.size(); ++r) {
      counts[r] = graph.row_begin[r + 1] - graph.row_begin[r];
    }
  }
  result.component = ranks.exchange<Vertex>(component, counts).items;
  result.sizes = ranks.gather<Vertex>(result.sizes).items;
  return result;
}

}  // namespace musubi
