#include "algorithms/structure/components.hpp"

#include <algorithm>
#include <atomic>

#include "algorithms/structure/neighbor_visits.hpp"

namespace musubi {
namespace {

// A forest that many threads grow at once; a root is the smallest of its tree.
class Forest {
 public:
  explicit Forest(Vertex n) : parent_(n) {
    for (Vertex v = 0; v < n; ++v) parent_[v] = v;
  }

  [[nodiscard]] Vertex parent(Vertex v) {
    return std::atomic_ref(parent_[v]).load(std::memory_order_relaxed);
  }

  void join(Vertex u, Vertex v) {
    Vertex a = parent(u);
    Vertex b = parent(v);
    while (a != b) {
      const Vertex high = std::max(a, b);
      const Vertex low = std::min(a, b);
      Vertex above = parent(high);
      if (above == low) return;
      if (above == high && exchange(high, above, low)) return;
      a = parent(parent(high));
      b = parent(low);
    }
  }

  // Makes the root the parent of v.
  void flatten(Vertex v) {
    while (parent(v) != parent(parent(v))) store(v, parent(parent(v)));
  }

 private:
  void store(Vertex v, Vertex to) {
    std::atomic_ref(parent_[v]).store(to, std::memory_order_relaxed);
  }
  bool exchange(Vertex v, Vertex& expected, Vertex to) {
    return std::atomic_ref(parent_[v])
        .compare_exchange_strong(expected, to, std::memory_order_relaxed);
  }

  std::vector<Vertex> parent_;
};

// Calls visit(v) for every vertex, in blocks on the threads where there are many.
template <typename Visit>
void for_each_vertex(Vertex n, const Execution& execution, Visit&& visit) {
  constexpr Vertex kBlock = 1U << 14;
  const Execution quiet = execution.quiet();
  const std::size_t blocks = (std::size_t{n} + kBlock - 1) / kBlock;
  const auto run = [&](std::size_t block, int) {
    const auto last = static_cast<Vertex>(std::min<std::size_t>(n, (block + 1) * kBlock));
    for (auto v = static_cast<Vertex>(block * kBlock); v < last; ++v) visit(v);
  };
  if (blocks < 4) {
    execution.check_stop();
    for (std::size_t block = 0; block < blocks; ++block) run(block, 0);
    return;
  }
  parallel_for(blocks, quiet, run);
}

// The root that most of some vertices, spread evenly, have.
Vertex frequent_root(Forest& forest, Vertex n) {
  constexpr Vertex kSampled = 1024;
  std::vector<Vertex> roots;
  const Vertex step = std::max<Vertex>(1, n / kSampled);
  for (Vertex v = 0; v < n; v += std::min(step, n - v)) roots.push_back(forest.parent(v));
  std::sort(roots.begin(), roots.end());
  Vertex best = kNoVertex;
  std::ptrdiff_t most = 0;
  for (auto it = roots.begin(); it != roots.end();) {
    const auto end = std::upper_bound(it, roots.end(), *it);
    if (end - it > most) {
      most = end - it;
      best = *it;
    }
    it = end;
  }
  return best;
}

// A root is the smallest vertex of its component: roots come in the order of the numbers.
Components numbered(Forest& forest, Vertex n) {
  Components result;
  result.component_of.resize(n);
  for (Vertex v = 0; v < n; ++v) {
    const Vertex root = forest.parent(v);
    result.component_of[v] = root == v ? result.count++ : result.component_of[root];
  }
  return result;
}

// By a breadth-first search from every vertex that none has reached.
Components by_search(const CsrGraph& graph) {
  const Vertex n = graph.num_vertices();
  Components result;
  result.component_of.assign(n, kNoVertex);
  Vertex* const component = result.component_of.data();
  std::vector<Vertex> queue(std::size_t{n} + 1);
  for (const Vertex root : graph.vertices()) {
    if (component[root] != kNoVertex) continue;
    const Vertex own = result.count++;
    component[root] = own;
    queue[0] = root;
    std::size_t count = 1;
    for (std::size_t next = 0; next < count; ++next) {
      const Vertex v = queue[next];
      if (graph.out_degree(v) == 2) {
        // Along a path each vertex waits for the one before it, which only a guess can hide.
        for_each_neighbor(graph, v, [&](Vertex w) {
          if (component[w] != kNoVertex) return;
          component[w] = own;
          queue[count++] = w;
        });
        continue;
      }
      for_each_neighbor(graph, v, [&](Vertex w) {
        queue[count] = w;
        count += static_cast<std::size_t>(component[w] == kNoVertex);
        component[w] = own;
      });
    }
  }
  return result;
}

Components by_sampled_forest(const CsrGraph& graph, const Execution& execution) {
  const Vertex n = graph.num_vertices();
  Forest forest(n);
  constexpr std::size_t kFirst = 2;  // neighbours that every vertex is joined to
  for_each_vertex(n, execution, [&](Vertex v) {
    const auto row = graph.out_neighbors(v);
    for (std::size_t i = 0; i < std::min(kFirst, row.size()); ++i) forest.join(v, row[i]);
  });
  for_each_vertex(n, execution, [&](Vertex v) { forest.flatten(v); });
  const Vertex largest = frequent_root(forest, n);
  for_each_vertex(n, execution, [&](Vertex v) {
    if (forest.parent(v) == largest) return;
    const auto row = graph.out_neighbors(v);
    for (std::size_t i = kFirst; i < row.size(); ++i) forest.join(v, row[i]);
    if (!graph.is_directed()) return;
    for (const Vertex w : graph.in_neighbors(v)) forest.join(v, w);
  });
  for_each_vertex(n, execution, [&](Vertex v) { forest.flatten(v); });
  return numbered(forest, n);
}

}  // namespace

Components components(const CsrGraph& graph, const Execution& execution) {
  execution.check_stop();
  // In few vertices and arcs there is nothing to save.
  constexpr Vertex kFew = 1U << 16;
  constexpr ArcIndex kSparse = 8;  // arcs of a vertex
  const Vertex n = graph.num_vertices();
  if (n < kFew && graph.num_arcs() <= kSparse * n) return by_search(graph);
  return by_sampled_forest(graph, execution);
}

}  // namespace musubi
