#include "algorithms/structure/strong_components.hpp"

#include <algorithm>

namespace musubi {
namespace {

class StrongSearch {
 public:
  explicit StrongSearch(const CsrGraph& graph)
      : graph_(graph),
        number_(graph.num_vertices(), kNoVertex),
        low_(graph.num_vertices()),
        component_(graph.num_vertices(), kNoVertex) {}

  std::vector<Vertex> run() {
    for (const Vertex root : graph_.vertices()) {
      if (number_[root] == kNoVertex) search(root);
    }
    return std::move(component_);
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
    enter(root);
    while (!path_.empty()) {
      auto& [v, next] = path_.back();
      if (next == graph_.first_arc(v) + graph_.out_degree(v)) {
        leave();
        continue;
      }
      const Vertex w = graph_.target(next++);
      if (number_[w] == kNoVertex) {
        enter(w);
      } else if (component_[w] == kNoVertex) {
        low_[v] = std::min(low_[v], number_[w]);
      }
    }
  }

  void leave() {
    const Vertex v = path_.back().vertex;
    path_.pop_back();
    if (!path_.empty()) {
      auto& above = low_[path_.back().vertex];
      above = std::min(above, low_[v]);
    }
    if (low_[v] != number_[v]) return;
    for (Vertex w = kNoVertex; w != v;) {  // what waits from v on reaches it and is reached
      w = waiting_.back();
      waiting_.pop_back();
      component_[w] = v;
    }
  }

  const CsrGraph& graph_;
  std::vector<Vertex> number_;  // in the order of the search
  std::vector<Vertex> low_;     // the lowest number reached that still waits
  std::vector<Vertex> component_;
  std::vector<Step> path_{};
  std::vector<Vertex> waiting_{};
  Vertex count_ = 0;
};

}  // namespace

Components strong_components(const CsrGraph& graph) {
  const auto root_of = StrongSearch(graph).run();
  Components result;
  result.component_of.resize(root_of.size());
  std::vector<Vertex> number(root_of.size(), kNoVertex);
  for (const Vertex v : graph.vertices()) {
    auto& own = number[root_of[v]];
    if (own == kNoVertex) own = result.count++;
    result.component_of[v] = own;
  }
  return result;
}

}  // namespace musubi
