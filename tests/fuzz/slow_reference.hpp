#pragma once
#include <span>
#include <vector>

#include "tests/graph_zoo.hpp"

/// What kernels compute, worked out from the list of edges in the plainest way: by definition, on
/// full matrices, without a thought for time. None of it calls the code under test.
namespace musubi::fuzz {

template <typename T>
using Matrix = std::vector<std::vector<T>>;

/// An edge in each direction that it can be taken.
struct SlowArc {
  Vertex tail = 0;
  Vertex head = 0;
  double strength = 1.0;
  double length = 1.0;
  std::size_t edge = 0;
};
[[nodiscard]] std::vector<SlowArc> arcs_of(const testing::ZooGraph& graph);

/// Shortest distances (Floyd and Warshall), infinity without a path, 0 to itself; edges 1 long when
/// `hops`, else as long as they are.
[[nodiscard]] Matrix<double> distances_of(const testing::ZooGraph& graph, bool hops = false);

/// Numbers of shortest paths; 1 from a vertex to itself. Lengths must be above 0.
[[nodiscard]] Matrix<double> path_counts_of(const testing::ZooGraph& graph,
                                            const Matrix<double>& distances);

/// Whether `to` can be reached from `from`.
[[nodiscard]] Matrix<bool> reach_of(const testing::ZooGraph& graph, bool ignore_directions);

/// By definition, over all pairs: each counts once when undirected.
[[nodiscard]] std::vector<double> betweenness_of(const testing::ZooGraph& graph);

/// Largest k for which each vertex is left when those of lower degree are taken off again and
/// again.
[[nodiscard]] std::vector<Vertex> cores_of(const testing::ZooGraph& graph);

/// The simple undirected graph below: who is next to whom.
[[nodiscard]] Matrix<bool> adjacency_of(const testing::ZooGraph& graph);

/// How many parts the graph has, directions ignored, without the vertex (or kNoVertex) and without
/// the edge of that number (or none of them).
[[nodiscard]] std::size_t parts_without(const testing::ZooGraph& graph, Vertex vertex,
                                        std::size_t edge);

/// Whether two numbers are the same to `tolerance` of the larger, or of 1.
[[nodiscard]] bool near(double a, double b, double tolerance = 1e-9);
[[nodiscard]] bool all_near(std::span<const double> a, std::span<const double> b,
                            double tolerance = 1e-9);

}  // namespace musubi::fuzz
