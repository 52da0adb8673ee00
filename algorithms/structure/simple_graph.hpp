#pragma once
#include <span>

#include "engine/csr_graph.hpp"

namespace musubi {

/// The graph of who is next to whom: of parallel edges (in the same direction) only a shortest, no
/// self-loop, and no edge at the vertices in `without`. Vertices keep their numbers and edges their
/// directions and lengths; strengths are left behind. In it two paths are different exactly when
/// their vertices are.
///
/// O(n + m) time and memory; the empty graph stays empty. Throws std::invalid_argument when
/// `without` names a vertex that there is not.
[[nodiscard]] CsrGraph simple_graph(const CsrGraph& graph, std::span<const Vertex> without = {});

}  // namespace musubi
