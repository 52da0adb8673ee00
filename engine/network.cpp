#include "engine/network.hpp"

#include <algorithm>

namespace musubi {

void Vocabularies::add_missing(const Vocabularies& other) {
  for (const auto& [topic, terms] : other.topics_) {
    for (const auto& [term, label] : terms) {
      const auto known = names(topic);
      if (std::find(known.begin(), known.end(), term) == known.end()) add(topic, term, label);
    }
  }
}

const Vocabularies::Terms& Vocabularies::terms(const std::string& topic) const {
  static const Terms kNone;
  const auto it = topics_.find(topic);
  return it == topics_.end() ? kNone : it->second;
}

std::vector<std::string> Vocabularies::names(const std::string& topic) const {
  std::vector<std::string> result;
  for (const auto& [term, label] : terms(topic)) result.push_back(term);
  return result;
}

std::string Vocabularies::label(const std::string& topic, std::string_view term,
                                Language language) const {
  for (const auto& [known, label] : terms(topic)) {
    if (known == term && !label.get(language).empty()) return label.get(language);
  }
  return std::string(term);
}

std::string_view name_of(Coverage coverage) {
  switch (coverage) {
    case Coverage::documented:
      return "documented";
    case Coverage::partial:
      return "partial";
    case Coverage::undocumented:
      return "undocumented";
  }
  return "undocumented";
}

const ProjectionSpec& Network::projection(std::string_view wanted) const {
  if (wanted.empty()) return projections.front();
  std::vector<std::string> names;
  for (const auto& spec : projections) {
    if (spec.name == wanted) return spec;
    names.push_back(spec.name);
  }
  throw Error(ErrorKind::usage, "no projection '" + std::string(wanted) + "'",
              suggest(wanted, names));
}

Coverage Network::covered(std::string_view subject, std::string_view topic) const {
  for (const auto& entry : coverage) {
    if (entry.subject == subject && entry.topic == topic) return entry.status;
  }
  return Coverage::undocumented;
}

std::string_view Network::name_view(NodeId node, Language language) const {
  const bool japanese = language == Language::ja;
  for (const auto* attribute :
       {japanese ? "name_ja" : "name_en", japanese ? "name_en" : "name_ja", "label"}) {
    if (const auto text = graph.node_text(node, attribute); !text.empty()) return text;
  }
  return graph.id(node);
}

NameIndex::NameIndex(const PropertyGraph& graph) : graph_(graph) {
  for (const NodeId node : graph_.nodes()) {
    for (const auto* attribute : {"name_ja", "name_en", "label"}) {
      if (const auto name = graph_.node_text(node, attribute); !name.empty()) {
        by_name_.emplace(fold_name(name), node);
      }
    }
    for (const auto& alias : split_list(graph_.node_text(node, "aliases"))) {
      by_name_.emplace(fold_name(alias), node);
    }
  }
}

NodeId NameIndex::find(std::string_view text) const {
  if (const auto node = graph_.find(text)) return *node;
  const auto folded = fold_name(text);
  if (const auto it = by_name_.find(folded); it != by_name_.end()) return it->second;
  std::vector<std::string> names;
  for (const NodeId node : graph_.nodes()) names.push_back(graph_.id(node));
  for (const auto& [name, node] : by_name_) names.push_back(name);
  throw Error(ErrorKind::usage, "no node '" + std::string(text) + "' in the network",
              suggest(folded, names));
}

}  // namespace musubi
