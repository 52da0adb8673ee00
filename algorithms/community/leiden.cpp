#include "algorithms/community/leiden.hpp"

#include "algorithms/community/iterated_search.hpp"
#include "algorithms/community/refinement.hpp"

namespace musubi {

CommunitySearchResult leiden(const CsrGraph& graph, const CommunitySearchOptions& options) {
  return iterate(graph, "leiden", options, refine<VertexMass>, refine<DirectedMass>);
}

}  // namespace musubi
