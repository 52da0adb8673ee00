#include "cli/group_choice.hpp"

#include "algorithms/gaps/grouping.hpp"
#include "cli/community_method.hpp"

namespace musubi::cli {
namespace {

// "hubs" and "hub" both mean the nodes of kind hub.
std::string kind_named(const Network& network, const std::string& text) {
  for (const auto& kind : network.graph.kinds().names()) {
    if (text == kind || text == kind + "s") return kind;
  }
  return text;
}

std::string joined(const std::vector<std::string>& names) {
  std::string list;
  for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
  return list.empty() ? "none" : list;
}

// What --groups can take in this network.
std::string choices(const Network& network) {
  std::vector<std::string> attributes;
  for (const auto& [name, column] : network.graph.node_attributes()) attributes.push_back(name);
  return "use --groups with a kind (" + joined(network.graph.kinds().names()) +
         "), an attribute of nodes (" + joined(attributes) + ") or 'communities'";
}

Grouping by_communities(const Session& session, const Network& network,
                        const ProjectionSpec& spec) {
  const auto projection = project(network.graph, spec);
  const auto found = find_communities(network, projection,
                                      {.seed = session.seed, .execution = session.execution()});
  Grouping grouping{.group_of = std::vector<std::string>(network.graph.node_bound()),
                    .prefix = {"グループ", "community "},
                    .reason = "communities"};
  for (const NodeId node : network.graph.nodes()) {
    const Vertex v = projection.vertex_of_node[node];
    if (v != kNoVertex) grouping.group_of[node] = std::to_string(found.partition[v] + 1);
  }
  return grouping;
}

// Splits "attribute:prefecture"; the first part is empty without a colon.
std::pair<std::string, std::string> split_choice(const std::string& groups) {
  const auto colon = groups.find(':');
  if (colon == std::string::npos) return {"", groups};
  return {groups.substr(0, colon), groups.substr(colon + 1)};
}

void group(const Session& session, const std::string& groups, GroupedNetwork& result) {
  auto& network = result.network;
  auto [sort, name] = split_choice(groups);
  const bool is_kind = network.graph.kinds().find(kind_named(network, name)).has_value();
  const auto& attributes = network.graph.node_attributes();
  if (sort.empty()) {
    sort = is_kind                                        ? "kind"
           : attributes.find(name) != attributes.end()    ? "attribute"
           : name == "communities" || name == "community" ? "communities"
                                                          : "";
  } else if (sort != "kind" && sort != "attribute") {
    sort.clear();
  }
  if (sort == "kind") {
    result.gaps.group_kind = kind_named(network, name);
    network = with_kind_as_hubs(network, result.gaps.group_kind);
  } else if (sort == "attribute") {
    result.gaps.group_kind = kGroupKind;
    network = with_groups(network, group_by_attribute(network, name));
  } else if (sort == "communities") {
    result.gaps.group_kind = kGroupKind;
    network = with_groups(network, by_communities(session, network, result.projection));
  } else {
    throw Error(ErrorKind::usage, "no groups '" + groups + "' in the network", choices(network));
  }
  if (!network.graph.relations().find("partners_with")) {
    result.gaps.tie_relations = network.graph.relations().names();
    std::erase(result.gaps.tie_relations, "serves");
  }
  auto& relations = result.projection.relations;
  if (!relations.empty() &&
      std::find(relations.begin(), relations.end(), "serves") == relations.end()) {
    relations.emplace_back("serves");
  }
}

}  // namespace

GroupedNetwork grouped_network(const Session& session, Network network, const std::string& between,
                               const std::string& groups) {
  GroupedNetwork result{.network = std::move(network)};
  result.projection = session.projection_spec(result.network);
  result.gaps.statuses = session.statuses(result.network);
  if (!groups.empty()) {
    group(session, groups, result);
    return result;
  }
  const std::string kind = kind_named(result.network, between.empty() ? "hub" : between);
  if (!result.network.graph.kinds().find(kind)) {
    throw Error(ErrorKind::usage, "the network has no node of kind '" + kind + "'",
                choices(result.network));
  }
  result.gaps.group_kind = kind;
  return result;
}

}  // namespace musubi::cli
