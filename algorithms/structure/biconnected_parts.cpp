#include "algorithms/structure/biconnected_parts.hpp"

#include <algorithm>
#include <stdexcept>

namespace musubi {
namespace {

// Depth-first search with a stack of its own: graphs may be as deep as they are large.
class PartSearch {
 public:
  explicit PartSearch(const CsrGraph& graph)
      : graph_(graph),
        number_(graph.num_vertices(), kNoVertex),
        low_(graph.num_vertices()),
        hanging_(graph.num_vertices(), 1) {}

  BiconnectedParts run() {
    for (const Vertex root : graph_.vertices()) {
      if (number_[root] == kNoVertex) search(root);
    }
    return std::move(parts_);
  }

 private:
  struct Step {
    Vertex vertex;
    ArcIndex next;  // the arc to look at
  };

  void enter(Vertex v) {
    number_[v] = low_[v] = count_++;
    path_.push_back({v, graph_.first_arc(v)});
    waiting_.push_back(v);
  }

  void search(Vertex root) {
    const std::size_t first_part = parts_.size();
    const Vertex before = count_;
    enter(root);
    while (!path_.empty()) {
      auto& [v, next] = path_.back();
      if (next < graph_.first_arc(v) + graph_.out_degree(v)) {
        const Vertex w = graph_.target(next++);
        if (number_[w] == kNoVertex) {
          enter(w);
        } else {
          low_[v] = std::min(low_[v], number_[w]);
        }
        continue;
      }
      leave();
    }
    waiting_.clear();
    complete(first_part, count_ - before);
  }

  void leave() {
    const Vertex child = path_.back().vertex;
    path_.pop_back();
    if (path_.empty()) return;
    const Vertex parent = path_.back().vertex;
    if (low_[child] >= number_[parent]) {
      close_part(child, parent);
    } else {
      low_[parent] = std::min(low_[parent], low_[child]);
    }
  }

  // What waits from the child on is a part with the parent.
  void close_part(Vertex child, Vertex parent) {
    Vertex below = 0;
    for (;;) {
      const Vertex v = waiting_.back();
      waiting_.pop_back();
      parts_.members.push_back(v);
      parts_.hanging.push_back(hanging_[v]);
      below += hanging_[v];
      if (v == child) break;
    }
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
  std::vector<Vertex> number_;   // in the order of the search
  std::vector<Vertex> low_;      // the lowest number that an arc from the subtree leads to
  std::vector<Vertex> hanging_;  // the vertex and the closed parts below it
  std::vector<Step> path_{};
  std::vector<Vertex> waiting_{};  // for their part to close
  Vertex count_ = 0;
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
