#pragma once
#include "algorithms/distributed/distributed_graph.hpp"

namespace musubi {

struct DistributedComponents {
  /// Of this rank's vertices: components are numbered by size, the largest 0, equal ones by their
  /// smallest vertex.
  std::vector<Vertex> component{};
  std::vector<Vertex> sizes{};  ///< of each component, on all ranks
};

/// Collective. Components of the graph without its directions. Every rank joins what its arcs join
/// (Tarjan, 1975, "Efficiency of a good but not linear set union algorithm"), which leaves a
/// spanning forest of at most n - 1 edges; forests are handed up a binary tree of ranks and joined
/// with the next. O(m / ranks + n log ranks) time; 4 bytes per vertex of the whole graph on each
/// rank, and 12 on the first. The Parallel Boost Graph Library's takes hundreds of bytes per edge,
/// and a directed graph's arcs in both directions.
[[nodiscard]] DistributedComponents distributed_components(const DistributedGraph& graph,
                                                           const Ranks& ranks);

}  // namespace musubi
