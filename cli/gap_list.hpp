#pragma once
#include <vector>

#include "algorithms/gaps/function_gaps.hpp"
#include "algorithms/gaps/hub_gaps.hpp"
#include "cli/overseas_gap_rows.hpp"
#include "cli/result_table.hpp"

namespace musubi::cli {

/// gaps.csv: all sorts of gap in one list, for a spreadsheet. `gap` is between_hubs, function,
/// overseas or overseas_region; ids stand beside names; `status` is as in JSON. `access` and
/// `by_way_of` tell how a hub gets to what is abroad; of a function `by_way_of` names the ties to
/// the hubs that could complement it. The list without rows:
[[nodiscard]] ResultTable gap_list();

/// What is added to it, a row for each.
void add_to_list(ResultTable& list, const Network& network, const std::vector<HubPair>& pairs,
                 Language language);
void add_to_list(ResultTable& list, const Network& network,
                 const std::vector<FunctionCell>& functions, Language language);
void add_to_list(ResultTable& list, const Network& network, const OverseasAnswer& overseas,
                 Language language);
void add_to_list(ResultTable& list, const Network& network, const RegionGaps& regions,
                 Language language);

}  // namespace musubi::cli
