#include "algorithms/whatif/scenario_edits.hpp"

#include <map>
#include <set>

namespace musubi {
namespace {

bool check_words(ScenarioVersion& version, const ScenarioEdit& edit) {
  bool known = version.check_term("relation", edit.relation);
  for (const auto& function : split_list(edit.function.value_or(""))) {
    known = version.check_term("function", function) && known;
  }
  if (edit.role && !edit.role->empty()) known = version.check_term("role", *edit.role) && known;
  return known;
}

// Whether `part_of` links lead from one to the other.
bool leads_to(const ScenarioVersion& version, NodeId from, NodeId to) {
  std::multimap<NodeId, NodeId> wholes;
  for (const LinkId id : version.graph().links()) {
    if (version.graph().relation(id) != "part_of") continue;
    wholes.emplace(version.graph().link(id).source, version.graph().link(id).target);
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

std::string what_there_is(const ScenarioVersion& version, NodeId source, NodeId target) {
  std::set<std::string> others;
  for (const LinkId link : version.links_at(source)) {
    const auto& ends = version.graph().link(link);
    if (ends.source != target && ends.target != target) continue;
    const auto words = version.words(link);
    others.insert("'" + words.source + "' " + words.relation + " '" + words.target + "'" +
                  (words.function.empty() ? "" : " (" + words.function + ")"));
  }
  if (others.empty()) return "no link ties the two";
  std::string text;
  for (const auto& other : others) text += (text.empty() ? "there is " : ", ") + other;
  return text;
}

// The links that an edit names, with a complaint when there is none.
std::vector<LinkId> chosen(ScenarioVersion& version, const ScenarioEdit& edit) {
  const auto source = version.node(edit.source);
  const auto target = version.node(edit.target);
  if (!source || !target) return {};
  auto found = version.links({*source, *target, edit.relation, edit.function, edit.role});
  if (found.empty()) {
    version.fail("there is no such link from '" + version.graph().id(*source) + "' to '" +
                     version.graph().id(*target) + "'",
                 what_there_is(version, *source, *target));
  }
  return found;
}

}  // namespace

void add_link(ScenarioVersion& version, const ScenarioEdit& edit) {
  const auto source = version.node(edit.source);
  const auto target = version.node(edit.target);
  if (!source || !target || !check_words(version, edit)) return;
  if (*source == *target) {
    return version.fail("the link goes from '" + version.graph().id(*source) + "' to itself",
                        "name two different nodes");
  }
  const auto function = edit.function.value_or("");
  const auto role = edit.role.value_or("");
  const auto there = version.links({*source, *target, edit.relation, function, role});
  if (!there.empty()) {
    const std::string status(version.graph().link_text(there.front(), "status"));
    return version.fail("there is a link '" + version.graph().id(*source) + "' " + edit.relation +
                            " '" + version.graph().id(*target) + "' already" +
                            (status.empty() ? "" : ", of status '" + status + "'"),
                        "change it with change_link, or take the edit out");
  }
  if (edit.relation == "part_of" && leads_to(version, *target, *source)) {
    return version.fail("part_of would go round in a circle through '" +
                            version.graph().id(*source) + "' and '" + version.graph().id(*target) +
                            "'",
                        "remove the link in the other direction first");
  }
  const auto link = version.add_link(*source, *target, edit.relation, function, role);
  if (!link) return;
  const std::map<std::string, std::string> defaults{{"status", "actual"},
                                                    {"basis", "derived"},
                                                    {"note", edit.reason.get(Language::en)},
                                                    {"note_ja", edit.reason.get(Language::ja)}};
  for (const auto& [name, text] : defaults) {
    if (!edit.values.contains(name)) version.put_link_text(*link, name, text);
  }
  for (const auto& [name, value] : edit.values) version.set_link_value(*link, name, value);
  version.applied().values_changed = 0;
}

void remove_link(ScenarioVersion& version, const ScenarioEdit& edit) {
  for (const LinkId link : chosen(version, edit)) version.remove_link(link);
}

void change_link(ScenarioVersion& version, const ScenarioEdit& edit) {
  for (const LinkId link : chosen(version, edit)) {
    for (const auto& [name, value] : edit.values) version.set_link_value(link, name, value);
  }
}

void drop_country(ScenarioVersion& version, const ScenarioEdit& edit) {
  std::set<std::string> countries;
  std::vector<LinkId> crossing;
  const auto lies_there = [&](NodeId node) {
    const std::string country(version.graph().node_text(node, "country"));
    if (!country.empty()) countries.insert(country);
    return country == edit.country;
  };
  for (const LinkId link : version.graph().links()) {
    const bool source = lies_there(version.graph().link(link).source);
    const bool target = lies_there(version.graph().link(link).target);
    if (source != target) crossing.push_back(link);
  }
  if (crossing.empty()) {
    std::string known;
    for (const auto& country : countries) known += (known.empty() ? "" : ", ") + country;
    return version.fail("no link crosses the border of '" + edit.country + "'",
                        known.empty() ? "no node has a country" : "there are " + known);
  }
  for (const LinkId link : crossing) version.remove_link(link);
}

void drop_relation(ScenarioVersion& version, const ScenarioEdit& edit) {
  std::set<std::string> relations;
  std::vector<LinkId> dropped;
  for (const LinkId link : version.graph().links()) {
    relations.insert(version.graph().relation(link));
    if (version.graph().relation(link) == edit.relation) dropped.push_back(link);
  }
  if (dropped.empty()) {
    return version.fail("no link is of relation '" + edit.relation + "'",
                        suggest(edit.relation, {relations.begin(), relations.end()}));
  }
  for (const LinkId link : dropped) version.remove_link(link);
}

}  // namespace musubi
