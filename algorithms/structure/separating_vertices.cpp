#include "algorithms/structure/separating_vertices.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace musubi {
namespace {

// A path with the fewest edges; empty when there is none.
std::vector<Vertex> some_path(const CsrGraph& graph, Vertex s, Vertex t) {
  std::vector<Vertex> from(graph.num_vertices(), kNoVertex);
  std::vector<Vertex> order{s};
  from[s] = s;
  for (std::size_t next = 0; next < order.size() && from[t] == kNoVertex; ++next) {
    for (const Vertex v : graph.out_neighbors(order[next])) {
      if (from[v] != kNoVertex) continue;
      from[v] = order[next];
      order.push_back(v);
    }
  }
  if (from[t] == kNoVertex) return {};
  std::vector<Vertex> path{t};
  while (path.back() != s) path.push_back(from[path.back()]);
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace

std::vector<Vertex> separating_vertices(const CsrGraph& graph, Vertex s, Vertex t) {
  const Vertex n = graph.num_vertices();
  if (s >= n || t >= n || s == t) {
    throw std::invalid_argument("separating vertices: two different vertices below " +
                                std::to_string(n) + " are needed, got " + std::to_string(s) +
                                " and " + std::to_string(t));
  }
  const auto path = some_path(graph, s, t);
  constexpr Vertex kOffPath = kNoVertex;
  std::vector<Vertex> place(n, kOffPath);
  for (std::size_t i = 0; i < path.size(); ++i) place[path[i]] = static_cast<Vertex>(i);

  std::vector<Vertex> separating;
  std::vector<bool> visited(n, false);
  std::vector<Vertex> open;
  Vertex furthest = 0;  // place on the path that one reaches past the places before `i`
  for (Vertex i = 0; i + 1 < path.size(); ++i) {
    if (i > 0 && furthest == i) separating.push_back(path[i]);  // past it only through it
    open.assign(1, path[i]);
    while (!open.empty()) {
      const Vertex u = open.back();
      open.pop_back();
      for (const Vertex v : graph.out_neighbors(u)) {
        if (place[v] != kOffPath) {
          furthest = std::max(furthest, place[v]);
        } else if (!visited[v]) {
          visited[v] = true;
          open.push_back(v);
        }
      }
    }
  }
  return separating;
}

}  // namespace musubi
