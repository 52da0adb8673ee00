#pragma once
#include <span>
#include <vector>

#include "algorithms/linkpred/vertex_pair.hpp"
#include "engine/csr_graph.hpp"

namespace musubi {

/// For each pair, whether its ends are in one component of the graph, directions ignored. O(n + m +
/// pairs), and the cost of structure_summary().
[[nodiscard]] std::vector<bool> are_connected(const CsrGraph& graph,
                                              std::span<const VertexPair> pairs);

}  // namespace musubi
