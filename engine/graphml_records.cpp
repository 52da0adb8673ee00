#include "engine/graphml_records.hpp"

#include <algorithm>

namespace musubi {
namespace {

bool gives(const std::vector<const GraphmlKey*>& given, const GraphmlKey& key) {
  return std::find(given.begin(), given.end(), &key) != given.end();
}

}  // namespace

GraphmlRecords::GraphmlRecords(const GraphmlKeys& keys, GraphAssembler& assembler)
    : keys_(keys), assembler_(assembler), colors_(keys) {
  for (const auto& [id, key] : keys_) {
    has_defaults_ = has_defaults_ || key.has_default;
    if (key.is_graphics) continue;
    if (key.is_node && !colors_.is_part(key.name)) {
      assembler_.declare_node_attribute(key.name, key.type);
    }
    if (key.is_edge) assembler_.declare_link_attribute(key.name, key.type);
  }
}

void GraphmlRecords::add(const GraphmlRecord& record) {
  collect_values(record);
  if (record.is_node) colors_.join(values_);
  if (record.graphics) add_graphics(*record.graphics);
  if (record.is_node) {
    assembler_.add_node(record.id, record.place, values_);
  } else {
    add_link(assembler_, record, values_);
  }
}

// Every key's value for a record: its datum, else the default of the key.
void GraphmlRecords::collect_values(const GraphmlRecord& record) {
  values_.clear();
  given_.clear();
  for (const auto& datum : record.data) {
    const auto* key = datum.known;
    if (const auto it = key == nullptr ? keys_.find(datum.of) : keys_.end(); it != keys_.end()) {
      key = &it->second;  // declared behind the record
    }
    if (key == nullptr) {
      assembler_.complain(datum.place, "<data> names the unknown key '" + datum.of + "'",
                          "declare it with <key>");
      continue;
    }
    if (has_defaults_) given_.push_back(key);
    auto& found = values_.emplace_back();
    found.name = key->name;
    found.value = parsed(*key, datum.text, datum.place);
  }
  if (!has_defaults_) return;
  for (const auto& [id, key] : keys_) {
    const bool applies = (record.is_node ? key.is_node : key.is_edge) && !key.is_graphics;
    if (!key.has_default || !applies || gives(given_, key)) continue;
    values_.push_back({key.name, parsed(key, key.default_value, record.place)});
  }
}

// What the file says in words counts more than how it is drawn. A label fills the gaps.
void GraphmlRecords::add_graphics(const YedGraphics& graphics) {
  for (auto& drawn : graphics.values()) {
    const auto* key = key_named(drawn.name);
    const bool fits = key == nullptr || (drawn.name == "label" && key->type == AttributeType::text);
    if (fits && !has_value(values_, drawn.name)) values_.push_back(std::move(drawn));
  }
}

const GraphmlKey* GraphmlRecords::key_named(std::string_view name) const {
  for (const auto& [id, key] : keys_) {
    if (key.name == name && (key.is_node || key.is_edge)) return &key;
  }
  return nullptr;
}

AttributeValue GraphmlRecords::parsed(const GraphmlKey& key, std::string_view text,
                                      std::size_t place) {
  return typed_value(assembler_, key.type == AttributeType::text ? text : trim(text), key.type,
                     key.name, place);
}

}  // namespace musubi
