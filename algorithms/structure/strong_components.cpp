#include "algorithms/structure/strong_components.hpp"

#include "algorithms/structure/low_search.hpp"

namespace musubi {
namespace {

// A vertex of its component for each vertex.
std::vector<Vertex> strong_roots(const CsrGraph& graph) {
  std::vector<Vertex> root_of(graph.num_vertices(), kNoVertex);
  LowSearch search(graph);
  const auto waits = [&](Vertex v) { return root_of[v] == kNoVertex; };
  const auto leave = [&](Vertex v, Vertex parent) {
    if (parent != kNoVertex) search.hand_up(v, parent);
    if (search.low(v) != search.number(v)) return;
    // What waits since v reaches it and is reached.
    search.take_waiting(v, [&](Vertex w) { root_of[w] = v; });
  };
  for (const Vertex root : graph.vertices()) {
    if (!search.entered(root)) search.search(root, waits, leave);
  }
  return root_of;
}

}  // namespace

Components strong_components(const CsrGraph& graph) {
  const auto root_of = strong_roots(graph);
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
