#pragma once
#include "algorithms/centrality/closeness.hpp"

namespace musubi {

/// closeness(edited), given `before` = closeness(base) of a graph on the same vertices with a few
/// other edges. Directed, weighted, disconnected and empty graphs as there.
///
/// A distance from s changes only if that to the head of an edge that was added or removed changes
/// (the last such edge on the way decides), so searches against the arcs from these heads (both
/// ends when undirected), in both graphs, tell which sources to search anew. The others keep what
/// they had: without lengths the result has the same bits as closeness(edited); with lengths it is
/// within kLengthTolerance of it.
///
/// O(m log m) for the difference, two searches per head and one per source that changes; as
/// closeness() when there are too many heads for that to pay. O(n) memory per thread and O(m).
/// Throws as closeness(), and std::invalid_argument when the graphs differ in vertices or
/// direction, or `before` is not of their size. Source of the idea: Kas, Carley and Carley, 2013,
/// "Incremental closeness centrality for dynamically changing social networks".
[[nodiscard]] ClosenessResult updated_closeness(const CsrGraph& base, const CsrGraph& edited,
                                                const ClosenessResult& before,
                                                const ClosenessOptions& options = {});

}  // namespace musubi
