#pragma once
#include <vector>

#include "engine/csr_graph.hpp"

namespace musubi {

/// Number of edges at each vertex, all directions together: in-degree + out-degree when directed; a
/// self-loop counts twice; parallel edges each count. Length n. O(n).
/// Source: Freeman, 1978, "Centrality in social networks: conceptual clarification".
[[nodiscard]] std::vector<double> degree(const CsrGraph& graph);

/// Sum of the strengths of the edges at each vertex, counted as in degree(); the degree when the
/// graph has no strengths. Length n. O(n + m). Source: Barrat and others, 2004, "The architecture
/// of complex weighted networks".
[[nodiscard]] std::vector<double> strength(const CsrGraph& graph);

}  // namespace musubi
