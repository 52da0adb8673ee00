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

/// A² + epsilon A³, multiplied out by BLAS.
[[nodiscard]] Matrix local_path(const ZooGraph& graph, double epsilon);
/// (I - βA)^-1 - I with β = 1/(2λ): λ by ARPACK, the system solved by LAPACK. Zeros without edges.
[[nodiscard]] Matrix katz(const ZooGraph& graph);
/// Row u is PageRank with jumps to u alone and the given probability of a jump, by PRPACK.
[[nodiscard]] Matrix walks_with_restart(const ZooGraph& graph, double restart);

}  // namespace musubi::testing::igraph
