#pragma once
#include <vector>

#include "cli/path_search.hpp"
#include "cli/result_table.hpp"
#include "engine/network.hpp"

namespace musubi::cli {

/// The ways as a list for programs: a row for each statement behind each step of each way.
[[nodiscard]] ResultTable path_list(const Network& network, const Projection& projection,
                                    const std::vector<SimplePath>& ways, Language language);

/// `results` of the JSON: each way with its nodes, and the statements behind its steps with their
/// evidence.
[[nodiscard]] Json path_json(const Network& network, const Projection& projection,
                             const std::vector<SimplePath>& ways, Language language);

/// {"id", "name"} of a node.
[[nodiscard]] Json node_json(const Network& network, NodeId node, Language language);

}  // namespace musubi::cli
