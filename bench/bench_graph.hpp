#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/csr_graph.hpp"

namespace musubi::bench {

/// The graph of a run: the same list of edges for us and for every peer. Simple and undirected.
struct BenchGraph {
  std::string name{};  ///< with its parameters and seed, or the file's name
  Vertex n = 0;
  std::vector<Edge> edges{};

  [[nodiscard]] CsrGraph csr() const { return CsrGraph::from_edges(n, edges); }
};

/// What the command line asks for, our own arguments taken out of it:
/// --graph=FILE (any format that musubi reads), or --kronecker=SCALE (16 edges per vertex), or
/// --grid=SIDE, or --tree=N, or --n=N (default 2,000: a random graph with 8 edges per vertex);
/// --seed=S (default 42).
[[nodiscard]] BenchGraph graph_from_arguments(int& argc, char** argv);

/// Whether `flag` is among the arguments; takes it out of them.
[[nodiscard]] bool take_flag(int& argc, char** argv, std::string_view flag);

/// Pairs of vertices without an edge, drawn at random, always the same of a graph; fewer than
/// `count` when the graph is nearly complete.
[[nodiscard]] std::vector<Edge> unlinked_pairs(const BenchGraph& graph, std::size_t count);

}  // namespace musubi::bench
