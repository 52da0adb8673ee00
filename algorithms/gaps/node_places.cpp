#include "algorithms/gaps/node_places.hpp"

namespace musubi {
namespace {

std::optional<double> number_of(const PropertyGraph& graph, NodeId node, std::string_view name) {
  const auto& attributes = graph.node_attributes();
  const auto it = attributes.find(name);
  return it == attributes.end() ? std::nullopt : it->second.number(node);
}

}  // namespace

std::vector<std::optional<GeoPoint>> node_places(const PropertyGraph& graph,
                                                 const std::vector<std::string>& statuses) {
  std::vector<std::optional<GeoPoint>> places(graph.node_bound());
  // Breadth first from all nodes with coordinates at once, against the direction of `located_in`.
  std::vector<NodeId> queue;
  for (const NodeId node : graph.nodes()) {
    const auto lat = number_of(graph, node, "lat");
    const auto lon = number_of(graph, node, "lon");
    if (!lat || !lon) continue;
    places[node] = GeoPoint{*lat, *lon};
    queue.push_back(node);
  }
  std::vector<std::vector<NodeId>> inside(graph.node_bound());
  for (const LinkId link : graph.links()) {
    if (graph.relation(link) != "located_in" || !status_counts(graph, link, statuses)) continue;
    inside[graph.link(link).target].push_back(graph.link(link).source);
  }
  for (std::size_t head = 0; head < queue.size(); ++head) {
    for (const NodeId node : inside[queue[head]]) {
      if (places[node]) continue;
      places[node] = places[queue[head]];
      queue.push_back(node);
    }
  }
  return places;
}

}  // namespace musubi
