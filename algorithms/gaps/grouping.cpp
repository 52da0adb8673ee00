#include "algorithms/gaps/grouping.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace musubi {
namespace {

std::string as_list(const std::set<std::string>& items) {
  std::string list;
  for (const auto& item : items) list += (list.empty() ? "" : ";") + item;
  return list;
}

// The functions that each node has at any hub.
std::map<NodeId, std::set<std::string>> functions_of(const PropertyGraph& graph) {
  std::map<NodeId, std::set<std::string>> functions;
  for (const LinkId link : graph.links()) {
    if (graph.relation(link) != "serves") continue;
    for (auto& function : split_list(graph.link_text(link, "function"))) {
      functions[graph.link(link).source].insert(std::move(function));
    }
  }
  return functions;
}

// Adds derived statements that somebody serves a group.
class Enroller {
 public:
  Enroller(const PropertyGraph& graph, GraphBuilder& builder)
      : builder_(builder), functions_(functions_of(graph)) {
    for (const auto* name : {"function", "status", "basis"}) {
      builder_.declare_link_attribute(name, AttributeType::text);
    }
  }

  void enrol(NodeId member, NodeId group, std::vector<Evidence> evidence) {
    const LinkId link = builder_.add_link(member, group, "serves", true, std::move(evidence));
    builder_.set_link_attribute(link, "basis", std::string("derived"));
    builder_.set_link_attribute(link, "status", std::string("actual"));
    if (const auto it = functions_.find(member); it != functions_.end()) {
      builder_.set_link_attribute(link, "function", as_list(it->second));
    }
  }

 private:
  GraphBuilder& builder_;
  std::map<NodeId, std::set<std::string>> functions_;
};

std::string most_common_country(const PropertyGraph& graph, const std::vector<NodeId>& members) {
  std::map<std::string, std::size_t> counts;
  for (const NodeId member : members) ++counts[std::string(graph.node_text(member, "country"))];
  counts.erase("");
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() ? std::string() : most->first;
}

void name_group(GraphBuilder& builder, NodeId node, const LocalizedText& prefix,
                const std::string& name) {
  builder.set_node_attribute(node, "name_ja", prefix.ja + name);
  builder.set_node_attribute(node, "name_en", prefix.en + name);
}

}  // namespace

Grouping group_by_attribute(const Network& network, std::string_view attribute) {
  const auto& columns = network.graph.node_attributes();
  const auto column = columns.find(attribute);
  if (column == columns.end()) {
    std::vector<std::string> names;
    for (const auto& [name, unused] : columns) names.push_back(name);
    throw Error(ErrorKind::usage, "the nodes have no attribute '" + std::string(attribute) + "'",
                suggest(attribute, names));
  }
  Grouping grouping{.group_of = std::vector<std::string>(network.graph.node_bound()),
                    .reason = column->first};
  for (const NodeId node : network.graph.nodes()) {
    grouping.group_of[node] = to_text(column->second.get(node));
  }
  return grouping;
}

Network with_groups(const Network& network, const Grouping& grouping) {
  const auto& graph = network.graph;
  std::map<std::string, std::vector<NodeId>> members;
  for (const NodeId node : graph.nodes()) {
    if (!grouping.group_of[node].empty()) members[grouping.group_of[node]].push_back(node);
  }
  if (members.empty()) {
    throw Error(ErrorKind::usage, "no node is in a group by '" + grouping.reason + "'");
  }
  GraphBuilder builder(graph);
  Enroller enroller(graph, builder);
  for (const auto* name : {"name_ja", "name_en", "country"}) {
    builder.declare_node_attribute(name, AttributeType::text);
  }
  for (const auto& [name, of_group] : members) {
    std::string id = "group-" + name;
    while (builder.find(id)) id += '-';  // somebody's own node may be called so
    const NodeId group = builder.add_node(id, kGroupKind);
    name_group(builder, group, grouping.prefix, name);
    builder.set_node_attribute(group, "country", most_common_country(graph, of_group));
    for (const NodeId member : of_group) {
      enroller.enrol(member, group, {{"derived", grouping.reason + " = " + name}});
    }
  }
  Network grouped = network;
  grouped.graph = builder.build();
  return grouped;
}

Network with_kind_as_hubs(const Network& network, std::string_view kind) {
  const auto& graph = network.graph;
  if (!graph.kinds().find(kind)) {
    throw Error(ErrorKind::usage, "the network has no node of kind '" + std::string(kind) + "'",
                suggest(kind, graph.kinds().names()));
  }
  std::map<std::pair<NodeId, NodeId>, std::vector<Evidence>> around;  // by member and hub
  std::set<std::pair<NodeId, NodeId>> serving;
  for (const LinkId link : graph.links()) {
    auto [source, target, relation, directed] = graph.link(link);
    if (graph.kind(source) == kind) std::swap(source, target);
    if (graph.kind(source) == kind || graph.kind(target) != kind) continue;
    auto& evidence = around[{source, target}];
    evidence.insert(evidence.end(), graph.evidence(link).begin(), graph.evidence(link).end());
    if (graph.relation(link) == "serves") serving.emplace(source, target);
  }
  GraphBuilder builder(graph);
  Enroller enroller(graph, builder);
  for (auto& [pair, evidence] : around) {
    if (serving.contains(pair)) continue;
    if (evidence.empty()) evidence.push_back({"derived", "link with " + graph.id(pair.second)});
    enroller.enrol(pair.first, pair.second, std::move(evidence));
  }
  Network grouped = network;
  grouped.graph = builder.build();
  return grouped;
}

}  // namespace musubi
