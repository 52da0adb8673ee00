#include "algorithms/whatif/scenario_version.hpp"

#include <algorithm>
#include <set>

namespace musubi {
namespace {

// Functions in any order are the same functions.
std::string sorted_list(std::string_view text) {
  auto items = split_list(text);
  std::sort(items.begin(), items.end());
  std::string joined;
  for (const auto& item : items) joined += (joined.empty() ? "" : ";") + item;
  return joined;
}

}  // namespace

std::string quoted(const LinkWords& words) {
  auto text = "'" + words.source + "' " + words.relation + " '" + words.target + "'";
  if (!words.function.empty()) text += " (" + words.function + ")";
  return text;
}

void ScenarioVersion::begin(const ScenarioEdit& edit) {
  edit_ = &edit;
  applied_.push_back({.edit = edit});
}

void ScenarioVersion::fail(std::string problem, std::string remedy) {
  log_.add(edit_->file, edit_->line, std::move(problem), std::move(remedy));
}

void ScenarioVersion::contradicts(Edits other, const std::string& what) {
  const auto where = other->file == edit_->file ? "line " + std::to_string(other->line)
                                                : other->file + ":" + std::to_string(other->line);
  fail("the edit contradicts that of " + where + ", which " + what, "take one of the two out");
}

const NameIndex& ScenarioVersion::names() {
  if (!names_) names_.emplace(network_.graph);
  return *names_;
}

std::optional<NodeId> ScenarioVersion::node(const std::string& name) {
  if (const auto node = graph().find(name)) return node;
  if (const auto it = gone_nodes_.find(name); it != gone_nodes_.end()) {
    contradicts(it->second, "takes '" + name + "' away");
    return std::nullopt;
  }
  try {
    const NodeId node = names().find(name);
    if (graph().contains_node(node)) return node;
    contradicts(gone_nodes_.at(graph().id(node)), "takes '" + name + "' away");
  } catch (const Error& error) {
    const auto& told = error.diagnostics().front();
    fail(told.problem, told.remedy.empty() ? "add it with add_node first" : told.remedy);
  }
  return std::nullopt;
}

std::vector<LinkId> ScenarioVersion::links(const LinkChoice& choice) const {
  std::vector<LinkId> found;
  const auto function = choice.function ? sorted_list(*choice.function) : "";
  for (LinkId id = 0; id < graph().link_bound(); ++id) {
    if (!graph().contains_link(id)) continue;
    const auto& link = graph().link(id);
    const bool along = link.source == choice.source && link.target == choice.target;
    const bool back =
        !link.directed && link.source == choice.target && link.target == choice.source;
    if (!along && !back) continue;
    if (!choice.relation.empty() && graph().relation(id) != choice.relation) continue;
    if (choice.function && sorted_list(graph().link_text(id, "function")) != function) continue;
    if (choice.role && graph().link_text(id, "role") != *choice.role) continue;
    found.push_back(id);
  }
  return found;
}

std::vector<LinkId> ScenarioVersion::links_at(NodeId node) const {
  std::vector<LinkId> found;
  for (LinkId id = 0; id < graph().link_bound(); ++id) {
    if (!graph().contains_link(id)) continue;
    const auto& link = graph().link(id);
    if (link.source == node || link.target == node) found.push_back(id);
  }
  return found;
}

LinkWords ScenarioVersion::words(LinkId link) const {
  const auto& ends = graph().link(link);
  return {graph().id(ends.source), graph().id(ends.target), graph().relation(link),
          sorted_list(graph().link_text(link, "function")),
          std::string(graph().link_text(link, "role"))};
}

bool ScenarioVersion::check_term(const std::string& topic, const std::string& term) {
  const auto known = network_.vocabularies.names(topic);
  if (known.empty() || std::find(known.begin(), known.end(), term) != known.end()) return true;
  const auto remedy = suggest(term, known);
  fail("unknown " + topic + " '" + term + "'",
       remedy.empty() ? "use a term of the vocabulary in datapackage.json" : remedy);
  return false;
}

bool ScenarioVersion::check_name(const std::string& name) {
  try {
    const NodeId other = names().find(name);
    if (!graph().contains_node(other)) return true;
    fail("the name '" + name + "' belongs to '" + graph().id(other) + "'",
         "make the names differ, or use that node");
    return false;
  } catch (const Error&) {
    return true;  // nobody goes by it, which is what is wanted
  }
}

std::optional<NodeId> ScenarioVersion::add_node(const std::string& id, const std::string& kind) {
  if (const auto there = graph().find(id)) {
    if (const auto it = new_nodes_.find(*there); it != new_nodes_.end()) {
      contradicts(it->second, "adds '" + id + "' too");
    } else {
      fail("the node '" + id + "' exists already", "give it another id, or use change_node");
    }
    return std::nullopt;
  }
  if (const auto it = gone_nodes_.find(id); it != gone_nodes_.end()) {
    contradicts(it->second, "takes '" + id + "' away");
    return std::nullopt;
  }
  GraphBuilder builder(graph());
  const NodeId node = builder.add_node(id, kind);
  network_.graph = builder.build();
  new_nodes_[node] = edit_;
  ++applied().nodes_added;
  return node;
}

bool ScenarioVersion::remove_node(NodeId node) {
  const auto id = graph().id(node);
  if (const auto it = new_nodes_.find(node); it != new_nodes_.end()) {
    contradicts(it->second, "adds '" + id + "'");
    return false;
  }
  for (const LinkId link : links_at(node)) {
    if (!remove_link(link)) return false;
  }
  GraphBuilder builder(graph());
  builder.remove_node(node);
  network_.graph = builder.build();
  gone_nodes_[id] = edit_;
  ++applied().nodes_removed;
  return true;
}

std::optional<LinkId> ScenarioVersion::add_link(NodeId source, NodeId target,
                                                const std::string& relation,
                                                const std::string& function,
                                                const std::string& role,
                                                const std::vector<LinkId>& like) {
  const LinkWords added{graph().id(source), graph().id(target), relation, sorted_list(function),
                        role};
  if (const auto it = gone_links_.find(added); it != gone_links_.end() && it->second != edit_) {
    contradicts(it->second, "takes the link " + quoted(added) + " away");
    return std::nullopt;
  }
  // A plain graph's own links say whether links of it have a direction.
  bool directed = true;
  const bool copied = !like.empty();
  if (copied) {
    directed = graph().link(like.front()).directed;
  } else if (!network_.is_package && graph().num_links() > 0) {
    directed = graph().link(graph().links().front()).directed;
  }
  std::vector<Evidence> evidence;
  for (const LinkId link : like) {
    for (const auto& stated : graph().evidence(link)) {
      if (std::find(evidence.begin(), evidence.end(), stated) == evidence.end()) {
        evidence.push_back(stated);
      }
    }
  }
  evidence.push_back({"scenario", edit_->reason.get(Language::ja)});
  GraphBuilder builder(graph());
  const LinkId link = builder.add_link(source, target, relation, directed, std::move(evidence));
  if (copied) {
    for (const auto& [name, column] : graph().link_attributes()) {
      builder.set_link_attribute(link, name, column.get(like.front()));
    }
  }
  network_.graph = builder.build();
  new_links_[link] = edit_;
  ++applied().links_added;
  if (!copied) {
    if (!function.empty()) put_link_text(link, "function", function);
    if (!role.empty()) put_link_text(link, "role", role);
  }
  return link;
}

bool ScenarioVersion::remove_link(LinkId link) {
  const auto removed = words(link);
  if (const auto it = new_links_.find(link); it != new_links_.end() && it->second != edit_) {
    contradicts(it->second, "adds the link " + quoted(removed));
    return false;
  }
  GraphBuilder builder(graph());
  builder.remove_link(link);
  network_.graph = builder.build();
  gone_links_[removed] = edit_;
  ++applied().links_removed;
  return true;
}

void ScenarioVersion::lead(LinkId link, NodeId source, NodeId target) {
  if (source == target) {
    remove_link(link);
    return;
  }
  const auto before = words(link);
  std::vector<LinkId> same;
  for (const LinkId other :
       links({source, target, before.relation, before.function, before.role})) {
    if (graph().link_text(other, "status") == graph().link_text(link, "status")) {
      same.push_back(other);
    }
  }
  same.push_back(link);
  // What an edit added stays its own when another leads it elsewhere: no contradiction.
  for (const LinkId old : same) {
    if (const auto it = new_links_.find(old); it != new_links_.end()) it->second = edit_;
  }
  const std::string function(graph().link_text(link, "function"));
  if (!add_link(source, target, before.relation, function, before.role, same)) return;
  for (const LinkId old : same) remove_link(old);
}

}  // namespace musubi
