#pragma once
#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "algorithms/gaps/overseas_gaps.hpp"

namespace musubi {

/// A body that holds ties abroad.
struct OverseasCarrier {
  NodeId node = kNoNode;
  std::vector<std::size_t> hubs{};      ///< positions in OverseasTies::hubs; empty: serves none
  std::vector<std::size_t> partners{};  ///< positions in OverseasTies::partners
};

struct OverseasPartner {
  NodeId node = kNoNode;
  std::string country{};                ///< code of ISO 3166
  std::vector<std::size_t> carriers{};  ///< positions in OverseasTies::carriers, increasing
};

/// A hub, and when it reaches nobody abroad, what that means.
struct OverseasHub {
  NodeId node = kNoNode;
  GapStatus status = GapStatus::unknown;
};

/// Who holds which tie abroad, each column in the order in which it is drawn.
struct OverseasTies {
  std::vector<OverseasHub> hubs{};          ///< from north to south, else in order of id
  std::vector<OverseasCarrier> carriers{};  ///< by their hubs, those without a hub last
  std::vector<OverseasPartner>
      partners{};                   ///< by country; countries and partners by their carriers
  std::set<std::string> sources{};  ///< cited by what is shown
};

/// Collects the ties from the cells and from actual `partners_with` links between their partners
/// and others, and orders the columns so that few lines cross: each by the mean position of what it
/// is tied to on its left (Sugiyama, Tagawa and Toda, 1981, "Methods for visual understanding of
/// hierarchical system structures", one sweep). O(p log p + links).
[[nodiscard]] OverseasTies overseas_ties(const Network& network, const HubNetwork& hubs,
                                         std::span<const OverseasCell> cells);

}  // namespace musubi
