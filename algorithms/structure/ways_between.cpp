#include "algorithms/structure/ways_between.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

#include "algorithms/centrality/shortest_paths.hpp"
#include "algorithms/structure/separating_vertices.hpp"
#include "algorithms/structure/simple_graph.hpp"
#include "algorithms/structure/spur_search.hpp"

namespace musubi {
namespace {

void validate(const CsrGraph& graph, Vertex s, Vertex t, const std::vector<Vertex>& avoid) {
  if (s >= graph.num_vertices() || t >= graph.num_vertices() || s == t) {
    throw std::invalid_argument("ways_between: two different vertices below " +
                                std::to_string(graph.num_vertices()) + " are needed, got " +
                                std::to_string(s) + " and " + std::to_string(t));
  }
  for (const Vertex v : avoid) {
    if (v == s || v == t) {
      throw std::invalid_argument("ways_between: vertex " + std::to_string(v) +
                                  " is an end and cannot be avoided");
    }
  }
}

std::vector<SimplePath> with_lengths(const CsrGraph& graph,
                                     std::vector<std::vector<Vertex>> paths) {
  std::vector<SimplePath> result;
  for (auto& vertices : paths) {
    const double length = path_length(graph, vertices);
    result.push_back({std::move(vertices), length});
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const auto& a, const auto& b) { return a.length < b.length; });
  return result;
}

}  // namespace

WaysBetween ways_between(const CsrGraph& graph, Vertex s, Vertex t, const WaysOptions& options) {
  validate(graph, s, t, options.avoid);
  const auto& execution = options.shortest.execution;
  const auto simple = simple_graph(graph, options.avoid);
  ShortestPathSearch search(simple);
  search.run(s);
  WaysBetween result;
  if (!search.reached(t)) {
    result.distance = std::numeric_limits<double>::infinity();
    return result;
  }
  result.distance = search.distance(t);
  result.shortest_ways = search.path_count(t);
  result.separating = separating_vertices(simple, s, t);
  execution.check_stop();
  DisjointPathCounter by_vertices(simple, Disjointness::vertices);
  result.vertex_disjoint = by_vertices.count(s, t);
  execution.check_stop();
  DisjointPathCounter by_edges(simple, Disjointness::edges);
  result.edge_disjoint = by_edges.count(s, t);
  if (options.disjoint) {
    auto& finder = *options.disjoint == Disjointness::vertices ? by_vertices : by_edges;
    result.ways = with_lengths(simple, finder.paths(s, t));
  } else {
    result.ways = k_shortest_paths(simple, s, t, options.shortest);
  }
  return result;
}

}  // namespace musubi
