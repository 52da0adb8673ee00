#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/network.hpp"

namespace musubi {

/// What every gap analysis rests on: who serves which hub. Independent of any projection's weights.
struct GapOptions {
  std::string group_kind = "hub";                           ///< nodes of this kind are the hubs
  std::vector<std::string> statuses{"actual"};              ///< statuses of links that count
  std::vector<std::string> tie_relations{"partners_with"};  ///< links that state a tie of two ends
  bool roll_up = true;  ///< an institution counts with all its parts (part_of)
};

/// The three states of a tie or a function. Unknown is not absent: `missing` means that the sources
/// describe the subject and state none; `unknown` that they do not describe it (enough).
enum class GapStatus { present, missing, unknown };

/// One statement that an institution serves a hub.
struct Service {
  NodeId institution = kNoNode;          ///< the node the source names
  NodeId whole = kNoNode;                ///< what counts: the end of its part_of chain, or itself
  std::vector<std::string> functions{};  ///< may be empty: named on the page under no function
  LinkId link = 0;
};

/// The hubs of a network in order of id, and what serves each.
struct HubNetwork {
  std::vector<NodeId> hubs{};                    ///< in order of id text
  std::vector<std::vector<Service>> services{};  ///< by position in `hubs`
  std::vector<NodeId> whole{};                   ///< by NodeId, what each node counts as
  std::vector<LinkId> part_of{};  ///< by NodeId, a part_of link on the way; kNoLink for none
};

/// The part_of links from a node up to what it counts as.
[[nodiscard]] std::vector<LinkId> chain_to_whole(const Network& network, const HubNetwork& hubs,
                                                 NodeId node);

/// True when one of the links is derived rather than stated.
[[nodiscard]] bool any_derived(const Network& network, const std::vector<LinkId>& links);

/// Throws Error(usage) when the network has no node of the group kind. O(n + m).
[[nodiscard]] HubNetwork hub_network(const Network& network, const GapOptions& options = {});

}  // namespace musubi
