#pragma once
#include <cstdint>
#include <vector>

#include "algorithms/gaps/function_gaps.hpp"
#include "algorithms/gaps/gap_score.hpp"
#include "algorithms/gaps/hub_network.hpp"
#include "algorithms/gaps/hub_pair.hpp"
#include "engine/execution.hpp"

namespace musubi {

struct HubGapOptions {
  GapOptions gaps{};
  ProjectionSpec projection{};  ///< in which all but complementarity is computed
  GapWeights weights{};
  bool bounds = false;      ///< work out how far what is unknown could move scores and ranks
  std::uint64_t seed = 42;  ///< of random weightings, and of sources when reach is sampled
  Execution execution{};
};

/// All pairs of hubs, the gaps first: missing by falling score, then unknown by falling score, then
/// linked; ties in order of id. A pair without a direct link is `missing` when both hubs are
/// documented on the topic `inter_hub_links`, else `unknown`.
///
/// The parts of a score:
/// - complementarity: the share of all functions that one hub has and the other, documented, states
///   none of;
/// - reach: what a link hub-hub would change in the network of linked hubs and in the projection,
/// by
///   global efficiency, Kirchhoff index and algebraic connectivity: reach_changes(),
///   reach_scores();
/// - likelihood: walk_likelihoods(), scaled to the largest among the pairs that are not linked;
/// - redundancy: 1 / (ways + 1) for the number of vertex-disjoint ways between the two.
/// The weighting is ours; how far the order depends on it is told by `robustness`
/// (weight_robustness()), how far on what is unknown by `bounds` (gap_bounds()).
///
/// Brokers are ranked by the share of the shortest chains between the two hubs that pass through
/// them. Directions of the projection are ignored.
///
/// For h hubs and p pairs that are not linked: reach_changes(), walk_likelihoods() and pair_ways()
/// for p pairs, a search of paths per hub, O(p n) for the brokers; with bounds up to twice that.
/// Throws Error(usage) without hubs, std::invalid_argument for a negative weight or weights that
/// sum to zero.
[[nodiscard]] std::vector<HubPair> hub_gaps(const Network& network, const HubGapOptions& options);

/// The same on what is known already: `links` are those of hub_links(), `functions` the cells of
/// function_gaps(), for these hubs.
[[nodiscard]] std::vector<HubPair> hub_gaps(const Network& network, const HubNetwork& hubs,
                                            const std::vector<std::vector<HubLink>>& links,
                                            const std::vector<FunctionCell>& functions,
                                            const HubGapOptions& options);

}  // namespace musubi
