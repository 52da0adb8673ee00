#include "bench/bench_graph.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <string_view>

#include "engine/network_reader.hpp"
#include "engine/projection.hpp"
#include "engine/random.hpp"

namespace musubi::bench {
namespace {

// Each edge once, the smaller end first, no loops.
void simplify(std::vector<Edge>& edges) {
  for (auto& [u, v] : edges) {
    if (u > v) std::swap(u, v);
  }
  std::erase_if(edges, [](const Edge& edge) { return edge.tail == edge.head; });
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
    return std::pair(a.tail, a.head) < std::pair(b.tail, b.head);
  });
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
}

BenchGraph random_graph(Vertex n, std::uint64_t seed) {
  BenchGraph graph{"G(n = " + std::to_string(n) + ", m ~ 8 n), seed " + std::to_string(seed), n};
  SplitMix64 random(seed);
  for (std::size_t e = 0; e < std::size_t{8} * n; ++e) {
    const auto u = static_cast<Vertex>(random.below(n));
    graph.edges.push_back({u, static_cast<Vertex>(random.below(n))});
  }
  simplify(graph.edges);
  return graph;
}

// R-MAT with the Graph 500 parameters a, b, c = 0.57, 0.19, 0.19.
// Source: Chakrabarti, Zhan and Faloutsos, 2004, "R-MAT: a recursive model for graph mining".
BenchGraph kronecker(unsigned scale, std::uint64_t seed) {
  const auto n = Vertex{1} << scale;
  BenchGraph graph{"Kronecker scale " + std::to_string(scale) + ", seed " + std::to_string(seed),
                   n};
  SplitMix64 random(seed);
  for (std::size_t e = 0; e < std::size_t{16} * n; ++e) {
    Vertex u = 0;
    Vertex v = 0;
    for (unsigned bit = 0; bit < scale; ++bit) {
      const double draw = random.uniform();
      u = 2 * u + (draw >= 0.76 ? 1 : 0);
      v = 2 * v + ((draw >= 0.57 && draw < 0.76) || draw >= 0.95 ? 1 : 0);
    }
    graph.edges.push_back({u, v});
  }
  simplify(graph.edges);
  return graph;
}

BenchGraph grid(Vertex side) {
  BenchGraph graph{"grid of " + std::to_string(side) + " by " + std::to_string(side), side * side};
  for (Vertex v = 0; v < graph.n; ++v) {
    if (v % side + 1 < side) graph.edges.push_back({v, v + 1});
    if (v + side < graph.n) graph.edges.push_back({v, v + side});
  }
  return graph;
}

// Each new vertex hangs at one drawn from all before it.
BenchGraph tree(Vertex n, std::uint64_t seed) {
  BenchGraph graph{"random tree, n = " + std::to_string(n) + ", seed " + std::to_string(seed), n};
  SplitMix64 random(seed);
  for (Vertex v = 1; v < n; ++v) graph.edges.push_back({static_cast<Vertex>(random.below(v)), v});
  simplify(graph.edges);
  return graph;
}

BenchGraph from_file(const std::string& path) {
  const auto network = load(path);
  const auto projection = project(network.graph, network.projection(""));
  BenchGraph graph{std::filesystem::path(path).filename().string(), projection.graph.num_vertices(),
                   projection.numbering.edges};
  simplify(graph.edges);
  return graph;
}

}  // namespace

BenchGraph graph_from_arguments(int& argc, char** argv) {
  std::string file;
  std::uint64_t seed = 42;
  unsigned scale = 0;
  Vertex side = 0;
  Vertex leaves = 0;
  Vertex n = 2000;
  int kept = 1;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument(argv[i]);
    const auto value = [&](std::string_view name) {
      return std::string(argument.substr(name.size()));
    };
    if (argument.starts_with("--graph=")) {
      file = value("--graph=");
    } else if (argument.starts_with("--seed=")) {
      seed = std::stoull(value("--seed="));
    } else if (argument.starts_with("--kronecker=")) {
      scale = static_cast<unsigned>(std::stoul(value("--kronecker=")));
    } else if (argument.starts_with("--grid=")) {
      side = static_cast<Vertex>(std::stoul(value("--grid=")));
    } else if (argument.starts_with("--tree=")) {
      leaves = static_cast<Vertex>(std::stoul(value("--tree=")));
    } else if (argument.starts_with("--n=")) {
      n = static_cast<Vertex>(std::stoul(value("--n=")));
    } else {
      argv[kept++] = argv[i];
    }
  }
  argc = kept;
  auto graph = !file.empty() ? from_file(file)
               : scale > 0   ? kronecker(scale, seed)
               : side > 0    ? grid(side)
               : leaves > 0  ? tree(leaves, seed)
                             : random_graph(n, seed);
  std::cout << "graph: " << graph.name << ", " << graph.n << " vertices, " << graph.edges.size()
            << " edges\n";
  return graph;
}

bool take_flag(int& argc, char** argv, std::string_view flag) {
  char** const end = argv + argc;
  char** const kept =
      std::remove_if(argv, end, [&](const char* argument) { return argument == flag; });
  argc = static_cast<int>(kept - argv);
  return kept != end;
}

std::vector<Edge> unlinked_pairs(const BenchGraph& graph, std::size_t count) {
  constexpr std::uint64_t kSeed = 77;  // not that of a made graph, whose edges it would draw again
  std::vector<Edge> pairs;
  SplitMix64 random(kSeed);
  const auto csr = graph.csr();
  for (std::size_t tries = 0; pairs.size() < count && tries < 100 * count; ++tries) {
    const auto a = static_cast<Vertex>(random.below(graph.n));
    const auto b = static_cast<Vertex>(random.below(graph.n));
    const auto row = csr.out_neighbors(a);
    if (a != b && !std::binary_search(row.begin(), row.end(), b)) pairs.push_back({a, b});
  }
  return pairs;
}

}  // namespace musubi::bench
