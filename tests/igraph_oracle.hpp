#pragma once
#include <span>
#include <vector>

#include "algorithms/community/partition.hpp"
#include "tests/graph_zoo.hpp"

/// The answers of igraph's C library, each for the variant that ours is documented to be.
namespace musubi::testing::igraph {

[[nodiscard]] std::vector<double> degree(const ZooGraph& graph);
[[nodiscard]] std::vector<double> strength(const ZooGraph& graph);
[[nodiscard]] std::vector<double> betweenness(const ZooGraph& graph);
/// In the order of `graph.edges`.
[[nodiscard]] std::vector<double> edge_betweenness(const ZooGraph& graph);
/// reached / sum of distances (0 when none is reached), and how many are reached.
struct Closeness {
  std::vector<double> of_component{};
  std::vector<std::uint32_t> reached{};
};
[[nodiscard]] Closeness closeness(const ZooGraph& graph);
[[nodiscard]] std::vector<double> harmonic(const ZooGraph& graph);
[[nodiscard]] std::vector<double> eccentricity(const ZooGraph& graph);
[[nodiscard]] double global_efficiency(const ZooGraph& graph);
/// PRPACK, which solves the linear system rather than iterating to a tolerance of ours.
[[nodiscard]] std::vector<double> pagerank(const ZooGraph& graph, double damping,
                                           std::span<const double> personalization = {});
struct Eigenvector {
  std::vector<double> scores{};
  double eigenvalue = 0.0;
};
/// ARPACK; loops count twice when undirected.
[[nodiscard]] Eigenvector eigenvector(const ZooGraph& graph);

/// The largest eigenvalue of Aᵀ A.
[[nodiscard]] double hits_eigenvalue(const ZooGraph& graph);

[[nodiscard]] double modularity(const ZooGraph& graph, const Partition& partition,
                                double resolution);
[[nodiscard]] PartitionAgreement agreement(const Partition& a, const Partition& b);
/// The modularity of the best of `runs` Leiden runs, each until stable; directions ignored.
[[nodiscard]] double best_leiden_modularity(const ZooGraph& graph, int runs);

struct Components {
  Vertex count = 0;
  std::vector<Vertex> component_of{};
};
[[nodiscard]] Components weak_components(const ZooGraph& graph);
/// Positions in `graph.edges`, increasing; directions ignored.
[[nodiscard]] std::vector<std::size_t> bridges(const ZooGraph& graph);
[[nodiscard]] std::vector<Vertex> articulation_points(const ZooGraph& graph);

}  // namespace musubi::testing::igraph
