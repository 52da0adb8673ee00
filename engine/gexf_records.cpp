#include "engine/gexf_records.hpp"

#include <algorithm>

namespace musubi {
namespace {

bool declares(const GexfAttributes& attributes, std::string_view name) {
  return std::any_of(attributes.begin(), attributes.end(),
                     [&](const auto& each) { return each.second.name == name; });
}

}  // namespace

GexfRecords::GexfRecords(const GexfAttributes& of_nodes, const GexfAttributes& of_edges,
                         GraphAssembler& assembler)
    : of_nodes_(of_nodes), of_edges_(of_edges), assembler_(assembler) {
  for (const auto& [id, attribute] : of_nodes_) {
    assembler_.declare_node_attribute(attribute.name, attribute.type);
  }
  for (const auto& [id, attribute] : of_edges_) {
    assembler_.declare_link_attribute(attribute.name, attribute.type);
  }
}

void GexfRecords::add(const GexfRecord& record) {
  record.is_node ? add_node(record) : add_edge(record);
}

void GexfRecords::add_node(const GexfRecord& node) {
  const auto& attributes = of_nodes_;
  auto& values = values_of(node, attributes);
  if (!node.label.empty() && node.label != node.id && !declares(attributes, "label")) {
    values.push_back({"label", node.label});
  }
  for (const auto& seen : node.looks) {
    if (!declares(attributes, seen.name)) values.push_back(seen);
  }
  assembler_.add_node(node.id, node.place, values);
}

void GexfRecords::add_edge(const GexfRecord& edge) {
  const auto& attributes = of_edges_;
  auto& values = values_of(edge, attributes);
  const bool relation = declares(attributes, "relation");
  if (!edge.kind.empty() && !relation) values.push_back({"relation", edge.kind});
  // Ours is the word for the relation.
  if (!edge.label.empty() && !relation && !declares(attributes, "label")) {
    values.push_back({"label", edge.label});
  }
  if (!edge.weight.empty() && !declares(attributes, "strength")) {
    values.push_back({"strength", typed_value(assembler_, edge.weight, AttributeType::real,
                                              "weight", edge.place)});
  }
  add_link(assembler_, edge, values);
}

// Every attribute's value for a record: its attvalue, else the default of the attribute.
std::vector<NamedValue>& GexfRecords::values_of(const GexfRecord& record,
                                                const GexfAttributes& attributes) {
  given_.clear();
  for (const auto& datum : record.data) add_given(datum, attributes);
  values_.clear();
  for (const auto& [id, attribute] : attributes) {
    const auto it = std::find_if(given_.begin(), given_.end(),
                                 [&, a = &attribute](const Given& one) { return one.of == a; });
    if (it != given_.end()) {
      values_.push_back({attribute.name, std::move(it->value)});
    } else if (attribute.has_default) {
      values_.push_back(
          {attribute.name, typed_value(assembler_, attribute.default_value, attribute.type,
                                       attribute.name, record.place)});
    }
  }
  return values_;
}

void GexfRecords::add_given(const XmlDatum<GexfAttribute>& datum,
                            const GexfAttributes& attributes) {
  const auto* known = datum.known;
  if (const auto it = known == nullptr ? attributes.find(datum.of) : attributes.end();
      it != attributes.end()) {
    known = &it->second;  // declared behind the record
  }
  if (known == nullptr) {
    return assembler_.complain(datum.place,
                               "<attvalue> names the unknown attribute '" + datum.of + "'",
                               "declare it with <attribute>");
  }
  const auto& attribute = *known;
  auto value = typed_value(assembler_, datum.text, attribute.type, attribute.name, datum.place);
  for (auto& one : given_) {
    if (one.of != &attribute) continue;
    assembler_.warn(datum.place, "of several values of an attribute the last one counts");
    one.value = std::move(value);
    return;
  }
  given_.push_back({&attribute, std::move(value)});
}

}  // namespace musubi
