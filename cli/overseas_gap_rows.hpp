#pragma once
#include <vector>

#include "algorithms/gaps/overseas_gaps.hpp"
#include "cli/result_table.hpp"

namespace musubi::cli {

/// Hubs and partners abroad as a JSON array and as a table.
[[nodiscard]] Json overseas_gap_json(const Network& network, const std::vector<OverseasCell>& cells,
                                     Language language);
[[nodiscard]] ResultTable overseas_gap_table(const Network& network,
                                             const std::vector<OverseasCell>& cells,
                                             Language language);

}  // namespace musubi::cli
