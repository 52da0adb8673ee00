#include "algorithms/structure/biconnected_parts.hpp"

#include <algorithm>
#include <stdexcept>

#include "algorithms/structure/low_search.hpp"

namespace musubi {
namespace {

class PartSearch {
 public:
  explicit PartSearch(const CsrGraph& graph)
      : graph_(graph), search_(graph), hanging_(graph.num_vertices(), 1) {}

  BiconnectedParts run() {
    for (const Vertex root : graph_.vertices()) {
      if (!search_.entered(root)) search_component(root);
    }
    return std::move(parts_);
  }

 private:
  void search_component(Vertex root) {
    const std::size_t first_part = parts_.size();
    const Vertex before = search_.num_entered();
    search_.search(
        root, [](Vertex) { return true; },
        [this](Vertex child, Vertex parent) { leave(child, parent); });
    complete(first_part, search_.num_entered() - before);
  }

  void leave(Vertex child, Vertex parent) {
    if (parent == kNoVertex) return search_.take_waiting(child, [](Vertex) {});
    if (search_.low(child) >= search_.number(parent)) {
      close_part(child, parent);
    } else {
      search_.hand_up(child, parent);
    }
  }

  // What waits from the child on is a part with the parent.
  void close_part(Vertex child, Vertex parent) {
    Vertex below = 0;
    search_.take_waiting(child, [&](Vertex v) {
      parts_.members.push_back(v);
      parts_.hanging.push_back(hanging_[v]);
      below += hanging_[v];
    });
    parts_.members.push_back(parent);
    parts_.hanging.push_back(below);  // what does not hang at it, until the component is known
    parts_.offsets.push_back(parts_.members.size());
    hanging_[parent] += below;
  }

  void complete(std::size_t first_part, Vertex component) {
    for (std::size_t p = first_part; p < parts_.size(); ++p) {
      auto& hanging = parts_.hanging[parts_.offsets[p + 1] - 1];
      hanging = component - hanging;
    }
  }

  const CsrGraph& graph_;
  LowSearch search_;
  std::vector<Vertex> hanging_;  // the vertex and the closed parts below it
  BiconnectedParts parts_{};
};

}  // namespace

BiconnectedParts biconnected_parts(const CsrGraph& graph) {
  if (graph.is_directed()) {
    throw std::invalid_argument("biconnected_parts: the graph must be undirected");
  }
  return PartSearch(graph).run();
}

std::vector<Vertex> articulations(const CsrGraph& graph) {
  const auto parts = biconnected_parts(graph);
  std::vector<Vertex> count(graph.num_vertices(), 0);
  for (const Vertex v : parts.members) ++count[v];
  std::vector<Vertex> result;
  for (const Vertex v : graph.vertices()) {
    if (count[v] > 1) result.push_back(v);
  }
  return result;
}

std::vector<Edge> bridges(const CsrGraph& graph) {
  const auto parts = biconnected_parts(graph);
  std::vector<Edge> result;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    if (parts.offsets[p + 1] - parts.offsets[p] != 2) continue;
    const auto [tail, head] =
        std::minmax(parts.members[parts.offsets[p]], parts.members[parts.offsets[p] + 1]);
    const auto row = graph.out_neighbors(tail);
    const auto [first, last] = std::equal_range(row.begin(), row.end(), head);
    if (last - first == 1) result.push_back({tail, head});
  }
  std::sort(result.begin(), result.end(), [](const Edge& a, const Edge& b) {
    return a.tail != b.tail ? a.tail < b.tail : a.head < b.head;
  });
  return result;
}

}  // namespace musubi
