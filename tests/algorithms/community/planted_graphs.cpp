#include "tests/algorithms/community/planted_graphs.hpp"

#include "engine/random.hpp"

namespace musubi::testing {

ZooGraph ring_of_cliques(Vertex cliques, Vertex size) {
  ZooGraph graph{.name = "ring_of_cliques", .n = cliques * size};
  for (Vertex clique = 0; clique < cliques; ++clique) {
    const Vertex first = clique * size;
    for (Vertex u = first; u < first + size; ++u) {
      for (Vertex v = u + 1; v < first + size; ++v) graph.edges.push_back({u, v});
    }
    graph.edges.push_back({first, (first + size + 1) % graph.n});
  }
  return graph;
}

ZooGraph planted_communities(Vertex communities, Vertex size, int inside, int outside,
                             std::uint64_t seed, Direction direction) {
  ZooGraph graph{.name = "planted_communities", .n = communities * size, .direction = direction};
  SplitMix64 random(seed);
  for (Vertex v = 0; v < graph.n; ++v) {
    for (int i = 0; i < inside; ++i) {
      graph.edges.push_back({v, v / size * size + static_cast<Vertex>(random.below(size))});
    }
    for (int i = 0; i < outside; ++i) {
      graph.edges.push_back({v, static_cast<Vertex>(random.below(graph.n))});
    }
  }
  return graph;
}

ZooGraph preferential_attachment(Vertex n, int edges, std::uint64_t seed) {
  ZooGraph graph{.name = "preferential_attachment", .n = n, .edges = {{0, 1}}};
  SplitMix64 random(seed);
  for (Vertex v = 2; v < n; ++v) {
    for (int i = 0; i < edges; ++i) {
      const auto& [tail, head] = graph.edges[random.below(graph.edges.size())];
      graph.edges.push_back({v, random.below(2) == 0 ? tail : head});
    }
  }
  return graph;
}

}  // namespace musubi::testing
