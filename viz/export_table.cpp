#include "viz/export_table.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "viz/escape.hpp"

namespace musubi {
namespace {

AttributeValue text_or_none(std::string text) {
  if (text.empty()) return {};
  return text;
}

AttributeValue cleaned(AttributeValue value) {
  if (const auto* text = std::get_if<std::string>(&value); text != nullptr && text->empty()) {
    return {};
  }
  if (const auto* real = std::get_if<double>(&value); real != nullptr && !std::isfinite(*real)) {
    return {};
  }
  return value;
}

ExportField text_field(std::string name, std::function<std::string(std::uint32_t)> text) {
  return {std::move(name), AttributeType::text,
          [text = std::move(text)](std::uint32_t i) { return text_or_none(text(i)); }};
}

// Of texts that lie in the network.
ExportField view_field(std::string name, std::function<std::string_view(std::uint32_t)> view) {
  ExportField field{std::move(name), AttributeType::text,
                    [view](std::uint32_t i) { return text_or_none(std::string(view(i))); }};
  field.view = std::move(view);
  return field;
}

void add_attributes(std::vector<ExportField>& fields, const AttributeTable& attributes,
                    const std::set<std::string, std::less<>>& taken) {
  for (const auto& [name, column] : attributes) {
    if (taken.contains(name)) continue;
    if (column.type() == AttributeType::text) {
      fields.push_back(
          view_field(name, [&values = column](std::uint32_t i) { return values.text(i); }));
      continue;
    }
    fields.push_back({name, column.type(),
                      [&values = column](std::uint32_t i) { return cleaned(values.get(i)); }});
    fields.back().column = &column;
  }
}

bool all_empty(const SymbolTable& symbols) {
  return std::all_of(symbols.names().begin(), symbols.names().end(),
                     [](const std::string& name) { return name.empty(); });
}

// The distinct entries in order of first appearance, joined.
std::string joined(const std::vector<Evidence>& evidence, std::string Evidence::*part) {
  std::vector<std::string> seen;
  std::string text;
  for (const auto& statement : evidence) {
    const auto& entry = statement.*part;
    if (entry.empty() || std::find(seen.begin(), seen.end(), entry) != seen.end()) continue;
    seen.push_back(entry);
    text += (text.empty() ? "" : ";") + entry;
  }
  return text;
}

std::vector<ExportField> node_fields(const Network& network, Language language,
                                     std::span<const NodeColumn> columns) {
  const auto& graph = network.graph;
  const auto& attributes = graph.node_attributes();
  std::set<std::string, std::less<>> taken{"kind", "label", "id"};
  std::vector<ExportField> fields;
  fields.push_back(
      view_field("kind", [&graph](NodeId node) -> std::string_view { return graph.kind(node); }));
  fields.back().is_empty = all_empty(graph.kinds());
  fields.push_back(view_field(
      "label", [&network, language](NodeId node) { return network.name_view(node, language); }));
  for (const auto* lang : {"ja", "en"}) {
    const std::string name = "name_" + std::string(lang);
    const std::string label = "label_" + std::string(lang);
    if (!attributes.contains(name) || attributes.contains(label)) continue;
    fields.push_back(
        view_field(label, [&graph, name](NodeId node) { return graph.node_text(node, name); }));
    taken.insert(label);
  }
  for (const auto& column : columns) taken.insert(column.name);
  add_attributes(fields, attributes, taken);
  for (const auto& column : columns) {
    fields.push_back({column.name, column.type, [&values = column.by_node](NodeId node) {
                        return node < values.size() ? cleaned(values[node]) : AttributeValue{};
                      }});
  }
  return fields;
}

std::vector<ExportField> link_fields(const Network& network, bool mixed) {
  const auto& graph = network.graph;
  std::vector<ExportField> fields;
  fields.push_back(view_field(
      "relation", [&graph](LinkId link) -> std::string_view { return graph.relation(link); }));
  fields.back().is_empty = all_empty(graph.relations());
  fields.push_back(text_field("evidence", [&graph](LinkId link) {
    return joined(graph.evidence(link), &Evidence::source);
  }));
  fields.push_back(text_field("locator", [&graph](LinkId link) {
    return joined(graph.evidence(link), &Evidence::locator);
  }));
  for (auto i = fields.size() - 2; i < fields.size(); ++i) {
    fields[i].is_empty = !graph.has_evidence();
  }
  std::set<std::string, std::less<>> taken{"relation", "evidence", "locator",
                                           "id",       "source",   "target"};
  if (mixed) {
    taken.insert("undirected");
    fields.push_back(
        {"undirected", AttributeType::boolean, [&graph](LinkId link) -> AttributeValue {
           if (graph.link(link).directed) return {};
           return true;
         }});
  }
  add_attributes(fields, graph.link_attributes(), taken);
  return fields;
}

constexpr std::size_t kMostComplaints = 20;
constexpr std::string_view kRemoveControls = "remove the control character from the input";

std::string printable(const std::string& name) {
  return find_forbidden_in_xml(name) ? xml_escaped(name) : name;
}

void check_records(const std::vector<std::uint32_t>& records, const std::string& what,
                   const std::function<std::string(std::uint32_t)>& name,
                   const std::vector<ExportField>& fields, std::vector<Diagnostic>& found) {
  const auto check = [&](std::uint32_t record, const ExportField& field, std::string_view text) {
    if (found.size() >= kMostComplaints || !find_forbidden_in_xml(text)) return;
    found.push_back({.problem = what + " '" + printable(name(record)) + "': the field '" +
                                field.name + "' holds a character that XML cannot hold",
                     .remedy = std::string(kRemoveControls)});
  };
  std::vector<const ExportField*> texts;
  for (const auto& field : fields) {
    if (field.type == AttributeType::text && !field.is_empty) texts.push_back(&field);
  }
  if (texts.empty()) return;
  for (const auto record : records) {
    for (const auto* field : texts) {
      if (field->view) {
        check(record, *field, field->view(record));
      } else {
        const auto value = field->value(record);
        if (const auto* text = std::get_if<std::string>(&value)) check(record, *field, *text);
      }
    }
  }
}

void check_ids(const PropertyGraph& graph, std::vector<Diagnostic>& found) {
  for (const NodeId node : graph.nodes()) {
    if (found.size() >= kMostComplaints || !find_forbidden_in_xml(graph.id(node))) continue;
    found.push_back({.problem = "node '" + printable(graph.id(node)) +
                                "': the id holds a character that XML cannot hold",
                     .remedy = std::string(kRemoveControls)});
  }
}

}  // namespace

bool ExportField::write_xml(XmlOutput& out, std::uint32_t record, std::string_view head,
                            std::string_view before, std::string_view after) const {
  const auto write = [&](auto&& add_value) {
    out.add(head);
    out.add(before);
    add_value();
    out.add(after);
    return true;
  };
  if (is_empty) return false;
  if (view) {
    const auto text = view(record);
    return !text.empty() && write([&] { out.add_escaped(text); });
  }
  if (column != nullptr) {
    if (const auto real = column->as<double>(record)) {
      return std::isfinite(*real) && write([&] { out.add(*real); });
    }
    if (const auto integer = column->as<std::int64_t>(record)) {
      return write([&] { out.add(*integer); });
    }
  }
  const auto found = value(record);
  return !std::holds_alternative<std::monostate>(found) &&
         write([&] { out.add_escaped(to_text(found)); });
}

std::string_view exchange_type(AttributeType type) {
  switch (type) {
    case AttributeType::boolean:
      return "boolean";
    case AttributeType::integer:
      return "long";
    case AttributeType::real:
      return "double";
    case AttributeType::text:
      break;
  }
  return "string";
}

ExportTable export_table(const Network& network, Language language,
                         std::span<const NodeColumn> columns) {
  ExportTable table;
  const auto& graph = network.graph;
  std::size_t directed = 0;
  for (LinkId link = 0; link < graph.link_bound(); ++link) {
    directed += graph.contains_link(link) && graph.link(link).directed ? 1U : 0U;
  }
  table.directed = directed > 0;
  table.undirected_links = table.directed ? graph.num_links() - directed : 0;
  table.node_fields = node_fields(network, language, columns);
  table.link_fields = link_fields(network, table.undirected_links > 0);
  return table;
}

void require_xml_text(const Network& network, const ExportTable& table) {
  const auto& graph = network.graph;
  std::vector<Diagnostic> found;
  check_ids(graph, found);
  check_records(
      graph.nodes(), "node", [&](NodeId node) { return graph.id(node); }, table.node_fields, found);
  check_records(
      graph.links(), "link",
      [&](LinkId link) {
        return graph.id(graph.link(link).source) + " -> " + graph.id(graph.link(link).target);
      },
      table.link_fields, found);
  if (!found.empty()) throw Error(ErrorKind::output, std::move(found));
}

}  // namespace musubi
