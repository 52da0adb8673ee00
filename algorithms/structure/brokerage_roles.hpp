#pragma once
#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// The number of a group of vertices; any numbers will do.
using Group = std::uint32_t;

/// Of a vertex whose group is not known, or that belongs to none. Two such are not in one group.
inline constexpr Group kNoGroup = std::numeric_limits<Group>::max();

/// What a broker v does on a path a -> v -> b, by the groups of the three.
enum class BrokerageRole {
  coordinator,     ///< A -> A -> A: all in one group
  itinerant,       ///< B -> A -> B: an outsider between two of one group; also called consultant
  gatekeeper,      ///< B -> A -> A: lets what comes from outside into its own group
  representative,  ///< A -> A -> B: carries what comes from its own group outside
  liaison,         ///< B -> A -> C: three groups
  undetermined,    ///< one of the three has no group
};

inline constexpr std::size_t kBrokerageRoles = 6;

/// The role of a broker of group `broker` between one of `from` and one of `to`.
[[nodiscard]] BrokerageRole brokerage_role(Group from, Group broker, Group to);

/// How often one vertex is a broker, by role.
struct BrokerageCounts {
  std::array<std::uint64_t, kBrokerageRoles> by_role{};  ///< in the order of BrokerageRole

  [[nodiscard]] std::uint64_t operator[](BrokerageRole role) const {
    return by_role[static_cast<std::size_t>(role)];
  }
  /// Of the five roles, the undetermined ones left out.
  [[nodiscard]] std::uint64_t total() const;

  friend bool operator==(const BrokerageCounts&, const BrokerageCounts&) = default;
};

struct BrokerageOptions {
  Execution execution{};
};

/// For every vertex v, the number of ordered pairs (a, b) between which it brokers, in each role: a
/// -> v -> b with a, b and v different and no arc a -> b. `group_of[v]` is the group of v, or
/// kNoGroup; what a path with such a vertex would be is undetermined and counted apart.
///
/// An undirected edge is a tie both ways: a pair then counts once in each direction, coordinator,
/// itinerant and liaison are even (half of each is the number of unordered pairs), and gatekeeper
/// equals representative. Strengths and lengths play no part; parallel edges are one; self-loops
/// are left out. Other components change nothing; the empty graph gives no counts.
///
/// O(Σ d_in d_out) time at most, and less where a hub meets leaves: pairs are counted by group, and
/// only those with an arc of their own are looked at one by one. O(n + m) memory and 8 bytes per
/// group and thread. The same counts for any number of threads. Throws std::invalid_argument when
/// `group_of` has not length n, Error(cancelled) on a stop request. Source: Gould and Fernandez,
/// 1989, "Structures of mediation: a formal approach to brokerage in transaction networks" (their
/// counts without weights: a pair with several brokers counts in full for each).
[[nodiscard]] std::vector<BrokerageCounts> brokerage_roles(const CsrGraph& graph,
                                                           std::span<const Group> group_of,
                                                           const BrokerageOptions& options = {});

}  // namespace musubi
