#include "cli/community_method.hpp"

#include "algorithms/community/repeated_search.hpp"
#include "algorithms/gaps/hub_agreement.hpp"

namespace musubi::cli {

CommunityResult find_communities(const Network& network, const Projection& projection,
                                 const CommunityOptions& options) {
  RepeatedSearchOptions search{.method = community_method_named(options.method),
                               .runs = options.runs};
  search.search.resolution = options.resolution;
  search.search.seed = options.seed;
  search.search.execution = options.execution;
  CommunityResult result{.method = options.method};
  result.partition = repeat_search(projection.graph, search).partition;
  result.quality = partition_quality(projection.graph, result.partition);
  if (const auto hubs = hub_agreement(network, projection, result.partition)) {
    result.hub_agreement = hubs->agreement;
    result.agreement_vertices = hubs->vertices;
  }
  return result;
}

}  // namespace musubi::cli
