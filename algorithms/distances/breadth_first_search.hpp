#pragma once
#include <cstdint>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// The distance of a vertex that is not reached.
inline constexpr std::uint32_t kUnreached = 0xFFFFFFFFU;

/// How many arcs away each vertex is from `source`, along the arcs; kUnreached without a path. Of
/// length n. Lengths, strengths, parallel arcs and self-loops play no part.
///
/// Level by level: from the level to its targets, or from what is not reached yet to the level,
/// whichever has fewer arcs to look at. Levels of few arcs are done by one thread. O(n + m)
/// time; up to 16 bytes per vertex, 24 on several threads. The same for any number of threads.
/// Throws std::invalid_argument when `source` is no vertex, Error(cancelled) on a stop request.
/// Source: Beamer, Asanović and Patterson, 2012, "Direction-optimizing breadth-first search".
[[nodiscard]] std::vector<std::uint32_t> hop_distances(const CsrGraph& graph, Vertex source,
                                                       const Execution& execution = {});

}  // namespace musubi
