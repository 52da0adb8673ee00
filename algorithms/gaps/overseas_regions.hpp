#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "algorithms/gaps/abroad.hpp"

namespace musubi {

/// A region abroad: a country, or a node of kind `region` that is in no one country (Europe).
struct OverseasRegion {
  std::string code{};              ///< the country's code, or the id of the node
  NodeId node = kNoNode;           ///< of kind `region`; kNoNode for a country
  std::vector<NodeId> partners{};  ///< the named partners that lie there, in order of id

  [[nodiscard]] bool is_country() const { return node == kNoNode; }
};

/// A statement that a body ties itself to a region as a whole: the source counts the partners there
/// (19 embassies) or speaks of the region alone. Nobody is invented for it.
struct RegionStatement {
  NodeId carrier = kNoNode;
  NodeId region = kNoNode;  ///< the node of kind `region`
  LinkId link = 0;
};

/// The regions abroad of a network, and what lies in each.
///
/// A partner lies in its country; when it states none, in the country of what it is `located_in` or
/// `part_of`. It also lies in each node of kind `region` without a country to which such links lead
/// up, unless a hub lies there too. A node of kind `region` that has a country stands for that
/// country. What no link says is not
/// concluded: that Germany is in Europe is known only if a link leads there. Ours.
struct OverseasRegions {
  std::vector<OverseasRegion> regions{};      ///< countries by code, then nodes by id
  std::vector<RegionStatement> statements{};  ///< that count, in order of link
  /// By NodeId, of partners and of nodes of kind `region` abroad: positions in `regions`.
  std::map<NodeId, std::vector<std::size_t>> of_node{};

  /// True when the node is known not to lie in the region: both are in a country, not the same.
  [[nodiscard]] bool known_elsewhere(NodeId node, std::size_t region) const;
};

/// `partners` are those of overseas_gaps(), each once. A region is listed when a partner lies there
/// or a link `partners_with` names it, be it only planned. O(n + m + p * links upwards).
[[nodiscard]] OverseasRegions overseas_regions(const Network& network, const HubNetwork& hubs,
                                               std::span<const NodeId> partners,
                                               const GapOptions& options = {});

}  // namespace musubi
