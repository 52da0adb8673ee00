#pragma once
#include "algorithms/distributed/distributed_graph.hpp"

namespace musubi {

/// How long an arc is.
enum class ArcLength { one, inverse_strength };

/// Collective. The distance from `source`, a vertex of the whole graph, to each of this rank's
/// vertices along out-arcs; infinite where none leads. By delta-stepping on the Parallel Boost
/// Graph Library, with steps of the mean length of an arc (arcs 1 long: breadth-first search, level
/// by level).
///
/// O(m / ranks) time and an exchange per step, where arcs are 1 long; about 80 bytes per arc.
/// Throws Error(input) on all ranks when a strength is 0 and the length its inverse. Sources: Meyer
/// and Sanders, 2003, "Δ-stepping: a parallelizable shortest path algorithm"; Edmonds, Breuer,
/// Gregor and Lumsdaine, 2006, "Single-source shortest paths with the parallel Boost graph
/// library".
[[nodiscard]] std::vector<double> distributed_distances(const DistributedGraph& graph,
                                                        Vertex source, ArcLength length,
                                                        const Ranks& ranks);

/// Collective. One of the shortest ways from the source of `distances` to `target`: its vertices,
/// both ends included, on all ranks; of several ways that whose last step comes from the smallest
/// vertex, and so on backwards. Empty when `target` is not reached. Lengths count as equal as
/// kLengthTolerance has it. An exchange and O(vertices of the rank, log of a row) time per step.
[[nodiscard]] std::vector<Vertex> shortest_way(const DistributedGraph& graph,
                                               const std::vector<double>& distances, Vertex target,
                                               ArcLength length, const Ranks& ranks);

}  // namespace musubi
