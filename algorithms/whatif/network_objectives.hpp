#pragma once
#include <memory>
#include <string>
#include <vector>

#include "algorithms/gaps/hub_network.hpp"
#include "algorithms/whatif/link_objective.hpp"
#include "engine/network.hpp"
#include "engine/package/profile.hpp"

namespace musubi {

/// What a new link between two nodes is in the network: `serves`, from the other to the group, when
/// one of the two is of the group kind and the other not; else `partners_with`.
[[nodiscard]] PropertyGraph with_new_link(const PropertyGraph& graph, NodeId source, NodeId target,
                                          const std::string& group_kind);

/// The number of pairs of hubs that are tied directly as hub_links() says: a gap closed is one
/// more. A new link, between vertices of the projection, becomes one of the network:
/// with_new_link(). Each gain is that of the network with the link, O(m + hub_links()) per
/// candidate. Bound: no more than there are pairs without a tie. Throws Error(usage) without hubs.
[[nodiscard]] std::unique_ptr<LinkObjective> gaps_objective(Network network,
                                                            std::vector<NodeId> node_of_vertex,
                                                            const GapOptions& options = {});

/// The number of requirements of the profile that are met, over all subjects of assess(); as above,
/// O(assess()) per candidate that could change it: a new partnership only when the profile counts
/// ties. Bound: no more than can be counted. Throws what assess() throws.
[[nodiscard]] std::unique_ptr<LinkObjective> requirements_objective(
    Network network, std::vector<NodeId> node_of_vertex, const Profile& profile,
    const GapOptions& options = {});

}  // namespace musubi
