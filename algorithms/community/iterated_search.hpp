#pragma once
#include <string>

#include "algorithms/community/community_search.hpp"
#include "algorithms/community/level_cycle.hpp"
#include "engine/csr_graph.hpp"

namespace musubi {

/// Runs cycles (run_cycle()), each from the partition of the one before, the first from single
/// vertices; `plain` or `directed` by what the quality function needs. Communities are split into
/// their connected parts, which never lowers a quality. The seed sets the order of the vertices.
/// Throws std::invalid_argument when an option is outside its range; `method` is for that message.
[[nodiscard]] CommunitySearchResult iterate(const CsrGraph& graph, const std::string& method,
                                            const CommunitySearchOptions& options,
                                            NodeGrouping<VertexMass> plain,
                                            NodeGrouping<DirectedMass> directed);

}  // namespace musubi
