#pragma once
#include "algorithms/community/community_search.hpp"
#include "engine/csr_graph.hpp"

namespace musubi {

/// Leiden communities: as louvain(), but what becomes a node of the smaller graph is a well
/// connected part of a community (refine()), not the whole, so that parts can still part. The
/// communities are connected, over edges of strength above 0 and regardless of directions, and no
/// move of one part of a community raises the quality, up to rounds that gain next to nothing.
///
/// Strengths are weights, 1 without; an edge of strength 0 pulls nothing together. Directed: the
/// quality functions are the directed ones. Parallel edges add up; a self-loop counts in the
/// strength of its vertex. A vertex without weight to others is alone; so are all in a graph
/// without edges, with quality 0 and 0 iterations. The result depends on the seed, not on the
/// number of threads.
///
/// O(n + m) per round of moves, in practice a few per level; O(n + m) memory, with all the smaller
/// graphs, and n more per thread. Throws std::invalid_argument when an option is outside its range,
/// Error(cancelled) on a stop request. Source: Traag, Waltman and van Eck, 2019, "From Louvain to
/// Leiden: guaranteeing well-connected communities".
[[nodiscard]] CommunitySearchResult leiden(const CsrGraph& graph,
                                           const CommunitySearchOptions& options = {});

}  // namespace musubi
