#include "algorithms/gaps/tie_steps.hpp"

#include <algorithm>

namespace musubi {
namespace {

NodeId other_end(const PropertyGraph& graph, LinkId link, NodeId node) {
  const auto& ends = graph.link(link);
  return ends.source == node ? ends.target : ends.source;
}

}  // namespace

TieSteps tie_steps(const PropertyGraph& graph, const std::vector<NodeId>& start,
                   const std::vector<std::string>& statuses) {
  std::vector<std::vector<LinkId>> ties(graph.node_bound());
  for (const LinkId link : graph.links()) {
    const auto& relation = graph.relation(link);
    if (relation == "located_in" || relation == "active_in") continue;
    if (!status_counts(graph, link, statuses)) continue;
    ties[graph.link(link).source].push_back(link);
    ties[graph.link(link).target].push_back(link);
  }
  TieSteps result{std::vector<std::int64_t>(graph.node_bound(), -1),
                  std::vector<LinkId>(graph.node_bound(), kNoLink)};
  for (const NodeId node : start) result.steps[node] = 0;
  std::vector<NodeId> queue = start;
  for (std::size_t head = 0; head < queue.size(); ++head) {
    const NodeId node = queue[head];
    const auto& kind = graph.kind(node);
    if (result.steps[node] > 0 && (kind == "community" || kind == "council")) continue;
    for (const LinkId tie : ties[node]) {
      const NodeId next = other_end(graph, tie, node);
      if (result.steps[next] >= 0) continue;
      result.steps[next] = result.steps[node] + 1;
      result.by[next] = tie;
      queue.push_back(next);
    }
  }
  return result;
}

std::vector<LinkId> way_to(const PropertyGraph& graph, const TieSteps& steps, NodeId node) {
  std::vector<LinkId> way;
  while (steps.by[node] != kNoLink) {
    way.push_back(steps.by[node]);
    node = other_end(graph, steps.by[node], node);
  }
  std::reverse(way.begin(), way.end());
  return way;
}

}  // namespace musubi
