#pragma once
#include <vector>

#include "algorithms/gaps/hub_network.hpp"
#include "algorithms/structure/brokerage_roles.hpp"

namespace musubi {

/// How well each vertex of a projection is placed to broker, whoever asks; each of length n.
struct BrokerStanding {
  std::vector<BrokerageCounts> roles{};  ///< between hubs; see broker_standing()
  std::vector<double> constraint{};      ///< Burt; low: its contacts do not know each other
  std::vector<double> effective_size{};  ///< Burt; NaN, as the constraint, without contacts
};

/// Gould and Fernandez's roles with the hubs as groups, and Burt's constraint and effective size. A
/// vertex is of the hub that it serves, or that it is; one that serves several hubs is a group of
/// its own, for it belongs to none of them in particular, and is an itinerant broker or a liaison
/// between theirs; of one that serves none the group is not known, and its roles are undetermined.
/// Cost and sources: brokerage_roles(), structural_holes().
[[nodiscard]] BrokerStanding broker_standing(const HubNetwork& hubs, const Projection& projection,
                                             const CsrGraph& graph,
                                             const Execution& execution = {});

/// The group of every vertex by that rule, for tests and for other roles. O(n + services).
[[nodiscard]] std::vector<Group> hub_groups(const HubNetwork& hubs, const Projection& projection);

}  // namespace musubi
