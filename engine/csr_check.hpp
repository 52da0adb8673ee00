#pragma once
#include "engine/csr_graph.hpp"

namespace musubi {

/// Whether a graph of rows from elsewhere (see CsrGraph::from_rows) keeps all that CsrGraph says of
/// itself: rows sorted by target; both arcs of each undirected edge, with the same weights, a loop
/// standing twice; the reverse rows of a directed graph being its arcs turned round; weights finite
/// and not negative. The offsets must be in order and the targets below n. True for an empty graph.
/// O(n + m) time, with jumps through memory as in building; 8 bytes per vertex.
[[nodiscard]] bool is_consistent(const CsrGraph& graph);

}  // namespace musubi
