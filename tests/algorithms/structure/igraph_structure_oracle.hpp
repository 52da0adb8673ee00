#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include "tests/graph_zoo.hpp"

/// igraph's answers on structural holes and disjoint paths.
namespace musubi::testing::igraph {

/// NaN for a vertex without ties.
[[nodiscard]] std::vector<double> constraint(const ZooGraph& graph);

using EndPair = std::pair<Vertex, Vertex>;

/// One entry per pair.
[[nodiscard]] std::vector<std::uint64_t> edge_disjoint_paths(const ZooGraph& graph,
                                                             const std::vector<EndPair>& pairs);
[[nodiscard]] std::vector<std::uint64_t> vertex_disjoint_paths(const ZooGraph& graph,
                                                               const std::vector<EndPair>& pairs);

}  // namespace musubi::testing::igraph
