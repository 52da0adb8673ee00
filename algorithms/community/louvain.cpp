#include "algorithms/community/louvain.hpp"

#include "algorithms/community/iterated_search.hpp"

namespace musubi {
namespace {

template <typename Mass>
std::vector<Vertex> whole_communities(const LevelGraph<Mass>& /*level*/,
                                      const SearchObjective& /*objective*/,
                                      const std::vector<Vertex>& community_of,
                                      const VertexGroups& /*communities*/, SearchTeam& /*team*/) {
  return community_of;
}

}  // namespace

CommunitySearchResult louvain(const CsrGraph& graph, const CommunitySearchOptions& options) {
  return iterate(graph, "louvain", options, whole_communities<VertexMass>,
                 whole_communities<DirectedMass>);
}

}  // namespace musubi
