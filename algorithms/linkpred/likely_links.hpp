#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/linkpred/link_scores.hpp"

namespace musubi {

struct LikelyLinksOptions {
  LinkPredictor predictor = LinkPredictor::combined;
  std::size_t top = 20;             ///< so many at most, >= 1
  std::size_t all_up_to = 200'000;  ///< every unlinked pair is a candidate when there are no more
  std::size_t candidates = 20'000;  ///< else so many pairs with a common neighbour at most, >= 1
  LinkPredictionOptions prediction{};
};

struct LikelyLink {
  VertexPair pair{};   ///< the smaller number first
  double score = 0.0;  ///< of link_scores()
};

struct LikelyLinks {
  std::vector<LikelyLink> links{};     ///< the likeliest first; ties in order of the pair
  std::size_t candidates = 0;          ///< pairs that were scored
  bool common_neighbour_only = false;  ///< candidates are but pairs at distance 2
};

/// The unlinked pairs of a graph that are likeliest to be linked. Pairs without a path are no
/// candidates: nothing is known of them. A graph with more than `all_up_to` unlinked pairs offers
/// pairs at distance 2 only, of these the ones with the highest resource allocation: a pair further
/// apart is rarely linked, and to score all n² would take hours.
///
/// The graph is taken as a simple_view(). Cost of link_scores() for the candidates, plus O(n²) or,
/// for pairs at distance 2, O(Σ k² log candidates) over degrees k. The same bits for any number of
/// threads. Throws std::invalid_argument for top or candidates 0 and where link_scores() does,
/// Error(cancelled) on a stop request.
[[nodiscard]] LikelyLinks likely_links(const CsrGraph& graph,
                                       const LikelyLinksOptions& options = {});

}  // namespace musubi
