#pragma once
#include "algorithms/distributed/petsc_matrix.hpp"

namespace musubi {

/// Collective. As degree() and strength() define them. O(m / ranks) time; of a directed graph with
/// a PetscMatrix, which counts the arcs that come in.
[[nodiscard]] OwnValues distributed_degree(const DistributedGraph& graph, const Ranks& ranks);
[[nodiscard]] OwnValues distributed_strength(const DistributedGraph& graph, const Ranks& ranks);

}  // namespace musubi
