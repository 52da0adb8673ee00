#pragma once
#include <optional>
#include <string>
#include <vector>

#include "algorithms/gaps/gap_bounds.hpp"
#include "algorithms/gaps/gap_score.hpp"
#include "algorithms/gaps/hub_brokers.hpp"
#include "algorithms/gaps/hub_links.hpp"
#include "algorithms/gaps/hub_reach.hpp"
#include "algorithms/gaps/pair_ways.hpp"

namespace musubi {

/// Two hubs and what is known between them.
struct HubPair {
  NodeId a = kNoNode;
  NodeId b = kNoNode;
  GapStatus status = GapStatus::unknown;  ///< present means linked
  std::vector<HubLink> links{};  ///< direct kinds first; the indirect ones never make it linked
  // What follows is worked out for pairs that are not linked, and empty or 0 for the others.
  GapScore score{};
  HubReach reach{};                ///< what a link would change, as it is
  PairWays ways{};                 ///< on how many independent ways the two reach each other now
  std::vector<NodeId> hangs_on{};  ///< institutions that every way between the two passes
  double robustness = 0.0;  ///< share of random weightings in which it is among the first five
  std::vector<std::string> complements{};  ///< functions that one has and the other states none of
  std::vector<std::string> unsettled{};  ///< functions that are unknown of one of the two, or both
  std::vector<Broker> brokers{};         ///< at most five, best placed first
  std::optional<GapBounds> bounds{};     ///< when asked for
};

}  // namespace musubi
