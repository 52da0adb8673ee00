#pragma once
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "algorithms/centrality/centrality_table.hpp"
#include "algorithms/community/community_report.hpp"
#include "cli/result_table.hpp"

namespace musubi::cli {

/// The id and the name of a vertex.
using VertexNames = std::function<std::pair<std::string, std::string>(Vertex)>;

/// Vertices by rank in the first measure, then by number; the first `most` of n, or all when it is
/// 0.
[[nodiscard]] ResultTable centrality_rows(const std::vector<CentralityColumn>& columns, Vertex n,
                                          const VertexNames& names, std::size_t most = 0);
/// The measures of an answer: name, meaning, converged.
[[nodiscard]] Json measures_json(const std::vector<CentralityColumn>& columns, Language language);

/// Vertices by rank in the first measure, then by id.
[[nodiscard]] ResultTable centrality_rows(const Network& network, const Projection& projection,
                                          const std::vector<CentralityColumn>& columns,
                                          Language language);
/// Vertices by community, then by id.
[[nodiscard]] ResultTable community_rows(const Network& network, const Projection& projection,
                                         const Partition& partition, Language language);

}  // namespace musubi::cli
