#pragma once
#include "algorithms/distributed/distributed_graph.hpp"

namespace musubi {

/// Collective. Whether some walk along arcs of strength above 0 returns to where it began; an
/// undirected edge is a walk there and back. Peels vertices off that no arc leads to, each rank its
/// own until it has to tell the others (Kahn, 1962, "Topological sorting of large networks"):
/// O(m / ranks) time, and as many exchanges as the longest path changes ranks.
[[nodiscard]] bool has_cycle(const DistributedGraph& graph, const Ranks& ranks);

}  // namespace musubi
