#include "algorithms/gaps/profile_assessment.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace musubi {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool of_kinds(const PropertyGraph& graph, NodeId node, const std::vector<std::string>& kinds) {
  return kinds.empty() || contains(kinds, graph.kind(node));
}

// Whom a subject consists of: everyone who reaches it along the relations of belonging.
class Belonging {
 public:
  Belonging(const PropertyGraph& graph, const std::vector<std::string>& statuses)
      : graph_(graph), into_(graph.node_bound()) {
    static const std::vector<std::string> kRelations{"part_of", "serves", "member_of", "operates",
                                                     "located_in"};
    for (const LinkId link : graph.links()) {
      if (!contains(kRelations, graph.relation(link))) continue;
      if (status_counts(graph, link, statuses)) into_[graph.link(link).target].push_back(link);
    }
  }

  // For each node, the link by which it belongs to `subject`; kNoLink for those that do not.
  [[nodiscard]] std::vector<LinkId> to(NodeId subject) const {
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

 private:
  const PropertyGraph& graph_;
  std::vector<std::vector<LinkId>> into_;
};

class Assessor {
 public:
  Assessor(const Network& network, const GapOptions& options)
      : network_(network),
        graph_(network.graph),
        options_(options),
        belonging_(network.graph, options.statuses) {
    for (const LinkId link : graph_.links()) {
      if (graph_.relation(link) != "serves" || !counts(link)) continue;
      for (auto& function : split_list(graph_.link_text(link, "function"))) {
        functions_[graph_.link(link).source].insert(std::move(function));
      }
    }
  }

  Assessment assess(const Profile& profile, NodeId subject) {
    by_ = belonging_.to(subject);
    Assessment result{.subject = subject};
    for (const auto& requirement : profile.requirements) {
      result.requirements.push_back(judge(requirement, subject));
    }
    return result;
  }

 private:
  [[nodiscard]] bool counts(LinkId link) const {
    return status_counts(graph_, link, options_.statuses);
  }

  RequirementResult judge(const Requirement& requirement, NodeId subject) {
    RequirementResult result{.requirement = requirement};
    if (requirement.needs.empty()) return result;
    result.status = RequirementStatus::met;
    for (const auto& need : requirement.needs) {
      result.needs.push_back(need.relation.empty() ? count_nodes(need)
                                                   : count_links(need, subject));
      const auto& found = result.needs.back();
      if (found.count >= need.at_least) continue;
      if (result.status != RequirementStatus::missing) {
        result.status =
            all_said(need, subject) ? RequirementStatus::missing : RequirementStatus::unknown;
      }
    }
    return result;
  }

  NeedResult count_nodes(const Need& need) {
    NeedResult result{.need = need};
    for (const NodeId node : nodes_in_order()) {
      if (!of_kinds(graph_, node, need.kinds)) continue;
      if (by_[node] == kNoLink) {
        result.candidates.push_back(node);
      } else if (has_function(node, need.functions)) {
        result.nodes.push_back(node);
        result.links.push_back(by_[node]);
      }
    }
    result.count = static_cast<std::int64_t>(result.nodes.size());
    if (result.count >= need.at_least) result.candidates.clear();
    return result;
  }

  NeedResult count_links(const Need& need, NodeId subject) {
    NeedResult result{.need = need};
    std::set<NodeId> others;
    for (const LinkId link : graph_.links()) {
      if (graph_.relation(link) != need.relation || !counts(link)) continue;
      const auto& [source, target, relation, directed] = graph_.link(link);
      const bool from = is_subject(source, subject);
      if (from == is_subject(target, subject)) continue;  // neither end, or both
      const NodeId other = from ? target : source;
      if (!of_kinds(graph_, other, need.kinds) || !others.insert(other).second) continue;
      result.nodes.push_back(other);
      result.links.push_back(link);
    }
    result.count = static_cast<std::int64_t>(result.nodes.size());
    return result;
  }

  // The subject, or a part of it however deep.
  [[nodiscard]] bool is_subject(NodeId node, NodeId subject) const {
    while (node != subject) {
      if (by_[node] == kNoLink || graph_.relation(by_[node]) != "part_of") return false;
      node = graph_.link(by_[node]).target;
    }
    return true;
  }

  [[nodiscard]] bool has_function(NodeId node, const std::vector<std::string>& functions) const {
    if (functions.empty()) return true;
    const auto it = functions_.find(node);
    return it != functions_.end() &&
           std::any_of(functions.begin(), functions.end(),
                       [&](const auto& function) { return it->second.contains(function); });
  }

  // Whether the sources describe everything that was asked for, so that silence tells something.
  [[nodiscard]] bool all_said(const Need& need, NodeId subject) const {
    const auto topics =
        need.functions.empty() ? network_.vocabularies.names("topic") : need.functions;
    if (topics.empty()) return false;
    bool any_hub = false;
    for (const NodeId node : graph_.nodes()) {
      if (graph_.kind(node) != options_.group_kind) continue;
      if (node != subject && by_[node] == kNoLink) continue;
      any_hub = true;
      for (const auto& topic : topics) {
        if (network_.covered(graph_.id(node), topic) != Coverage::documented) return false;
      }
    }
    return any_hub;
  }

  [[nodiscard]] const std::vector<NodeId>& nodes_in_order() {
    if (in_order_.empty()) {
      in_order_ = graph_.nodes();
      std::sort(in_order_.begin(), in_order_.end(),
                [&](NodeId a, NodeId b) { return graph_.id(a) < graph_.id(b); });
    }
    return in_order_;
  }

  const Network& network_;
  const PropertyGraph& graph_;
  const GapOptions& options_;
  Belonging belonging_;
  std::map<NodeId, std::set<std::string>> functions_{};
  std::vector<LinkId> by_{};
  std::vector<NodeId> in_order_{};
};

}  // namespace

std::string_view name_of(RequirementStatus status) {
  switch (status) {
    case RequirementStatus::met:
      return "met";
    case RequirementStatus::missing:
      return "missing";
    case RequirementStatus::unknown:
      return "unknown";
    case RequirementStatus::to_judge:
      break;
  }
  return "to_judge";
}

std::vector<Assessment> assess(const Network& network, const Profile& profile,
                               const std::vector<NodeId>& subjects, const GapOptions& options) {
  auto nodes = subjects;
  if (nodes.empty()) {
    for (const NodeId node : network.graph.nodes()) {
      if (network.graph.kind(node) == profile.applies_to) nodes.push_back(node);
    }
    std::sort(nodes.begin(), nodes.end(),
              [&](NodeId a, NodeId b) { return network.graph.id(a) < network.graph.id(b); });
  }
  if (nodes.empty()) {
    throw Error(ErrorKind::usage,
                "the network has no node of kind '" + profile.applies_to +
                    "', to which the profile '" + profile.name + "' applies",
                "name what to assess");
  }
  Assessor assessor(network, options);
  std::vector<Assessment> result;
  for (const NodeId node : nodes) result.push_back(assessor.assess(profile, node));
  return result;
}

}  // namespace musubi
