#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "algorithms/gaps/hub_network.hpp"
#include "engine/package/profile.hpp"

namespace musubi {

/// How a requirement stands. `to_judge` is one that nothing in a network can answer: people judge.
enum class RequirementStatus { met, missing, unknown, to_judge };

[[nodiscard]] std::string_view name_of(RequirementStatus status);

/// One thing that a requirement counts, and what was found.
struct NeedResult {
  Need need{};
  std::int64_t count = 0;
  std::vector<NodeId> nodes{};       ///< those counted, in order of id
  std::vector<LinkId> links{};       ///< a statement for each: why it belongs to the subject
  std::vector<NodeId> candidates{};  ///< when too few: nodes of the kinds that do not belong yet
};

struct RequirementResult {
  Requirement requirement{};
  RequirementStatus status = RequirementStatus::to_judge;
  std::vector<NeedResult> needs{};
};

/// A profile held against one node.
struct Assessment {
  NodeId subject = kNoNode;
  std::vector<RequirementResult> requirements{};  ///< in the profile's order
};

/// Holds a profile against `subjects`, or without any against every node of the kind that the
/// profile applies to, in order of id.
///
/// A need without a relation counts the nodes of its kinds that belong to the subject: those from
/// which it is reached along links `part_of`, `serves`, `member_of`, `operates` and `located_in`,
/// parts of organisations with them, the hubs and councils between not counted unless their kind is
/// asked for; with functions, only nodes that serve a hub with one of them. A need with a relation
/// counts the links of that relation between the subject, or a part of it, and nodes of its kinds.
///
/// A need with too few is `missing` only when nothing is left unsaid: when every hub that belongs
/// to the subject is documented on every topic asked (its functions; all topics without any), else
/// `unknown`; a subject without hubs is `unknown`, for no coverage speaks of it. A requirement is
/// `met` when all its needs are, else `missing` when one is, else `unknown`; without needs it is
/// `to_judge`.
///
/// Only links whose status counts are followed. O(subjects × (n + m + requirements × n)). Throws
/// Error(usage) when there is nothing to assess. The rules are ours.
[[nodiscard]] std::vector<Assessment> assess(const Network& network, const Profile& profile,
                                             const std::vector<NodeId>& subjects = {},
                                             const GapOptions& options = {});

}  // namespace musubi
