#pragma once
#include "algorithms/gaps/region_gaps.hpp"
#include "cli/result_table.hpp"

namespace musubi::cli {

/// Hubs and regions abroad as a JSON array and as a table.
[[nodiscard]] Json region_gap_json(const Network& network, const RegionGaps& gaps,
                                   Language language);
[[nodiscard]] ResultTable region_gap_table(const Network& network, const RegionGaps& gaps,
                                           Language language);

/// What there is in each region, seen from all hubs, as a JSON array.
[[nodiscard]] Json region_list_json(const Network& network, const RegionGaps& gaps,
                                    Language language);

}  // namespace musubi::cli
