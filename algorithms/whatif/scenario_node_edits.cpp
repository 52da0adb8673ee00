#include "algorithms/whatif/scenario_edits.hpp"

#include <set>

namespace musubi {
namespace {

void merge_one(ScenarioVersion& version, NodeId node, NodeId into) {
  std::set<std::string> aliases;
  for (const NodeId of : {into, node}) {
    for (auto& alias : split_list(version.graph().node_text(of, "aliases"))) aliases.insert(alias);
  }
  for (const auto* name : {"name_ja", "name_en"}) {
    if (const auto text = version.graph().node_text(node, name); !text.empty()) {
      aliases.insert(std::string(text));
    }
  }
  std::string joined;
  for (const auto& alias : aliases) joined += (joined.empty() ? "" : ";") + alias;
  for (const LinkId link : version.links_at(node)) {
    const auto ends = version.graph().link(link);
    version.lead(link, ends.source == node ? into : ends.source,
                 ends.target == node ? into : ends.target);
  }
  const auto id = version.graph().id(node);
  if (!version.remove_node(node)) return;
  version.rename_subject(id, version.graph().id(into));
  version.put_node_text(into, "aliases", joined);
}

}  // namespace

void add_node(ScenarioVersion& version, const ScenarioEdit& edit) {
  const auto kind = to_text(edit.values.at("kind"));
  if (!version.check_term("kind", kind)) return;
  for (const auto* name : {"name_ja", "name_en"}) {
    const auto it = edit.values.find(name);
    if (it != edit.values.end() && !version.check_name(to_text(it->second))) return;
  }
  const auto node = version.add_node(edit.node, kind);
  if (!node) return;
  for (const auto& [name, value] : edit.values) {
    if (name != "kind") version.set_node_value(*node, name, value);
  }
  version.applied().values_changed = 0;  // they came with it
}

void remove_node(ScenarioVersion& version, const ScenarioEdit& edit) {
  const auto node = version.node(edit.node);
  if (!node) return;
  const auto id = version.graph().id(*node);
  if (version.remove_node(*node)) version.rename_subject(id, std::nullopt);
}

void change_node(ScenarioVersion& version, const ScenarioEdit& edit) {
  const auto node = version.node(edit.node);
  if (!node) return;
  for (const auto& [name, value] : edit.values) version.set_node_value(*node, name, value);
}

void merge(ScenarioVersion& version, const ScenarioEdit& edit) {
  const auto into = version.node(edit.node);
  std::vector<NodeId> nodes;
  for (const auto& name : edit.nodes) {
    const auto node = version.node(name);
    if (node && into && *node != *into) nodes.push_back(*node);
    if (!node) return;
  }
  if (!into) return;
  if (nodes.empty()) {
    return version.fail("'merge' names nobody but '" + version.graph().id(*into) + "'",
                        "name those that become one with it in 'nodes'");
  }
  for (const NodeId node : nodes) merge_one(version, node, *into);
}

}  // namespace musubi
