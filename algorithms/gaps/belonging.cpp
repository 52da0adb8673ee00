#include "algorithms/gaps/belonging.hpp"

#include <algorithm>

namespace musubi {

Belonging::Belonging(const PropertyGraph& graph, const std::vector<std::string>& statuses)
    : graph_(graph), into_(graph.node_bound()) {
  static const std::vector<std::string> kRelations{"part_of", "serves", "member_of", "operates",
                                                   "located_in"};
  for (const LinkId link : graph.links()) {
    if (std::find(kRelations.begin(), kRelations.end(), graph.relation(link)) == kRelations.end()) {
      continue;
    }
    if (status_counts(graph, link, statuses)) into_[graph.link(link).target].push_back(link);
  }
}

std::vector<LinkId> Belonging::to(NodeId subject) const {
  std::vector<LinkId> by(graph_.node_bound(), kNoLink);
  std::vector<NodeId> queue{subject};
  for (std::size_t head = 0; head < queue.size(); ++head) {
    for (const LinkId link : into_[queue[head]]) {
      const NodeId node = graph_.link(link).source;
      if (node == subject || by[node] != kNoLink) continue;
      by[node] = link;
      queue.push_back(node);
    }
  }
  return by;
}

}  // namespace musubi
