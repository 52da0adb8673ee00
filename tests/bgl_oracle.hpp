#pragma once
#include <vector>

#include "tests/graph_zoo.hpp"

/// The answers of the Boost Graph Library on a graph type of its own (adjacency_list).
namespace musubi::testing::bgl {

struct Betweenness {
  std::vector<double> vertices{};
  std::vector<double> edges{};  ///< in the order of `graph.edges`
};
/// Each pair once when undirected. Compares lengths exactly: only for lengths exact in binary.
[[nodiscard]] Betweenness betweenness(const ZooGraph& graph);

/// All distances, infinity where there is no way.
[[nodiscard]] std::vector<std::vector<double>> distances(const ZooGraph& graph);

}  // namespace musubi::testing::bgl
