#pragma once
#include <vector>

#include "tests/algorithms/linkpred/simple_pairs.hpp"
#include "tests/graph_zoo.hpp"

/// Similarities by igraph's C library, on the graph without loops, directions or parallel edges.
namespace musubi::testing::igraph {

[[nodiscard]] Matrix inverse_log_weighted(const ZooGraph& graph);  // Adamic and Adar
[[nodiscard]] std::vector<double> jaccard(const ZooGraph& graph,
                                          const std::vector<VertexPair>& pairs);
/// igraph counts shared neighbours as bibliographic coupling.
[[nodiscard]] Matrix common_neighbours(const ZooGraph& graph);

}  // namespace musubi::testing::igraph
