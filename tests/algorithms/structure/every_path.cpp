#include "tests/algorithms/structure/every_path.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace musubi::testing {
namespace {

constexpr double kNoEdge = std::numeric_limits<double>::infinity();

struct Attempt {
  std::vector<std::vector<double>> length{};
  Vertex t = 0;
  std::size_t max_steps = 0;
  SimplePath path{};
  std::vector<SimplePath> found{};

  void go_on() {
    const Vertex u = path.vertices.back();
    if (u == t) {
      found.push_back(path);
      return;
    }
    if (path.vertices.size() > max_steps) return;
    for (Vertex v = 0; v < length.size(); ++v) {
      const auto& way = path.vertices;
      if (length[u][v] == kNoEdge || std::find(way.begin(), way.end(), v) != way.end()) continue;
      path.vertices.push_back(v);
      path.length += length[u][v];
      go_on();
      path.length -= length[u][v];
      path.vertices.pop_back();
    }
  }
};

}  // namespace

std::vector<SimplePath> every_path(const ZooGraph& graph, Vertex s, Vertex t,
                                   std::size_t max_steps) {
  Attempt attempt{.length = std::vector(graph.n, std::vector<double>(graph.n, kNoEdge)),
                  .t = t,
                  .max_steps = max_steps};
  for (std::size_t e = 0; e < graph.edges.size(); ++e) {
    const auto [u, v] = graph.edges[e];
    const double length = graph.lengths.empty() ? 1.0 : graph.lengths[e];
    attempt.length[u][v] = std::min(attempt.length[u][v], length);
    if (!graph.directed()) attempt.length[v][u] = std::min(attempt.length[v][u], length);
  }
  attempt.path.vertices = {s};
  attempt.go_on();
  std::sort(attempt.found.begin(), attempt.found.end(), [](const auto& a, const auto& b) {
    return std::tie(a.length, a.vertices) < std::tie(b.length, b.vertices);
  });
  return attempt.found;
}

std::vector<ZooGraph> graphs_with_few_paths(std::size_t count) {
  std::vector<ZooGraph> graphs;
  for (const auto& graph : zoo()) {
    if (graph.n <= 7) graphs.push_back(graph);
  }
  for (std::uint64_t seed = 0; graphs.size() < count; ++seed) {
    const auto direction = seed % 2 == 0 ? Direction::undirected : Direction::directed;
    const auto n = static_cast<Vertex>(3 + seed % 5);
    auto graph = seed % 3 == 0 ? multigraph(n, 2 * n, seed, direction)
                               : gnp(n, 0.2 + 0.1 * static_cast<double>(seed % 7), seed, direction);
    graphs.push_back(seed % 4 < 2 ? graph : weighted(graph, seed));
  }
  return graphs;
}

std::vector<Ends> ordered_pairs(Vertex n) {
  std::vector<Ends> pairs;
  for (Vertex s = 0; s < n; ++s) {
    for (Vertex t = 0; t < n; ++t) pairs.push_back({s, t});
  }
  return pairs;
}

}  // namespace musubi::testing
