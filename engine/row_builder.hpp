#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "engine/csr_rows.hpp"
#include "engine/edge.hpp"
#include "engine/execution.hpp"
#include "engine/raw_array.hpp"

namespace musubi {

/// A stretch of a list of edges that does not lie in memory in one piece.
struct EdgePart {
  std::span<const Edge> edges{};
  EdgeWeights weights{};  ///< all parts of a list have the same kinds of weight
};

/// Rows while they are made, as in CsrRows.
struct BuiltRows {
  RawArray<ArcIndex> offsets{};
  RawArray<Vertex> targets{};
  RawArray<double> strengths{};
  RawArray<double> lengths{};
};

/// The finished rows; those of nothing for rows that were not made. O(1).
[[nodiscard]] CsrRows shared(BuiltRows rows);

struct BuiltGraph {
  BuiltRows out{};
  BuiltRows in{};  ///< of a directed graph only; else empty
};

/// The rows of a graph with vertices 0 .. n-1 and the edges of `parts`, one part behind the other:
/// sorted by target, parallel arcs in the order of their edges. The ends must be below `n`: nothing
/// is checked. The same bytes for any number of threads; a stop request throws Error(cancelled).
///
/// Edges go to their rows in the order they come; if that leaves a row unsorted, the rows are
/// transposed, which sorts them: a row collects its sources in increasing order. (An undirected
/// graph is its own transpose; of a directed one the reverse rows are wanted anyhow.) So building
/// is two or three counting sorts in O(n + m) time, or one when the list is sorted already. Memory:
/// beside the result at most 4 bytes per arc and 8 per vertex, and the weights once more; each
/// further thread takes 8 per vertex, but all of them no more than the result does.
[[nodiscard]] BuiltGraph build_rows(Vertex n, std::span<const EdgePart> parts, Direction direction,
                                    const Execution& execution);

/// Takes the vertices without an arc out of the rows and renumbers the others in their order.
/// Returns the old number of each; empty when every vertex has an arc, and then nothing is done.
/// O(n + m) time.
[[nodiscard]] std::vector<std::uint64_t> drop_isolated(BuiltGraph& graph,
                                                       const Execution& execution);

}  // namespace musubi
