#pragma once
#include "engine/network_reader.hpp"
#include "viz/view.hpp"

namespace musubi {

/// The shipped network of Greater Tokyo.
inline Network gtb() {
  return load(std::string(MUSUBI_SOURCE_DIR) + "/graphs/gtb");
}

/// Stands in for a community method, none of which the library has: who serves a hub is with it,
/// others are with their first neighbour.
inline Partition by_hub(const ViewResults& results) {
  const auto& projection = results.projection;
  const auto& graph = projection.graph;
  Partition partition(graph.num_vertices());
  for (std::size_t i = 0; i < graph.num_vertices(); ++i) {
    const auto v = static_cast<Vertex>(i);
    partition[i] = graph.out_degree(v) > 0 ? graph.out_neighbors(v).front() : v;
  }
  for (std::size_t i = 0; i < results.hubs.hubs.size(); ++i) {
    const Vertex hub = projection.vertex_of_node[results.hubs.hubs[i]];
    partition[hub] = hub;
    for (const Vertex v : graph.out_neighbors(hub)) partition[v] = hub;
  }
  return canonical(partition);
}

/// All that views show of it, and the links of Kawasaki.
inline ViewResults gtb_results(const Network& network) {
  const auto projection = network.projection("");
  ViewResults results;
  results.hubs = hub_network(network);
  results.pairs = hub_gaps(network, {.projection = projection});
  results.overseas = overseas_gaps(network);
  results.functions = function_gaps(network);
  results.projection = project(network.graph, projection);
  results.communities.partition = by_hub(results);
  results.indicators = indicator_comparison(network);
  results.ego = *network.graph.find("hub-kawasaki");
  return results;
}

}  // namespace musubi
