#include "cli/analysis.hpp"

namespace musubi::cli {

Analysis analyze(const Network& network, const ProjectionSpec& spec,
                 const std::vector<std::string>& statuses, const CommunityOptions& communities,
                 const Execution& execution) {
  Analysis analysis;
  analysis.projection = project(network.graph, spec);
  const auto& graph = analysis.projection.graph;
  analysis.structure = structure_summary(graph);
  analysis.centrality = centrality_table(graph, usual_measures(), execution);
  analysis.communities = find_communities(network, analysis.projection, communities);
  analysis.indicators = indicator_comparison(network, {.statuses = statuses});
  analysis.trust = link_trust(graph, {.predictor = LinkPredictor::random_walk,
                                      .seed = communities.seed,
                                      .execution = execution.quiet()});
  const GapOptions gaps{.statuses = statuses};
  analysis.requirements = assess_all(network, gaps);
  analysis.has_hubs = network.graph.kinds().find(gaps.group_kind).has_value();
  if (!analysis.has_hubs) return analysis;
  analysis.gap_options = {.gaps = gaps,
                          .projection = spec,
                          .bounds = true,
                          .seed = communities.seed,
                          .execution = execution};
  analysis.gaps.hubs = hub_network(network, gaps);
  const auto& hubs = analysis.gaps.hubs;
  const auto links = hub_links(network, hubs, gaps);
  analysis.functions = function_gaps(network, hubs, links);
  analysis.gaps.pairs = hub_gaps(network, hubs, links, analysis.functions, analysis.gap_options);
  analysis.gaps.overseas = overseas_gaps(network, hubs, gaps);
  analysis.reach = overseas_reach(network, hubs, HubChains(links, hubs.hubs.size()),
                                  analysis.gaps.overseas, gaps);
  return analysis;
}

ExplorerInput explorer_input(const Network& network, const Analysis& analysis,
                             std::span<const Point> places) {
  return {.network = network,
          .projection = analysis.projection,
          .places = places,
          .centrality = analysis.centrality,
          .partition = analysis.communities.partition,
          .hubs = analysis.gaps.hubs,
          .pairs = analysis.gaps.pairs,
          .functions = analysis.functions};
}

}  // namespace musubi::cli
