#pragma once
#include <string>
#include <vector>

#include "engine/network.hpp"

namespace musubi {

/// An attribute (or the kind) that reads otherwise.
struct ValueChange {
  std::string attribute{};
  AttributeValue before{};
  AttributeValue after{};
};

/// A node of both networks, by id.
struct NodeChange {
  std::string id{};
  std::vector<ValueChange> values{};  ///< in order of attribute
};

/// A link of both networks: of the same ends, relation, function and role.
struct LinkChange {
  LinkId before = kNoLink;
  LinkId after = kNoLink;
  std::vector<ValueChange> values{};  ///< `evidence` among them, as "source (locator); ..."
};

/// What came, went and changed between two networks.
struct NetworkChanges {
  std::vector<NodeId> nodes_added{};    ///< of the second, in order of id text
  std::vector<NodeId> nodes_removed{};  ///< of the first
  std::vector<NodeChange> nodes_changed{};
  std::vector<LinkId> links_added{};  ///< of the second, in order of ends, relation, function, role
  std::vector<LinkId> links_removed{};  ///< of the first
  std::vector<LinkChange> links_changed{};
};

/// Nodes are the same when their ids are; links when their ends, relation, function (terms in any
/// order) and role are, and of several such links the first of one is taken with the first of the
/// other. The ends of an undirected link have no order. O((n + m) log m × attributes).
[[nodiscard]] NetworkChanges network_changes(const Network& before, const Network& after);

}  // namespace musubi
