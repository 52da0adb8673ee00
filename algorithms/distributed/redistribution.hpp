#pragma once
#include <vector>

#include "algorithms/distributed/distributed_graph.hpp"

namespace musubi {

/// Collective. The graph with every vertex on the rank that `part` names for it, which has an entry
/// for each vertex of this rank. Vertices are numbered anew, by rank and then as before; `listed`
/// keeps their places. O(m / ranks log) time; 4 bytes per vertex of the whole graph on each rank,
/// and the graph twice.
[[nodiscard]] DistributedGraph redistributed(DistributedGraph graph,
                                             const std::vector<Vertex>& part, const Ranks& ranks);

/// Collective. Of values that each rank has of its own vertices, those of all vertices in the order
/// of ids; on the first rank only.
[[nodiscard]] std::vector<double> gather_listed(const DistributedGraph& graph,
                                                const std::vector<double>& own, const Ranks& ranks);
/// Collective. Likewise the ids.
[[nodiscard]] PackedTexts gather_listed_ids(const DistributedGraph& graph, const Ranks& ranks);

/// Collective. The place in the order of ids of every vertex, on all ranks; empty when they stand
/// in that order.
[[nodiscard]] std::vector<Vertex> listed_places(const DistributedGraph& graph, const Ranks& ranks);

}  // namespace musubi
