#include "cli/community_method.hpp"

#include "algorithms/gaps/hub_agreement.hpp"
#include "engine/error.hpp"
#ifdef MUSUBI_WITH_IGRAPH
#include "algorithms/igraph/leiden_by_igraph.hpp"
#endif

namespace musubi::cli {
namespace {

Partition partition_by(const CsrGraph& graph, const CommunityOptions& options) {
#ifdef MUSUBI_WITH_IGRAPH
  if (options.method == "leiden") {
    return leiden_by_igraph(graph, {options.resolution, options.runs, options.seed});
  }
  throw Error(ErrorKind::usage, "no community method '" + options.method + "'",
              suggest(options.method, {"leiden"}));
#else
  static_cast<void>(graph);
  throw Error(ErrorKind::usage, "the community method '" + options.method + "' is not built in",
              "build with MUSUBI_WITH_IGRAPH=ON");
#endif
}

}  // namespace

CommunityResult find_communities(const Network& network, const Projection& projection,
                                 const CommunityOptions& options) {
  CommunityResult result{.method = options.method};
  result.partition = partition_by(projection.graph, options);
  result.quality = partition_quality(projection.graph, result.partition);
  if (const auto hubs = hub_agreement(network, projection, result.partition)) {
    result.hub_agreement = hubs->agreement;
    result.agreement_vertices = hubs->vertices;
  }
  return result;
}

}  // namespace musubi::cli
