#pragma once
#include <string>

#include "algorithms/gaps/hub_network.hpp"
#include "cli/session.hpp"

namespace musubi::cli {

/// The network as gaps see it, and what stands for hubs in it.
struct GroupedNetwork {
  Network network{};
  GapOptions gaps{};
  ProjectionSpec projection{};
};

/// With --groups GROUPS: `kind:K`, `attribute:A` or `communities`; without the first word whichever
/// there is of that name. Without it the nodes of kind `hub`. In a network that has no relation
/// `partners_with` every link between members of two groups is a tie between them. Throws
/// Error(usage), naming what could be used, when there is nothing of that name, or no hub.
[[nodiscard]] GroupedNetwork grouped_network(const Session& session, Network network,
                                             const std::string& between, const std::string& groups);

}  // namespace musubi::cli
