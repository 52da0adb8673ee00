#include "tests/graph_zoo.hpp"

#include <numeric>
#include <ostream>

#include "engine/network_reader.hpp"
#include "engine/random.hpp"

namespace musubi::testing {

void PrintTo(const ZooGraph& graph, std::ostream* out) {
  *out << graph.name;
}

ZooGraph path(Vertex n) {
  ZooGraph graph{.name = "path_" + std::to_string(n), .n = n};
  for (Vertex v = 1; v < n; ++v) graph.edges.push_back({v - 1, v});
  return graph;
}

ZooGraph cycle(Vertex n) {
  auto graph = path(n);
  graph.name = "cycle_" + std::to_string(n);
  graph.edges.push_back({n - 1, 0});
  return graph;
}

ZooGraph star(Vertex leaves) {
  ZooGraph graph{.name = "star_" + std::to_string(leaves), .n = leaves + 1};
  for (Vertex v = 1; v <= leaves; ++v) graph.edges.push_back({0, v});
  return graph;
}

ZooGraph complete(Vertex n) {
  auto graph = gnp(n, 1.0, 0);
  graph.name = "complete_" + std::to_string(n);
  return graph;
}

ZooGraph lollipop(Vertex clique, Vertex tail) {
  auto graph = complete(clique);
  graph.name = "lollipop_" + std::to_string(clique) + "_" + std::to_string(tail);
  graph.n += tail;
  for (Vertex v = clique; v < graph.n; ++v) graph.edges.push_back({v - 1, v});
  return graph;
}

ZooGraph karate() {
  const auto network =
      read_edge_list(std::filesystem::path(MUSUBI_SOURCE_DIR) / "tests/data/karate.el");
  ZooGraph graph{.name = "karate", .n = static_cast<Vertex>(network.graph.num_nodes())};
  for (const LinkId link : network.graph.links()) {
    const auto& [source, target, relation, directed] = network.graph.link(link);
    const auto member = [&](NodeId node) {
      return static_cast<Vertex>(std::stoul(network.graph.id(node)) - 1);
    };
    graph.edges.push_back({member(source), member(target)});
  }
  return graph;
}

ZooGraph gnp(Vertex n, double p, std::uint64_t seed, Direction direction) {
  ZooGraph graph{.name = "gnp_" + std::to_string(n) + "_" + std::to_string(seed),
                 .n = n,
                 .direction = direction};
  SplitMix64 random(seed);
  for (Vertex u = 0; u < n; ++u) {
    for (Vertex v = direction == Direction::directed ? 0 : u + 1; v < n; ++v) {
      if (u != v && random.uniform() < p) graph.edges.push_back({u, v});
    }
  }
  if (direction == Direction::directed) graph.name += "_directed";
  return graph;
}

ZooGraph multigraph(Vertex n, std::size_t m, std::uint64_t seed, Direction direction) {
  ZooGraph graph{.name = "multigraph_" + std::to_string(n) + "_" + std::to_string(seed),
                 .n = n,
                 .direction = direction};
  SplitMix64 random(seed);
  for (std::size_t e = 0; e < m; ++e) {
    const auto u = static_cast<Vertex>(random.below(n));
    graph.edges.push_back({u, static_cast<Vertex>(random.below(n))});
  }
  if (direction == Direction::directed) graph.name += "_directed";
  return graph;
}

ZooGraph weighted(ZooGraph graph, std::uint64_t seed) {
  SplitMix64 random(seed);
  for (std::size_t e = 0; e < graph.edges.size(); ++e) {
    graph.strengths.push_back(0.5 + static_cast<double>(random.below(20)) / 4.0);
    graph.lengths.push_back(static_cast<double>(1 + random.below(8)) / 4.0);
  }
  graph.name += "_weighted";
  return graph;
}

ZooGraph relabelled(const ZooGraph& graph, const std::vector<Vertex>& label) {
  ZooGraph result = graph;
  const auto order = shuffled_labels(static_cast<Vertex>(graph.edges.size()), 99);
  for (std::size_t e = 0; e < graph.edges.size(); ++e) {
    const auto [u, v] = graph.edges[e];
    result.edges[order[e]] = {label[u], label[v]};
    if (!graph.strengths.empty()) result.strengths[order[e]] = graph.strengths[e];
    if (!graph.lengths.empty()) result.lengths[order[e]] = graph.lengths[e];
  }
  return result;
}

std::vector<Vertex> shuffled_labels(Vertex n, std::uint64_t seed) {
  std::vector<Vertex> label(n);
  std::iota(label.begin(), label.end(), Vertex{0});
  SplitMix64(seed).shuffle(label);
  return label;
}

ZooGraph with_isolated_vertex(ZooGraph graph) {
  ++graph.n;
  return graph;
}

const std::vector<ZooGraph>& zoo() {
  static const std::vector<ZooGraph> kZoo = [] {
    const auto directed = Direction::directed;
    auto arc_cycle = cycle(5);
    arc_cycle.name = "cycle_5_directed";
    arc_cycle.direction = directed;
    auto arc_path = path(5);
    arc_path.name = "path_5_directed";
    arc_path.direction = directed;
    std::vector<ZooGraph> graphs = {
        {.name = "empty"},
        {.name = "one_vertex", .n = 1},
        {.name = "no_edges", .n = 5},
        {.name = "no_edges_directed", .n = 3, .direction = directed},
        {.name = "one_loop", .n = 1, .edges = {{0, 0}}},
        {.name = "self_loop", .n = 4, .edges = {{0, 0}, {0, 1}, {1, 2}, {2, 2}, {2, 3}}},
        {.name = "parallel_edges", .n = 4, .edges = {{0, 1}, {1, 0}, {1, 2}, {2, 3}, {0, 3}}},
        {.name = "two_components", .n = 7, .edges = {{0, 1}, {1, 2}, {2, 0}, {3, 4}, {4, 5}}},
        {.name = "reciprocal",
         .n = 4,
         .edges = {{0, 1}, {1, 0}, {1, 2}, {2, 3}, {3, 1}, {3, 3}},
         .direction = directed},
        {.name = "sinks_and_sources",
         .n = 6,
         .edges = {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {4, 3}},
         .direction = directed},
        path(2),
        path(7),
        cycle(6),
        cycle(7),
        star(6),
        complete(6),
        lollipop(5, 3),
        arc_cycle,
        arc_path,
        karate(),
        weighted(karate(), 5),
        weighted(cycle(6), 2),
        gnp(40, 0.05, 1),  // in pieces
        gnp(60, 0.1, 2),
        gnp(150, 0.03, 3),  // more sources than one block of them
        gnp(30, 0.08, 4, directed),
        gnp(80, 0.06, 5, directed),
        multigraph(12, 30, 6),
        multigraph(12, 30, 7, directed),
        weighted(gnp(50, 0.08, 8), 9),
        weighted(gnp(50, 0.08, 10, directed), 11),
        weighted(multigraph(10, 30, 12), 13),
        weighted(multigraph(10, 30, 14, directed), 15),
    };
    return graphs;
  }();
  return kZoo;
}

}  // namespace musubi::testing
