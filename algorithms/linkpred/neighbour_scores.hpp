#pragma once
#include <vector>

#include "algorithms/linkpred/link_predictor.hpp"
#include "algorithms/linkpred/source_groups.hpp"
#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// Scores that look no further than the neighbours of the two ends: common_neighbours, jaccard,
/// adamic_adar, resource_allocation and preferential_attachment, defined at link_scores(), on a
/// simple view. One score per pair, in the order of the pairs.
///
/// For each source the cheaper of two ways: its neighbours are marked and the row of each target is
/// read, or what all its second neighbours share with it is summed at once. Both add up common
/// neighbours in increasing order, so the bits do not depend on the way or on threads. Memory 8
/// bytes per vertex and thread. Throws std::invalid_argument for another predictor,
/// Error(cancelled) on a stop request.
[[nodiscard]] std::vector<double> neighbour_scores(const CsrGraph& simple,
                                                   const SourceGroups& groups,
                                                   LinkPredictor predictor,
                                                   const Execution& execution);

/// A² + epsilon A³ of the adjacency matrix A of a simple view, for each pair: walks of two steps,
/// and of three at a discount. Two steps are summed once per source; a third is one look at the row
/// of the target. O(sum over sources of their neighbours' degrees, and over pairs of the target's).
/// Source: Lü, Jin and Zhou, 2009, "Similarity index based on local paths for link prediction of
/// complex networks".
[[nodiscard]] std::vector<double> local_path_scores(const CsrGraph& simple,
                                                    const SourceGroups& groups, double epsilon,
                                                    const Execution& execution);

}  // namespace musubi
