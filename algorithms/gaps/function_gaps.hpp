#pragma once
#include <string>
#include <vector>

#include "algorithms/gaps/function_complements.hpp"
#include "algorithms/gaps/hub_network.hpp"

namespace musubi {

/// One cell of the hub x function matrix.
struct FunctionCell {
  NodeId hub = kNoNode;
  std::string function{};
  GapStatus status = GapStatus::unknown;
  std::vector<NodeId> institutions{};     ///< who fills it, in order of id
  std::vector<LinkId> links{};            ///< the statements behind it
  std::vector<NodeId> complemented_by{};  ///< for a gap: hubs that have it, linked ones first
  std::vector<Complement> complements{};  ///< the same hubs: who has it there, over which tie
};

/// Every hub with every function of the package's vocabulary, hubs in order of id and functions in
/// the vocabulary's order. A cell without an institution is `missing` when the hub is documented on
/// that function, else `unknown`. Who could complement it: add_complements(). O(h^2 f + m) and
/// hub_links(). Throws Error(usage) without hubs.
[[nodiscard]] std::vector<FunctionCell> function_gaps(const Network& network,
                                                      const GapOptions& options = {});

/// The same on what is known already: the results of hub_network() and hub_links().
[[nodiscard]] std::vector<FunctionCell> function_gaps(
    const Network& network, const HubNetwork& hubs, const std::vector<std::vector<HubLink>>& links);

}  // namespace musubi
