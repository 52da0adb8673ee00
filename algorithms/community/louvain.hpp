#pragma once
#include "algorithms/community/community_search.hpp"
#include "engine/csr_graph.hpp"

namespace musubi {

/// Louvain communities: a partition whose quality no move of one vertex or of one whole community
/// raises, up to rounds that gain next to nothing (with iterations = 0 exactly). Moves single
/// vertices as long as that raises the quality (move_locally()), makes each community one node of a
/// smaller graph, and does the same there, until nothing moves; further iterations do all of it
/// again from the partition found. Communities need not be connected; those of leiden() are.
///
/// Strengths are weights, 1 without; an edge of strength 0 pulls nothing together. Directed: the
/// quality functions are the directed ones. Parallel edges add up; a self-loop counts in the
/// strength of its vertex. A vertex without weight to others is alone; so are all in a graph
/// without edges, with quality 0 and 0 iterations. The result depends on the seed, not on the
/// number of threads.
///
/// O(n + m) per round of moves, in practice a few per level; O(n + m) memory, n more per thread.
/// Throws std::invalid_argument when an option is outside its range, Error(cancelled) on a stop
/// request. Source: Blondel, Guillaume, Lambiotte and Lefebvre, 2008, "Fast unfolding of
/// communities in large networks".
[[nodiscard]] CommunitySearchResult louvain(const CsrGraph& graph,
                                            const CommunitySearchOptions& options = {});

}  // namespace musubi
