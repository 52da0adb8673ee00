#include "algorithms/gaps/abroad.hpp"

namespace musubi {

Abroad::Abroad(const PropertyGraph& graph, const HubNetwork& hubs) : graph_(graph) {
  for (const NodeId hub : hubs.hubs) home_.insert(graph.node_text(hub, "country"));
  home_.erase("");
}

bool Abroad::is_partner(NodeId node) const {
  const auto& kind = graph_.kind(node);
  if (kind == "overseas_body") return true;
  if (kind == "region" || kind == "event" || kind == "market_area") return false;
  return is_country(graph_.node_text(node, "country"));
}

bool Abroad::is_region(NodeId node) const {
  return graph_.kind(node) == "region" && !home_.contains(graph_.node_text(node, "country"));
}

bool Abroad::is_country(std::string_view country) const {
  return !country.empty() && !home_.empty() && !home_.contains(country);
}

}  // namespace musubi
