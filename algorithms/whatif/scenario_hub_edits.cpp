#include "algorithms/whatif/scenario_edits.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace musubi {
namespace {

std::string names_of(const ScenarioVersion& version, const std::set<NodeId>& nodes) {
  std::string text;
  for (const NodeId node : nodes) {
    text += (text.empty() ? "'" : ", '") + version.graph().id(node) + "'";
  }
  return text.empty() ? "no hub" : text;
}

bool check_hub(ScenarioVersion& version, NodeId node) {
  if (version.graph().kind(node) == "hub") return true;
  std::set<NodeId> hubs;
  for (const NodeId other : version.graph().nodes()) {
    if (version.graph().kind(other) == "hub") hubs.insert(other);
  }
  version.fail("'" + version.graph().id(node) + "' is no hub, but of kind '" +
                   version.graph().kind(node) + "'",
               "hubs are " + names_of(version, hubs));
  return false;
}

std::set<NodeId> hubs_of(const ScenarioVersion& version, NodeId node) {
  std::set<NodeId> hubs;
  for (const LinkId link : version.links_at(node)) {
    const auto& ends = version.graph().link(link);
    const NodeId other = ends.source == node ? ends.target : ends.source;
    if (version.graph().kind(other) == "hub") hubs.insert(other);
  }
  return hubs;
}

std::optional<NodeId> only_hub(ScenarioVersion& version, NodeId node) {
  const auto hubs = hubs_of(version, node);
  if (hubs.size() == 1) return *hubs.begin();
  version.fail("from which hub '" + version.graph().id(node) +
                   "' is to move is open: it is tied to " + names_of(version, hubs),
               "name it in 'from'");
  return std::nullopt;
}

bool is_stated(const ScenarioVersion& version, NodeId hub, const std::string& function) {
  for (const LinkId link : version.links_at(hub)) {
    if (version.graph().relation(link) != "serves" || version.graph().link(link).target != hub) {
      continue;
    }
    const auto functions = split_list(version.graph().link_text(link, "function"));
    if (std::find(functions.begin(), functions.end(), function) != functions.end()) return true;
  }
  return false;
}

}  // namespace

void move(ScenarioVersion& version, const ScenarioEdit& edit) {
  const auto node = version.node(edit.node);
  const auto to = version.node(edit.to);
  if (!node || !to || !check_hub(version, *to)) return;
  const auto from = edit.from.empty() ? only_hub(version, *node) : version.node(edit.from);
  if (!from || !check_hub(version, *from)) return;
  if (*from == *to) {
    return version.fail("'" + version.graph().id(*node) + "' is moved to where it is",
                        "name another hub");
  }
  std::vector<LinkId> links;
  for (const LinkId link : version.links_at(*node)) {
    const auto& ends = version.graph().link(link);
    if (ends.source == *from || ends.target == *from) links.push_back(link);
  }
  if (links.empty()) {
    return version.fail(
        "no link ties '" + version.graph().id(*node) + "' to '" + version.graph().id(*from) + "'",
        "it serves " + names_of(version, hubs_of(version, *node)));
  }
  for (const LinkId link : links) {
    const auto ends = version.graph().link(link);
    version.lead(link, ends.source == *from ? *to : ends.source,
                 ends.target == *from ? *to : ends.target);
  }
}

void close_hub(ScenarioVersion& version, const ScenarioEdit& edit) {
  const auto hub = version.node(edit.node);
  if (hub && check_hub(version, *hub)) remove_node(version, edit);
}

void set_coverage(ScenarioVersion& version, const ScenarioEdit& edit) {
  const auto subject = version.node(edit.node);
  const std::map<std::string, Coverage> known{{"documented", Coverage::documented},
                                              {"partial", Coverage::partial},
                                              {"undocumented", Coverage::undocumented}};
  const auto status = known.find(edit.status);
  if (status == known.end()) {
    version.fail("no status '" + edit.status + "' of coverage",
                 suggest(edit.status, {"documented", "partial", "undocumented"}));
  }
  for (const auto& topic : edit.topics) {
    if (!version.check_term("topic", topic)) return;
  }
  if (!subject || status == known.end()) return;
  const auto id = version.graph().id(*subject);
  auto topics = edit.topics;
  if (topics.empty()) topics = version.network().vocabularies.names("topic");
  if (topics.empty()) {
    return version.fail("'coverage' names no topic, and the network has no vocabulary of them",
                        "name them in 'topics'");
  }
  bool changed = false;
  for (const auto& topic : topics) {
    if (version.network().covered(id, topic) == status->second) continue;
    if (status->second == Coverage::undocumented && is_stated(version, *subject, topic)) {
      version.fail(std::string("'").append(id) + "' cannot be undocumented for '" +
                       std::string(topic) + "': a link says who serves it",
                   "write 'partial', or remove the link first");
      continue;
    }
    changed = true;
    version.set_coverage(id, topic, status->second);
  }
  if (!changed) {
    version.fail("'" + id + "' is '" + edit.status + "' already on " +
                     (edit.topics.empty() ? "every topic" : "these topics"),
                 "take the edit out");
  }
}

}  // namespace musubi
