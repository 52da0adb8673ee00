#pragma once
#include <algorithm>
#include <vector>

#include "engine/csr_graph.hpp"

namespace musubi {

/// The depth-first search that Tarjan's algorithms share: vertices are numbered as they are
/// entered, each knows the lowest number that an arc from its subtree leads to, and all wait on a
/// stack until the algorithm takes them off. The path has a stack of its own: graphs may be as deep
/// as they are large. O(n + m) time, O(n) memory. Source: Tarjan, 1972, "Depth-first search and
/// linear graph algorithms".
class LowSearch {
 public:
  explicit LowSearch(const CsrGraph& graph)
      : graph_(graph), number_(graph.num_vertices(), kNoVertex), low_(graph.num_vertices()) {}

  /// Searches what is reached from `root` and not entered before. Arcs to vertices entered before
  /// count where counts(vertex) says so; leave(vertex, parent) is called when all arcs of a vertex
  /// are done, with kNoVertex above the root.
  template <typename Counts, typename Leave>
  void search(Vertex root, Counts&& counts, Leave&& leave) {
    enter(root);
    while (!path_.empty()) {
      auto& [v, next] = path_.back();
      if (next == graph_.first_arc(v) + graph_.out_degree(v)) {
        const Vertex done = v;
        path_.pop_back();
        leave(done, path_.empty() ? kNoVertex : path_.back().vertex);
        continue;
      }
      const Vertex w = graph_.target(next++);
      if (!entered(w)) {
        enter(w);
      } else if (counts(w)) {
        low_[v] = std::min(low_[v], number_[w]);
      }
    }
  }

  [[nodiscard]] bool entered(Vertex v) const { return number_[v] != kNoVertex; }
  [[nodiscard]] Vertex number(Vertex v) const { return number_[v]; }
  [[nodiscard]] Vertex low(Vertex v) const { return low_[v]; }
  [[nodiscard]] Vertex num_entered() const { return count_; }
  /// What the subtree of a child leads to, its parent's does too.
  void hand_up(Vertex child, Vertex parent) { low_[parent] = std::min(low_[parent], low_[child]); }

  /// Calls take(w) for all that wait since v was entered, v the last of them.
  template <typename Take>
  void take_waiting(Vertex v, Take&& take) {
    for (Vertex w = kNoVertex; w != v;) {
      w = waiting_.back();
      waiting_.pop_back();
      take(w);
    }
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

  const CsrGraph& graph_;
  std::vector<Vertex> number_;  // in the order of the search
  std::vector<Vertex> low_;
  std::vector<Step> path_{};
  std::vector<Vertex> waiting_{};
  Vertex count_ = 0;
};

}  // namespace musubi
