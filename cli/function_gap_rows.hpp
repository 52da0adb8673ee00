#pragma once
#include <string>
#include <vector>

#include "algorithms/gaps/function_gaps.hpp"
#include "cli/result_table.hpp"

namespace musubi::cli {

/// Hubs and functions as a JSON array and as a table.
[[nodiscard]] Json function_gap_json(const Network& network, const std::vector<FunctionCell>& cells,
                                     Language language);
[[nodiscard]] ResultTable function_gap_table(const Network& network,
                                             const std::vector<FunctionCell>& cells,
                                             Language language);

/// The hubs that could complement a gap, each with the tie to it: "Nihonbashi (over: Chiba
/// University); ...".
[[nodiscard]] std::string complements_text(const Network& network, const FunctionCell& cell,
                                           Language language);

}  // namespace musubi::cli
