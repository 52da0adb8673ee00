#pragma once
#include <vector>

#include "algorithms/centrality/centrality_table.hpp"
#include "algorithms/community/community_report.hpp"
#include "cli/result_table.hpp"

namespace musubi::cli {

/// Vertices by rank in the first measure, then by id.
[[nodiscard]] ResultTable centrality_rows(const Network& network, const Projection& projection,
                                          const std::vector<CentralityColumn>& columns,
                                          Language language);
/// Vertices by community, then by id.
[[nodiscard]] ResultTable community_rows(const Network& network, const Projection& projection,
                                         const Partition& partition, Language language);

}  // namespace musubi::cli
