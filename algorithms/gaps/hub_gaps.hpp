#pragma once
#include <string>
#include <vector>

#include "algorithms/gaps/hub_brokers.hpp"
#include "algorithms/gaps/hub_links.hpp"
#include "algorithms/gaps/hub_network.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// A score in [0, 1] and its parts, each in [0, 1].
struct GapScore {
  double total = 0.0;
  double complementarity = 0.0;  ///< functions one has and the other states none of / all functions
  double reach = 0.0;  ///< gain in global efficiency of the whole network, 1 for the largest gain
  double likelihood = 0.0;  ///< random walk with restart between the two, 1 for the likeliest pair
};

/// Two hubs and what is known between them.
struct HubPair {
  NodeId a = kNoNode;
  NodeId b = kNoNode;
  GapStatus status = GapStatus::unknown;  ///< present means linked
  std::vector<HubLink> links{};  ///< direct kinds first; the indirect ones never make it linked
  GapScore score{};              ///< zeros for linked pairs
  double robustness = 0.0;       ///< share of random weightings in which it is among the first five
  std::vector<std::string> complements{};  ///< functions that one has and the other states none of
  std::vector<Broker> brokers{};  ///< at most five, best placed first; empty for linked pairs
};

struct HubGapOptions {
  GapOptions gaps{};
  ProjectionSpec projection{};  ///< in which reach, likelihood and brokers are computed
  double weight_complementarity = 0.4;
  double weight_reach = 0.3;
  double weight_likelihood = 0.3;
  std::uint64_t seed = 42;  ///< of the sources that reach is measured from when there are too many
  Execution execution{};
};

/// All pairs of hubs, the gaps first: missing by falling score, then unknown by falling score, then
/// linked; ties in order of id. A pair without a direct link is `missing` when both hubs are
/// documented on the topic `inter_hub_links`, else `unknown`.
///
/// Reach adds one link hub-hub to the projection and takes the gain in global efficiency (Latora
/// and Marchiori, 2001, "Efficient behavior of small-world networks"); likelihood is how often a
/// walker who restarts at one hub (with probability 0.15 a step) is at the other, the mean of both
/// ways (Tong, Faloutsos and Pan, 2006, "Fast random walk with restart and its applications"). Both
/// are scaled to the largest value among the pairs that are not linked. The weighting is ours.
///
/// How far the order depends on the weights is told by `robustness` (weight_robustness()).
///
/// Brokers are ranked by the share of the shortest chains between the two hubs that pass through
/// them. Directions of the projection are ignored.
///
/// For h hubs and p pairs that are not linked: reach as reach_gains(), a search of paths and a
/// personalised PageRank per hub, O(p n) for the brokers. Throws
/// Error(usage) without hubs, std::invalid_argument for a negative weight or weights that sum to
/// zero.
[[nodiscard]] std::vector<HubPair> hub_gaps(const Network& network, const HubGapOptions& options);

}  // namespace musubi
