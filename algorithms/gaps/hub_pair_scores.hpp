#pragma once
#include <map>
#include <vector>

#include "algorithms/gaps/gap_score.hpp"
#include "algorithms/gaps/hub_network.hpp"
#include "algorithms/gaps/hub_pair.hpp"
#include "algorithms/gaps/hub_reach.hpp"

namespace musubi {

/// The graphs in which pairs of hubs are scored.
struct HubWorld {
  CsrGraph network{};  ///< the projection
  CsrGraph hubs{};     ///< the hubs, by position, tied where they are linked
};

/// Works out the parts of the scores of pairs that rest on graphs: reach, likelihood, redundancy.
class HubPairScores {
 public:
  /// `hubs` and `projection`, which must be undirected, must outlive it.
  HubPairScores(const HubNetwork& hubs, const Projection& projection, const GapWeights& weights,
                const HubReachOptions& options);

  /// The network as it is, or as if the two of each of `also` were linked too, by an edge of
  /// strength and length 1. O(n + m + pairs).
  [[nodiscard]] HubWorld world(const std::vector<HubPair>& pairs,
                               const std::vector<HubPair*>& also = {}) const;

  /// Sets reach, ways, likelihood, redundancy and the total of `pairs`, scaled among them; their
  /// complementarity must be there. A hub without links in the projection reaches nobody in it.
  /// Cost: reach_changes(), walk_likelihoods(), pair_ways().
  void compute(const HubWorld& world, const std::vector<HubPair*>& pairs) const;

 private:
  [[nodiscard]] Edge hub_positions(const HubPair& pair) const;
  [[nodiscard]] std::pair<Vertex, Vertex> vertices(const HubPair& pair) const;
  [[nodiscard]] CsrGraph with_edges(const std::vector<HubPair*>& more) const;
  void set_scores(const std::vector<HubPair*>& pairs) const;

  const Projection& projection_;
  GapWeights weights_;
  HubReachOptions options_;
  std::map<NodeId, Vertex> position_{};
};

}  // namespace musubi
