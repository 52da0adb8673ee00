#pragma once
#include <vector>

#include "algorithms/centrality/centrality_table.hpp"
#include "algorithms/community/community_report.hpp"
#include "algorithms/gaps/function_gaps.hpp"
#include "algorithms/gaps/hub_gaps.hpp"
#include "algorithms/gaps/overseas_gaps.hpp"
#include "cli/result_table.hpp"
#include "engine/network.hpp"

namespace musubi::cli {

/// "linked" or "present" for GapStatus::present, as the contract words it for ties and for
/// functions.
[[nodiscard]] std::string tie_status(GapStatus status);
[[nodiscard]] std::string function_status(GapStatus status);

/// Results as the JSON arrays and the tables that commands and `analyze` both give.
[[nodiscard]] Json hub_gap_json(const Network& network, const std::vector<HubPair>& pairs,
                                Language language);
[[nodiscard]] Json function_gap_json(const Network& network, const std::vector<FunctionCell>& cells,
                                     Language language);
[[nodiscard]] Json overseas_gap_json(const Network& network, const std::vector<OverseasCell>& cells,
                                     Language language);

[[nodiscard]] ResultTable hub_gap_table(const Network& network, const std::vector<HubPair>& pairs,
                                        Language language);
[[nodiscard]] ResultTable function_gap_table(const Network& network,
                                             const std::vector<FunctionCell>& cells,
                                             Language language);
[[nodiscard]] ResultTable overseas_gap_table(const Network& network,
                                             const std::vector<OverseasCell>& cells,
                                             Language language);

/// Vertices by rank in the first measure, then by id.
[[nodiscard]] ResultTable centrality_rows(const Network& network, const Projection& projection,
                                          const std::vector<CentralityColumn>& columns,
                                          Language language);
/// Vertices by community, then by id.
[[nodiscard]] ResultTable community_rows(const Network& network, const Projection& projection,
                                         const Partition& partition, Language language);

/// Each row as an object under its column names: the JSON of a flat result.
[[nodiscard]] Json rows_as_json(const ResultTable& table);

}  // namespace musubi::cli
