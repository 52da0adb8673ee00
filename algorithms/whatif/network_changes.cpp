#include "algorithms/whatif/network_changes.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace musubi {
namespace {

using LinkKey = std::tuple<std::string, std::string, std::string, std::string, std::string>;

LinkKey key_of(const PropertyGraph& graph, LinkId id) {
  const auto& link = graph.link(id);
  auto source = graph.id(link.source);
  auto target = graph.id(link.target);
  if (!link.directed && target < source) std::swap(source, target);
  auto functions = split_list(graph.link_text(id, "function"));
  std::sort(functions.begin(), functions.end());
  std::string joined;
  for (const auto& function : functions) joined += function + ';';
  return {source, target, graph.relation(id), joined, std::string(graph.link_text(id, "role"))};
}

std::map<LinkKey, std::vector<LinkId>> links_by_key(const PropertyGraph& graph) {
  std::map<LinkKey, std::vector<LinkId>> result;
  for (const LinkId link : graph.links()) result[key_of(graph, link)].push_back(link);
  return result;
}

AttributeValue value_at(const AttributeTable& table, const std::string& name, std::size_t i) {
  const auto it = table.find(name);
  return it == table.end() ? AttributeValue{} : it->second.get(i);
}

std::vector<ValueChange> changed_values(const AttributeTable& before, std::size_t i,
                                        const AttributeTable& after, std::size_t j) {
  std::set<std::string> names;
  for (const auto& [name, column] : before) names.insert(name);
  for (const auto& [name, column] : after) names.insert(name);
  std::vector<ValueChange> changes;
  for (const auto& name : names) {
    auto old = value_at(before, name, i);
    auto now = value_at(after, name, j);
    if (to_text(old) != to_text(now)) changes.push_back({name, std::move(old), std::move(now)});
  }
  return changes;
}

std::string text_of(const std::vector<Evidence>& evidence) {
  std::string text;
  for (const auto& [source, locator] : evidence) {
    text.append(text.empty() ? "" : "; ").append(source);
    text.append(" (").append(locator).append(")");
  }
  return text;
}

class ChangeFinder {
 public:
  ChangeFinder(const PropertyGraph& before, const PropertyGraph& after)
      : before_(before), after_(after) {}

  NetworkChanges find() {
    compare_nodes();
    compare_links();
    return std::move(changes_);
  }

 private:
  void compare_nodes() {
    changes_.nodes_removed = only_in(before_, after_);
    changes_.nodes_added = only_in(after_, before_);
    for (const NodeId node : before_.nodes()) {
      const auto other = after_.find(before_.id(node));
      if (!other) continue;
      NodeChange change{before_.id(node), changed_values(before_.node_attributes(), node,
                                                         after_.node_attributes(), *other)};
      if (before_.kind(node) != after_.kind(*other)) {
        change.values.insert(change.values.begin(),
                             {"kind", before_.kind(node), after_.kind(*other)});
      }
      if (!change.values.empty()) changes_.nodes_changed.push_back(std::move(change));
    }
    std::sort(changes_.nodes_changed.begin(), changes_.nodes_changed.end(),
              [](const NodeChange& a, const NodeChange& b) { return a.id < b.id; });
  }

  static std::vector<NodeId> only_in(const PropertyGraph& graph, const PropertyGraph& other) {
    std::vector<NodeId> nodes;
    for (const NodeId node : graph.nodes()) {
      if (!other.find(graph.id(node))) nodes.push_back(node);
    }
    std::sort(nodes.begin(), nodes.end(),
              [&](NodeId a, NodeId b) { return graph.id(a) < graph.id(b); });
    return nodes;
  }

  void compare_links() {
    const auto old = links_by_key(before_);
    const auto now = links_by_key(after_);
    for (const auto& [key, links] : old) {
      const auto it = now.find(key);
      const std::size_t paired = it == now.end() ? 0 : std::min(links.size(), it->second.size());
      for (std::size_t i = 0; i < paired; ++i) compare_links(links[i], it->second[i]);
      changes_.links_removed.insert(changes_.links_removed.end(),
                                    links.begin() + static_cast<std::ptrdiff_t>(paired),
                                    links.end());
    }
    for (const auto& [key, links] : now) {
      const auto it = old.find(key);
      const std::size_t paired = it == old.end() ? 0 : std::min(links.size(), it->second.size());
      changes_.links_added.insert(changes_.links_added.end(),
                                  links.begin() + static_cast<std::ptrdiff_t>(paired), links.end());
    }
  }

  void compare_links(LinkId old, LinkId now) {
    LinkChange change{
        old, now, changed_values(before_.link_attributes(), old, after_.link_attributes(), now)};
    auto evidence = text_of(before_.evidence(old));
    auto evidence_now = text_of(after_.evidence(now));
    if (evidence != evidence_now) {
      change.values.push_back({"evidence", std::move(evidence), std::move(evidence_now)});
    }
    if (!change.values.empty()) changes_.links_changed.push_back(std::move(change));
  }

  const PropertyGraph& before_;
  const PropertyGraph& after_;
  NetworkChanges changes_{};
};

}  // namespace

NetworkChanges network_changes(const Network& before, const Network& after) {
  return ChangeFinder(before.graph, after.graph).find();
}

}  // namespace musubi
