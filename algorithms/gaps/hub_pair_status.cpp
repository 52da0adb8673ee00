#include "algorithms/gaps/hub_pair_status.hpp"

namespace musubi {

GapStatus hub_pair_status(const Network& network, NodeId a, NodeId b,
                          const std::vector<HubLink>& links) {
  if (!links.empty() && is_direct(links.front().kind)) return GapStatus::present;
  const auto documented = [&](NodeId hub) {
    return network.covered(network.graph.id(hub), "inter_hub_links") == Coverage::documented;
  };
  return documented(a) && documented(b) ? GapStatus::missing : GapStatus::unknown;
}

}  // namespace musubi
