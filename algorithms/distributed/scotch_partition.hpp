#pragma once
#include <vector>

#include "algorithms/distributed/distributed_graph.hpp"

namespace musubi {

/// Collective. For each of this rank's vertices the rank that should have it, so that few edges run
/// between ranks and each has about the same number of arcs: the k-way partition of PT-Scotch, of
/// the graph without directions, strengths and self-loops. All vertices stay where there are fewer
/// of them than ranks, or one rank.
///
/// PT-Scotch takes longer than reading, and some 50 bytes per arc of a mesh, 180 of a random graph;
/// see docs/scale.md for where it pays. Throws Error(input) on all ranks where a graph has more
/// vertices and arcs together, or half as many arcs, than PETSc counts, and Error(usage) where
/// PETSc was built without PT-Scotch. Source: Chevalier and Pellegrini, 2008, "PT-Scotch: a tool
/// for efficient parallel graph ordering".
[[nodiscard]] std::vector<Vertex> scotch_partition(const DistributedGraph& graph,
                                                   const Ranks& ranks);

}  // namespace musubi
