#pragma once
#include <vector>

#include "algorithms/gaps/hub_gaps.hpp"
#include "cli/result_table.hpp"

namespace musubi::cli {

/// Pairs of hubs as the JSON array and the table that commands and `analyze` both give.
[[nodiscard]] Json hub_gap_json(const Network& network, const std::vector<HubPair>& pairs,
                                Language language);
[[nodiscard]] ResultTable hub_gap_table(const Network& network, const std::vector<HubPair>& pairs,
                                        Language language);

}  // namespace musubi::cli
