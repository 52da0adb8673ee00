#pragma once
#include <vector>

#include "algorithms/structure/k_shortest_paths.hpp"
#include "tests/graph_zoo.hpp"

namespace musubi::testing {

/// Every simple path from `s` to `t` of at most `max_steps` edges, by trying all, on a matrix made
/// of the list of edges: the shortest first, equally long ones in lexicographic order. Lengths must
/// be exact in binary.
[[nodiscard]] std::vector<SimplePath> every_path(
    const ZooGraph& graph, Vertex s, Vertex t,
    std::size_t max_steps = KShortestPathsOptions::kAnyNumber);

/// Graphs with few enough paths to try all: `count` random ones, undirected and directed, with and
/// without lengths, in pieces and not, with loops and parallel edges; and the degenerate ones.
[[nodiscard]] std::vector<ZooGraph> graphs_with_few_paths(std::size_t count);

/// Every ordered pair of vertices, those of a vertex with itself too.
struct Ends {
  Vertex s = 0;
  Vertex t = 0;
};
[[nodiscard]] std::vector<Ends> ordered_pairs(Vertex n);

}  // namespace musubi::testing
