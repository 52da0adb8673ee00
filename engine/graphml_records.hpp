#pragma once
#include <optional>
#include <vector>

#include "engine/gephi_colors.hpp"
#include "engine/graphml_keys.hpp"
#include "engine/xml_record.hpp"
#include "engine/yed_graphics.hpp"

namespace musubi {

struct GraphmlRecord : XmlRecord {
  std::vector<XmlDatum<GraphmlKey>> data{};
  std::optional<YedGraphics> graphics{};

  void reset() {
    data.clear();
    graphics.reset();
  }
};

/// Turns records into nodes and links: their values typed as the keys say.
class GraphmlRecords {
 public:
  GraphmlRecords(const GraphmlKeys& keys, GraphAssembler& assembler);

  void add(const GraphmlRecord& record);

 private:
  void collect_values(const GraphmlRecord& record);
  void add_graphics(const YedGraphics& graphics);
  [[nodiscard]] const GraphmlKey* key_named(std::string_view name) const;
  AttributeValue parsed(const GraphmlKey& key, std::string_view text, std::size_t place);

  const GraphmlKeys& keys_;
  GraphAssembler& assembler_;
  GephiColors colors_;
  bool has_defaults_ = false;
  std::vector<NamedValue> values_{};
  std::vector<const GraphmlKey*> given_{};  // by the record, where keys have defaults
};

}  // namespace musubi
