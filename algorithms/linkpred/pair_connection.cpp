#include "algorithms/linkpred/pair_connection.hpp"

#include "algorithms/structure/structure_summary.hpp"

namespace musubi {

std::vector<bool> are_connected(const CsrGraph& graph, std::span<const VertexPair> pairs) {
  const auto component_of = structure_summary(graph).component_of;
  std::vector<bool> connected;
  for (const auto& [a, b] : pairs) connected.push_back(component_of[a] == component_of[b]);
  return connected;
}

}  // namespace musubi
