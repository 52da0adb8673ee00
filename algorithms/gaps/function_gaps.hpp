#pragma once
#include <string>
#include <vector>

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
};

/// Every hub with every function of the package's vocabulary, hubs in order of id and functions in
/// the vocabulary's order. A cell without an institution is `missing` when the hub is documented on
/// that function, else `unknown`. O(h f + m). Throws Error(usage) without hubs.
[[nodiscard]] std::vector<FunctionCell> function_gaps(const Network& network,
                                                      const GapOptions& options = {});

}  // namespace musubi
