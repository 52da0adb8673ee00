#pragma once
#include "algorithms/community/community_search.hpp"
#include "engine/csr_graph.hpp"

namespace musubi {

/// Louvain communities: a partition whose quality no move of one vertex or of one whole community
/// raises, up to rounds that gain next to nothing (with iterations = 0 exactly). Moves single
/// vertices as long as that raises the quality, makes each community one node of a smaller graph,
/// and does the same there, until nothing moves; then goes back down through the same graphs and
/// moves their nodes once more (run_cycle()). Further iterations do all of it again from the
/// partition found. Where communities are not connected in the end, over edges of strength above 0
/// and regardless of directions, their parts are communities of their own; in the usual method they
/// stay together, at a quality that is never higher.
///
/// Strengths are weights, 1 without; an edge of strength 0 pulls nothing together. Directed: the
/// quality functions are the directed ones. Parallel edges add up; a self-loop counts in the
/// strength of its vertex. A vertex without weight to others is alone; so are all in a graph
/// without edges, with quality 0 and 0 iterations. The result depends on the seed, not on the
/// number of threads.
///
/// O(n + m) per round of moves, in practice a few per level; O(n + m) memory, with all the smaller
/// graphs, and n more per thread. Throws std::invalid_argument when an option is outside its range,
/// Error(cancelled) on a stop request. Source: Blondel, Guillaume, Lambiotte and Lefebvre, 2008,
/// "Fast unfolding of communities in large networks"; Rotta and Noack, 2011, "Multilevel local
/// search algorithms for modularity clustering", for the way back down.
[[nodiscard]] CommunitySearchResult louvain(const CsrGraph& graph,
                                            const CommunitySearchOptions& options = {});

}  // namespace musubi
