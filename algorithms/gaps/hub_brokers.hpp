#pragma once
#include <string_view>
#include <vector>

#include "engine/network.hpp"

namespace musubi {

/// Who could bring two hubs together: an institution on a shortest chain between them.
struct Broker {
  NodeId institution = kNoNode;
  std::vector<NodeId> chain{};  ///< from hub a to hub b, both included
  std::vector<LinkId> links{};  ///< one link of each step
};

/// The vertices inside the shortest chains between two nodes, hubs (nodes of `group_kind`) left
/// out, ranked by the share of the shortest chains that pass through each, ties in order of id; at
/// most five. Empty when no chain joins the two. O(n + m).
[[nodiscard]] std::vector<Broker> brokers_between(const Network& network,
                                                  const Projection& projection, NodeId a, NodeId b,
                                                  std::string_view group_kind);

}  // namespace musubi
