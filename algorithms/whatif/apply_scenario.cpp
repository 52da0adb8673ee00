#include "algorithms/whatif/apply_scenario.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "algorithms/whatif/scenario_version.hpp"

namespace musubi {
namespace {

class ScenarioEditor {
 public:
  ScenarioEditor(const Network& base, DiagnosticLog& log) : version_(base, log) {}

  void make(const ScenarioEdit& edit) {
    version_.begin(edit);
    switch (edit.kind) {
      case EditKind::add_node:
        return add_node(edit);
      case EditKind::remove_node:
        return remove_node(edit);
      case EditKind::change_node:
        return change_node(edit);
      case EditKind::add_link:
        return add_link(edit);
      case EditKind::remove_link:
        return remove_link(edit);
      case EditKind::change_link:
        return change_link(edit);
      case EditKind::merge:
        return merge(edit);
      case EditKind::move:
        return move(edit);
      case EditKind::close_hub:
        return close_hub(edit);
      case EditKind::drop_country:
        return drop_country(edit);
      case EditKind::drop_relation:
        return drop_relation(edit);
      case EditKind::coverage:
        return set_coverage(edit);
    }
  }

  AppliedScenario take() {
    AppliedScenario result;
    result.edits = version_.take_applied();
    result.network = version_.take_network();
    for (const auto& applied : result.edits) {
      if (applied.edit.kind == EditKind::add_link) result.new_links += applied.links_added;
      if (applied.edit.cost) result.cost = result.cost.value_or(0.0) + *applied.edit.cost;
    }
    return result;
  }

 private:
  [[nodiscard]] const PropertyGraph& graph() const { return version_.graph(); }

  void add_node(const ScenarioEdit& edit) {
    const auto kind = to_text(edit.values.at("kind"));
    if (!version_.check_term("kind", kind)) return;
    for (const auto* name : {"name_ja", "name_en"}) {
      const auto it = edit.values.find(name);
      if (it != edit.values.end() && !version_.check_name(to_text(it->second))) return;
    }
    const auto node = version_.add_node(edit.node, kind);
    if (!node) return;
    for (const auto& [name, value] : edit.values) {
      if (name != "kind") version_.set_node_value(*node, name, value);
    }
    version_.applied().values_changed = 0;  // they came with it
  }

  void remove_node(const ScenarioEdit& edit) {
    if (const auto node = version_.node(edit.node)) remove(*node);
  }

  void remove(NodeId node) {
    const auto id = graph().id(node);
    if (version_.remove_node(node)) version_.rename_subject(id, std::nullopt);
  }

  void change_node(const ScenarioEdit& edit) {
    const auto node = version_.node(edit.node);
    if (!node) return;
    for (const auto& [name, value] : edit.values) version_.set_node_value(*node, name, value);
  }

  void add_link(const ScenarioEdit& edit) {
    const auto source = version_.node(edit.source);
    const auto target = version_.node(edit.target);
    if (!source || !target || !check_words(edit)) return;
    if (*source == *target) {
      return version_.fail("the link goes from '" + graph().id(*source) + "' to itself",
                           "name two different nodes");
    }
    const auto function = edit.function.value_or("");
    const auto role = edit.role.value_or("");
    const auto there = version_.links({*source, *target, edit.relation, function, role});
    if (!there.empty()) {
      const std::string status(graph().link_text(there.front(), "status"));
      return version_.fail("there is a link '" + graph().id(*source) + "' " + edit.relation + " '" +
                               graph().id(*target) + "' already" +
                               (status.empty() ? "" : ", of status '" + status + "'"),
                           "change it with change_link, or take the edit out");
    }
    if (edit.relation == "part_of" && leads_to(*target, *source)) {
      return version_.fail("part_of would go round in a circle through '" + graph().id(*source) +
                               "' and '" + graph().id(*target) + "'",
                           "remove the link in the other direction first");
    }
    const auto link = version_.add_link(*source, *target, edit.relation, function, role);
    if (!link) return;
    const std::map<std::string, std::string> defaults{{"status", "actual"},
                                                      {"basis", "derived"},
                                                      {"note", edit.reason.get(Language::en)},
                                                      {"note_ja", edit.reason.get(Language::ja)}};
    for (const auto& [name, text] : defaults) {
      if (!edit.values.contains(name)) version_.put_link_text(*link, name, text);
    }
    for (const auto& [name, value] : edit.values) version_.set_link_value(*link, name, value);
    version_.applied().values_changed = 0;
  }

  bool check_words(const ScenarioEdit& edit) {
    bool known = version_.check_term("relation", edit.relation);
    for (const auto& function : split_list(edit.function.value_or(""))) {
      known = version_.check_term("function", function) && known;
    }
    if (edit.role && !edit.role->empty()) known = version_.check_term("role", *edit.role) && known;
    return known;
  }

  // Whether `part_of` links lead from one to the other.
  [[nodiscard]] bool leads_to(NodeId from, NodeId to) const {
    std::multimap<NodeId, NodeId> wholes;
    for (const LinkId id : graph().links()) {
      if (graph().relation(id) != "part_of") continue;
      wholes.emplace(graph().link(id).source, graph().link(id).target);
    }
    std::set<NodeId> seen{from};
    std::vector<NodeId> open{from};
    while (!open.empty()) {
      const NodeId at = open.back();
      open.pop_back();
      if (at == to) return true;
      const auto [begin, end] = wholes.equal_range(at);
      for (auto it = begin; it != end; ++it) {
        if (seen.insert(it->second).second) open.push_back(it->second);
      }
    }
    return false;
  }

  // The links that an edit names, with a complaint when there is none.
  std::vector<LinkId> chosen(const ScenarioEdit& edit) {
    const auto source = version_.node(edit.source);
    const auto target = version_.node(edit.target);
    if (!source || !target) return {};
    auto found = version_.links({*source, *target, edit.relation, edit.function, edit.role});
    if (found.empty()) {
      version_.fail("there is no such link from '" + graph().id(*source) + "' to '" +
                        graph().id(*target) + "'",
                    what_there_is(*source, *target));
    }
    return found;
  }

  [[nodiscard]] std::string what_there_is(NodeId source, NodeId target) const {
    std::set<std::string> others;
    for (const LinkId link : version_.links_at(source)) {
      const auto& ends = graph().link(link);
      if (ends.source != target && ends.target != target) continue;
      const auto words = version_.words(link);
      others.insert("'" + words.source + "' " + words.relation + " '" + words.target + "'" +
                    (words.function.empty() ? "" : " (" + words.function + ")"));
    }
    if (others.empty()) return "no link ties the two";
    std::string text;
    for (const auto& other : others) text += (text.empty() ? "there is " : ", ") + other;
    return text;
  }

  void remove_link(const ScenarioEdit& edit) {
    for (const LinkId link : chosen(edit)) version_.remove_link(link);
  }

  void change_link(const ScenarioEdit& edit) {
    for (const LinkId link : chosen(edit)) {
      for (const auto& [name, value] : edit.values) version_.set_link_value(link, name, value);
    }
  }

  void merge(const ScenarioEdit& edit) {
    const auto into = version_.node(edit.node);
    std::vector<NodeId> nodes;
    for (const auto& name : edit.nodes) {
      const auto node = version_.node(name);
      if (node && into && *node != *into) nodes.push_back(*node);
      if (!node) return;
    }
    if (!into) return;
    if (nodes.empty()) {
      return version_.fail("'merge' names nobody but '" + graph().id(*into) + "'",
                           "name those that become one with it in 'nodes'");
    }
    for (const NodeId node : nodes) merge(node, *into);
  }

  void merge(NodeId node, NodeId into) {
    std::set<std::string> aliases;
    for (const NodeId of : {into, node}) {
      for (auto& alias : split_list(graph().node_text(of, "aliases"))) aliases.insert(alias);
    }
    for (const auto* name : {"name_ja", "name_en"}) {
      if (const auto text = graph().node_text(node, name); !text.empty()) {
        aliases.insert(std::string(text));
      }
    }
    std::string joined;
    for (const auto& alias : aliases) joined += (joined.empty() ? "" : ";") + alias;
    for (const LinkId link : version_.links_at(node)) {
      const auto ends = graph().link(link);
      version_.lead(link, ends.source == node ? into : ends.source,
                    ends.target == node ? into : ends.target);
    }
    const auto id = graph().id(node);
    if (!version_.remove_node(node)) return;
    version_.rename_subject(id, graph().id(into));
    version_.put_node_text(into, "aliases", joined);
  }

  void move(const ScenarioEdit& edit) {
    const auto node = version_.node(edit.node);
    const auto to = version_.node(edit.to);
    if (!node || !to || !check_hub(*to)) return;
    const auto from = edit.from.empty() ? only_hub(*node) : version_.node(edit.from);
    if (!from || !check_hub(*from)) return;
    if (*from == *to) {
      return version_.fail("'" + graph().id(*node) + "' is moved to where it is",
                           "name another hub");
    }
    std::vector<LinkId> links;
    for (const LinkId link : version_.links_at(*node)) {
      const auto& ends = graph().link(link);
      if (ends.source == *from || ends.target == *from) links.push_back(link);
    }
    if (links.empty()) {
      return version_.fail(
          "no link ties '" + graph().id(*node) + "' to '" + graph().id(*from) + "'",
          "it serves " + names_of(hubs_of(*node)));
    }
    for (const LinkId link : links) {
      const auto ends = graph().link(link);
      version_.lead(link, ends.source == *from ? *to : ends.source,
                    ends.target == *from ? *to : ends.target);
    }
  }

  [[nodiscard]] std::set<NodeId> hubs_of(NodeId node) const {
    std::set<NodeId> hubs;
    for (const LinkId link : version_.links_at(node)) {
      const auto& ends = graph().link(link);
      const NodeId other = ends.source == node ? ends.target : ends.source;
      if (graph().kind(other) == "hub") hubs.insert(other);
    }
    return hubs;
  }

  [[nodiscard]] std::string names_of(const std::set<NodeId>& nodes) const {
    std::string text;
    for (const NodeId node : nodes) text += (text.empty() ? "'" : ", '") + graph().id(node) + "'";
    return text.empty() ? "no hub" : text;
  }

  std::optional<NodeId> only_hub(NodeId node) {
    const auto hubs = hubs_of(node);
    if (hubs.size() == 1) return *hubs.begin();
    version_.fail("from which hub '" + graph().id(node) + "' is to move is open: it is tied to " +
                      names_of(hubs),
                  "name it in 'from'");
    return std::nullopt;
  }

  bool check_hub(NodeId node) {
    if (graph().kind(node) == "hub") return true;
    std::set<NodeId> hubs;
    for (const NodeId other : graph().nodes()) {
      if (graph().kind(other) == "hub") hubs.insert(other);
    }
    version_.fail("'" + graph().id(node) + "' is no hub, but of kind '" + graph().kind(node) + "'",
                  "hubs are " + names_of(hubs));
    return false;
  }

  void close_hub(const ScenarioEdit& edit) {
    const auto hub = version_.node(edit.node);
    if (hub && check_hub(*hub)) remove(*hub);
  }

  void drop_country(const ScenarioEdit& edit) {
    std::set<std::string> countries;
    std::vector<LinkId> crossing;
    const auto lies_there = [&](NodeId node) {
      const std::string country(graph().node_text(node, "country"));
      if (!country.empty()) countries.insert(country);
      return country == edit.country;
    };
    for (const LinkId link : graph().links()) {
      const bool source = lies_there(graph().link(link).source);
      const bool target = lies_there(graph().link(link).target);
      if (source != target) crossing.push_back(link);
    }
    if (crossing.empty()) {
      std::string known;
      for (const auto& country : countries) known += (known.empty() ? "" : ", ") + country;
      return version_.fail("no link crosses the border of '" + edit.country + "'",
                           known.empty() ? "no node has a country" : "there are " + known);
    }
    for (const LinkId link : crossing) version_.remove_link(link);
  }

  void drop_relation(const ScenarioEdit& edit) {
    std::set<std::string> relations;
    std::vector<LinkId> dropped;
    for (const LinkId link : graph().links()) {
      relations.insert(graph().relation(link));
      if (graph().relation(link) == edit.relation) dropped.push_back(link);
    }
    if (dropped.empty()) {
      return version_.fail("no link is of relation '" + edit.relation + "'",
                           suggest(edit.relation, {relations.begin(), relations.end()}));
    }
    for (const LinkId link : dropped) version_.remove_link(link);
  }

  void set_coverage(const ScenarioEdit& edit) {
    const auto subject = version_.node(edit.node);
    const std::map<std::string, Coverage> known{{"documented", Coverage::documented},
                                                {"partial", Coverage::partial},
                                                {"undocumented", Coverage::undocumented}};
    const auto status = known.find(edit.status);
    if (status == known.end()) {
      version_.fail("no status '" + edit.status + "' of coverage",
                    suggest(edit.status, {"documented", "partial", "undocumented"}));
    }
    for (const auto& topic : edit.topics) {
      if (!version_.check_term("topic", topic)) return;
    }
    if (!subject || status == known.end()) return;
    const auto id = graph().id(*subject);
    auto topics = edit.topics;
    if (topics.empty()) topics = version_.network().vocabularies.names("topic");
    if (topics.empty()) {
      return version_.fail("'coverage' names no topic, and the network has no vocabulary of them",
                           "name them in 'topics'");
    }
    bool changed = false;
    for (const auto& topic : topics) {
      if (version_.network().covered(id, topic) == status->second) continue;
      if (status->second == Coverage::undocumented && is_stated(*subject, topic)) {
        version_.fail(
            "'" + id + "' cannot be undocumented for '" + topic + "': a link says who serves it",
            "write 'partial', or remove the link first");
        continue;
      }
      changed = true;
      version_.set_coverage(id, topic, status->second);
    }
    if (!changed) {
      version_.fail("'" + id + "' is '" + edit.status + "' already on " +
                        (edit.topics.empty() ? "every topic" : "these topics"),
                    "take the edit out");
    }
  }

  [[nodiscard]] bool is_stated(NodeId hub, const std::string& function) const {
    for (const LinkId link : version_.links_at(hub)) {
      if (graph().relation(link) != "serves" || graph().link(link).target != hub) continue;
      const auto functions = split_list(graph().link_text(link, "function"));
      if (std::find(functions.begin(), functions.end(), function) != functions.end()) return true;
    }
    return false;
  }

  ScenarioVersion version_;
};

}  // namespace

AppliedScenario apply_scenario(const Network& base, const Alternative& alternative) {
  DiagnosticLog log;
  ScenarioEditor editor(base, log);
  for (const auto& edit : alternative.edits) editor.make(edit);
  log.throw_if_any();
  auto result = editor.take();
  result.network.sources.push_back({"scenario",
                                    alternative.title.get(Language::ja).empty()
                                        ? alternative.name
                                        : alternative.title.get(Language::ja),
                                    {},
                                    {},
                                    {}});
  return result;
}

}  // namespace musubi
