#pragma once
#include <utility>
#include <vector>

#include "tests/graph_zoo.hpp"

namespace musubi::testing {

/// The graph as one without directions: what links are suggested for.
inline ZooGraph undirected(ZooGraph graph) {
  graph.direction = Direction::undirected;
  return graph;
}

/// The graph with one more edge, of length and strength 1.
inline ZooGraph with_link(ZooGraph graph, Vertex a, Vertex b) {
  graph.edges.push_back({a, b});
  if (!graph.lengths.empty()) graph.lengths.push_back(1.0);
  if (!graph.strengths.empty()) graph.strengths.push_back(1.0);
  return graph;
}

/// All pairs a < b of the first vertices.
inline std::vector<std::pair<Vertex, Vertex>> all_pairs(Vertex n) {
  std::vector<std::pair<Vertex, Vertex>> pairs;
  for (Vertex a = 0; a < n; ++a) {
    for (Vertex b = a + 1; b < n; ++b) pairs.emplace_back(a, b);
  }
  return pairs;
}

}  // namespace musubi::testing
