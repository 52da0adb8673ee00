#include "algorithms/whatif/touched_blocks.hpp"

#include <algorithm>
#include <set>

namespace musubi {
namespace {

constexpr Vertex kNone = static_cast<Vertex>(-1);

CsrGraph laid_over(const CsrGraph& base, const EdgeDifference& difference) {
  std::vector<Edge> edges;
  for (const auto& edge : long_edges(base)) edges.push_back({edge.tail, edge.head});
  for (const auto& edge : difference.added) edges.push_back({edge.tail, edge.head});
  return CsrGraph::from_edges(base.num_vertices(), edges);
}

// Hopcroft and Tarjan's search, with a stack of its own. A block is named by the vertex below its
// head through which it was entered; every vertex but the roots is below the head of one block.
class Blocks {
 public:
  explicit Blocks(const CsrGraph& graph)
      : graph_(graph),
        found_(graph.num_vertices(), kNone),
        low_(graph.num_vertices(), kNone),
        parent_(graph.num_vertices(), kNone),
        next_(graph.num_vertices(), 0),
        block_(graph.num_vertices(), kNone) {
    for (const Vertex root : graph.vertices()) {
      if (found_[root] == kNone) search(root);
    }
  }

  // The one block that holds both ends of an edge.
  [[nodiscard]] Vertex of_edge(Vertex u, Vertex v) const {
    return block_[u] != kNone && (block_[u] == block_[v] || parent_[block_[u]] == v) ? block_[u]
                                                                                     : block_[v];
  }

  [[nodiscard]] std::vector<Vertex> vertices(Vertex block) const {
    std::vector<Vertex> result;
    for (const Vertex v : graph_.vertices()) {
      if (block_[v] == block || parent_[block] == v) result.push_back(v);
    }
    return result;
  }

 private:
  void enter(Vertex v) {
    found_[v] = low_[v] = time_++;
    path_.push_back(v);
    open_.push_back(v);
  }

  void search(Vertex root) {
    enter(root);
    while (!path_.empty()) {
      const Vertex u = path_.back();
      const auto row = graph_.out_neighbors(u);
      if (next_[u] < row.size()) {
        const Vertex v = row[next_[u]++];
        if (found_[v] != kNone) {
          low_[u] = std::min(low_[u], found_[v]);
        } else {
          parent_[v] = u;
          enter(v);
        }
      } else {
        path_.pop_back();
        leave(u);
      }
    }
    open_.clear();
  }

  void leave(Vertex v) {
    const Vertex above = parent_[v];
    if (above == kNone) return;
    low_[above] = std::min(low_[above], low_[v]);
    if (low_[v] < found_[above]) return;
    for (Vertex last = kNone; last != v;) {  // what lies below `above` is one block with it
      last = open_.back();
      open_.pop_back();
      block_[last] = v;
    }
  }

  const CsrGraph& graph_;
  Vertex time_ = 0;
  std::vector<Vertex> found_;
  std::vector<Vertex> low_;
  std::vector<Vertex> parent_;
  std::vector<std::size_t> next_;
  std::vector<Vertex> block_;
  std::vector<Vertex> path_{};
  std::vector<Vertex> open_{};
};

// Position of each vertex in the block, kNone outside.
std::vector<Vertex> positions(const std::vector<Vertex>& vertices, Vertex n) {
  std::vector<Vertex> position(n, kNone);
  for (std::size_t i = 0; i < vertices.size(); ++i) {
    position[vertices[i]] = static_cast<Vertex>(i);
  }
  return position;
}

CsrGraph part_of(const CsrGraph& graph, const std::vector<Vertex>& vertices,
                 const std::vector<Vertex>& position) {
  std::vector<Edge> edges;
  std::vector<double> lengths;
  for (const Vertex u : vertices) {
    const auto row = graph.out_neighbors(u);
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i] <= u || position[row[i]] == kNone) continue;
      edges.push_back({position[u], position[row[i]]});
      if (graph.has_lengths()) lengths.push_back(graph.out_lengths(u)[i]);
    }
  }
  return CsrGraph::from_edges(static_cast<Vertex>(vertices.size()), edges, Direction::undirected,
                              {.lengths = lengths});
}

// Marks what is reached from `start`, without entering what has a mark; returns how many that are.
Vertex flood(const CsrGraph& graph, Vertex start, Vertex mark, std::vector<Vertex>& marks) {
  std::vector<Vertex> reached{start};
  marks[start] = mark;
  for (std::size_t next = 0; next < reached.size(); ++next) {
    for (const Vertex v : graph.out_neighbors(reached[next])) {
      if (marks[v] != kNone) continue;
      marks[v] = mark;
      reached.push_back(v);
    }
  }
  return static_cast<Vertex>(reached.size());
}

std::vector<Vertex> components(const CsrGraph& graph) {
  std::vector<Vertex> component(graph.num_vertices(), kNone);
  for (const Vertex v : graph.vertices()) {
    if (component[v] == kNone) flood(graph, v, v, component);
  }
  return component;
}

TouchedBlock cut_out(const CsrGraph& base, const CsrGraph& edited, const CsrGraph& both,
                     std::vector<Vertex> vertices) {
  TouchedBlock block;
  auto position = positions(vertices, base.num_vertices());
  block.base = part_of(base, vertices, position);
  block.edited = part_of(edited, vertices, position);
  for (const Vertex v : vertices) block.weights.push_back(flood(both, v, position[v], position));
  block.vertices = std::move(vertices);
  return block;
}

}  // namespace

std::vector<TouchedBlock> touched_blocks(const CsrGraph& base, const CsrGraph& edited,
                                         const EdgeDifference& difference) {
  if (base.is_directed() || components(base) != components(edited)) return {};
  const auto both = laid_over(base, difference);
  const Blocks blocks(both);
  std::set<Vertex> touched;
  for (const auto& edge : difference.removed) touched.insert(blocks.of_edge(edge.tail, edge.head));
  for (const auto& edge : difference.added) touched.insert(blocks.of_edge(edge.tail, edge.head));
  std::vector<TouchedBlock> result;
  result.reserve(touched.size());
  for (const Vertex block : touched) {
    result.push_back(cut_out(base, edited, both, blocks.vertices(block)));
  }
  return result;
}

}  // namespace musubi
