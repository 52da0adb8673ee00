#include <algorithm>

#include "algorithms/whatif/scenario_version.hpp"

// What a ScenarioVersion does with the values of nodes and links, and with what is said of them.
namespace musubi {
namespace {

std::vector<std::string> names_of(const AttributeTable& table) {
  std::vector<std::string> names;
  for (const auto& [name, column] : table) names.push_back(name);
  return names;
}

}  // namespace

std::optional<AttributeValue> ScenarioVersion::fitting(const AttributeTable& table,
                                                       const std::string& name,
                                                       const AttributeValue& value) {
  const auto it = table.find(name);
  if (it == table.end()) {
    fail("there is no column '" + name + "'", suggest(name, names_of(table)));
    return std::nullopt;
  }
  const auto type = it->second.type();
  const auto parsed = parse_value(to_text(value), type);
  if (!parsed.ok) {
    fail("'" + name + "' must be " + with_article(type) + ", not '" + to_text(value) + "'",
         "write it as in the CSV file");
    return std::nullopt;
  }
  for (const auto* topic : {"status", "basis", "function", "role"}) {
    if (name != topic) continue;
    for (const auto& term : split_list(to_text(value))) {
      if (!check_term(topic, term)) return std::nullopt;
    }
  }
  if (name == "strength") {
    const auto* number = std::get_if<double>(&parsed.value);
    if (number != nullptr && !(*number >= 0.0)) {
      fail("'strength' must be 0 or more, not " + to_text(value));
      return std::nullopt;
    }
  }
  return parsed.value;
}

bool ScenarioVersion::claim(const std::string& thing, const std::string& attribute,
                            const std::string& shown) {
  const auto [it, fresh] = values_.emplace(std::pair(thing, attribute), edit_);
  if (!fresh && it->second != edit_) contradicts(it->second, "sets " + shown + " too");
  return fresh || it->second == edit_;
}

void ScenarioVersion::set_node_value(NodeId node, const std::string& name,
                                     const AttributeValue& value) {
  const auto id = graph().id(node);
  const auto shown = "'" + name + "' of '" + id + "'";
  if (!claim("node " + id, name, shown)) return;
  GraphBuilder builder(graph());
  if (name == "kind") {
    const auto kind = to_text(value);
    if (!check_term("kind", kind)) return;
    if (graph().kind(node) == kind) {
      return fail("'" + id + "' is of kind '" + kind + "' already", "take the edit out");
    }
    builder.set_kind(node, kind);
  } else {
    const auto fit = fitting(graph().node_attributes(), name, value);
    if (!fit) return;
    if (graph().node_attributes().find(name)->second.get(node) == *fit) {
      return fail(shown + " is '" + to_text(value) + "' already", "take the edit out");
    }
    builder.set_node_attribute(node, name, *fit);
  }
  network_.graph = builder.build();
  ++applied().values_changed;
}

void ScenarioVersion::set_link_value(LinkId link, const std::string& name,
                                     const AttributeValue& value) {
  const auto at = words(link);
  const auto text = "'" + name + "' of the link " + quoted(at);
  if (!claim("link " + std::to_string(link), name, text)) return;
  const auto fit = fitting(graph().link_attributes(), name, value);
  if (!fit) return;
  if (graph().link_attributes().find(name)->second.get(link) == *fit) {
    return fail(text + " is '" + to_text(value) + "' already", "take the edit out");
  }
  GraphBuilder builder(graph());
  builder.set_link_attribute(link, name, *fit);
  network_.graph = builder.build();
  ++applied().values_changed;
}

void ScenarioVersion::put_node_text(NodeId node, const std::string& name, const std::string& text) {
  if (!graph().node_attributes().contains(name)) return;
  GraphBuilder builder(graph());
  builder.set_node_attribute(node, name, parse_value(text, AttributeType::text).value);
  network_.graph = builder.build();
}

void ScenarioVersion::put_link_text(LinkId link, const std::string& name, const std::string& text) {
  if (!graph().link_attributes().contains(name)) return;
  GraphBuilder builder(graph());
  builder.set_link_attribute(link, name, parse_value(text, AttributeType::text).value);
  network_.graph = builder.build();
}

void ScenarioVersion::set_coverage(const std::string& subject, const std::string& topic,
                                   Coverage status) {
  if (!claim("coverage " + subject, topic, "what is known of '" + subject + "' on " + topic)) {
    return;
  }
  ++applied().values_changed;
  for (auto& entry : network_.coverage) {
    if (entry.subject != subject || entry.topic != topic) continue;
    entry.status = status;
    entry.evidence = {"scenario"};
    entry.note = edit_->reason;
    return;
  }
  network_.coverage.push_back({subject, topic, status, {"scenario"}, edit_->reason});
}

void ScenarioVersion::rename_subject(const std::string& from,
                                     const std::optional<std::string>& to) {
  for (const NodeId node : graph().nodes()) {
    if (graph().node_text(node, "parent") == from) put_node_text(node, "parent", to.value_or(""));
  }
  if (!to) {
    std::erase_if(network_.coverage, [&](const auto& entry) { return entry.subject == from; });
    std::erase_if(network_.indicators, [&](const auto& figure) { return figure.subject == from; });
    return;
  }
  for (auto& figure : network_.indicators) {
    if (figure.subject == from) figure.subject = *to;
  }
  // Of two words on one topic the one that tells of more reading counts, as when packages join.
  std::vector<CoverageEntry> moved;
  std::erase_if(network_.coverage, [&](const auto& entry) {
    if (entry.subject != from) return false;
    moved.push_back(entry);
    return true;
  });
  for (auto& entry : moved) {
    entry.subject = *to;
    const auto known = std::find_if(
        network_.coverage.begin(), network_.coverage.end(),
        [&](const auto& other) { return other.subject == *to && other.topic == entry.topic; });
    if (known == network_.coverage.end()) {
      network_.coverage.push_back(std::move(entry));
    } else if (entry.status < known->status) {
      *known = std::move(entry);
    }
  }
}

}  // namespace musubi
