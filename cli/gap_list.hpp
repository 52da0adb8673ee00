#pragma once
#include <vector>

#include "algorithms/gaps/function_gaps.hpp"
#include "algorithms/gaps/hub_gaps.hpp"
#include "algorithms/gaps/overseas_gaps.hpp"
#include "cli/result_table.hpp"

namespace musubi::cli {

/// gaps.csv: all three sorts of gap in one list, for a spreadsheet. `gap` is between_hubs, function
/// or overseas; ids stand beside names; `status` is as in JSON.
[[nodiscard]] ResultTable gap_list(const Network& network, const std::vector<HubPair>& pairs,
                                   const std::vector<FunctionCell>& functions,
                                   const std::vector<OverseasCell>& overseas, Language language);

}  // namespace musubi::cli
