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

/// The status if whatever is unknown did not exist, and if all of it did: `unknown` becomes
/// `missing` and `met`; the others stay.
[[nodiscard]] RequirementStatus if_absent(RequirementStatus status);
[[nodiscard]] RequirementStatus if_present(RequirementStatus status);

/// One thing that a requirement counts, and what was found.
struct NeedResult {
  Need need{};
  RequirementStatus status = RequirementStatus::unknown;  ///< never to_judge
  std::int64_t count = 0;
  std::vector<NodeId> nodes{};       ///< those counted, in order of id
  std::vector<LinkId> links{};       ///< why they count: of each node the link by which it belongs,
                                     ///< the link counted, or the links of the way to it
  std::vector<NodeId> candidates{};  ///< when too few: others of the kinds; none without kinds
  std::vector<NodeId> unplaced{};    ///< would count, were it known that they are near enough
  std::vector<NodeId> too_far{};     ///< would count, were they nearer
  NodeId centre = kNoNode;           ///< from which within_km was measured; kNoNode: none is known
  std::vector<std::size_t> figures{};  ///< positions in Network::indicators, of a need of a figure
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

/// How many requirements stand how. Whatever the unknown turns out to be, `met` are met for
/// certain, and `met + unknown` at most, those that people judge left aside.
struct RequirementCounts {
  std::size_t met = 0;
  std::size_t missing = 0;
  std::size_t unknown = 0;
  std::size_t to_judge = 0;

  void add(RequirementStatus status);
  [[nodiscard]] std::size_t countable() const { return met + missing + unknown; }
};

[[nodiscard]] RequirementCounts requirement_counts(const Assessment& assessment);

/// Holds a profile against `subjects`, or without any against every node of the kind that the
/// profile applies to, in order of id.
///
/// A need without a relation counts the nodes of its kinds that belong to the subject: those from
/// which it is reached along links `part_of`, `serves`, `member_of`, `operates` and `located_in`,
/// parts of organisations with them, the hubs and councils between not counted unless their kind is
/// asked for. With functions, only nodes count that serve a hub with one of them. A need with a
/// relation counts the nodes of its kinds (and functions) at the other end of links of that
/// relation at the subject, or a part of it. With `within_steps`, nodes count that are at most so
/// many ties (tie_steps()) from the subject or a part of it, whether they belong or not.
///
/// With `within_km`, only nodes count that are at most so far, as the crow flies, from the place of
/// the subject, or when that is not known, from the place of one of its hubs: the same for all
/// needs of the requirement, the one with which it stands best (of equal ones, the first by id).
/// Where nodes are is told by node_places(); those of which it is not known are `unplaced`.
///
/// A need with too few is `unknown` when the unplaced could make up for it. Else it is `missing`
/// only when nothing is left unsaid: when every hub that belongs to the subject is documented on
/// every topic asked (its functions; all topics without any), and otherwise `unknown`; so is one
/// of two steps or more, for coverage does not speak of the ties of others; a subject without hubs
/// is `unknown`, for no coverage speaks of it. A need of a figure follows figure_threshold(): what
/// fails is `missing`. A requirement is `met` when all its needs are, else `missing` when one is,
/// else `unknown`; without needs it is `to_judge`.
///
/// Only links and figures whose status counts are followed. O(subjects × requirements × (hubs of
/// the subject with within_km, else 1) × (n + m)). Throws Error(usage) when there is nothing to
/// assess. The rules are ours.
[[nodiscard]] std::vector<Assessment> assess(const Network& network, const Profile& profile,
                                             const std::vector<NodeId>& subjects = {},
                                             const GapOptions& options = {});

/// A profile of a network and what assess() says of it.
struct ProfileAssessment {
  Profile profile{};
  std::vector<Assessment> assessments{};
};

/// Every profile of the network that applies to a kind of which it has nodes, in the network's
/// order.
[[nodiscard]] std::vector<ProfileAssessment> assess_all(const Network& network,
                                                        const GapOptions& options = {});

}  // namespace musubi
