#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engine/network.hpp"

namespace musubi {

/// The kind of the nodes that stand for hubs in a network without them.
inline constexpr std::string_view kGroupKind = "group";

/// Which nodes stand together, and how people call it.
struct Grouping {
  std::vector<std::string> group_of{};  ///< by NodeId; "": in no group
  LocalizedText prefix{};               ///< before the name of a group: "community 3"; may be empty
  std::string reason{};                 ///< why: the locator of the derived statements
};

/// By an attribute of the nodes; its value, as text, is the group, several separated by semicolons
/// are one. Throws Error(usage) when no node has it, naming the attributes there are. O(n).
[[nodiscard]] Grouping group_by_attribute(const Network& network, std::string_view attribute);

/// A version of the network with a node of kind `group` per group, in order of name, with an id
/// `group-NAME`, that lies in the country of most of its members, and a derived link `serves` to it
/// from every member, with the functions that the member has anywhere; evidence names `reason`. All
/// that gaps know of hubs then holds of groups: GapOptions{.group_kind = "group"}. Nothing
/// documents a made group, so its gaps are unknown, unless coverage speaks of `group-NAME`. O(n +
/// m). Throws Error(usage) when nobody is in a group.
[[nodiscard]] Network with_groups(const Network& network, const Grouping& grouping);

/// The same with the nodes of a kind for hubs: a derived link `serves` from whoever has a link of
/// any relation with one of them and is not of that kind; those who serve one already do not count
/// again. Throws Error(usage) when no node is of that kind, naming the kinds there are. O(n + m).
[[nodiscard]] Network with_kind_as_hubs(const Network& network, std::string_view kind);

}  // namespace musubi
