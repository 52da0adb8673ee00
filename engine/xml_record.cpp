#include "engine/xml_record.hpp"

namespace musubi {

void add_link(GraphAssembler& assembler, const XmlRecord& edge,
              const std::vector<NamedValue>& values) {
  if (edge.source_node != kNoNode) {
    assembler.add_link(edge.source_node, edge.target_node, edge.directed, edge.place, values);
  } else {
    assembler.add_link(edge.source, edge.target, edge.directed, edge.place, values);
  }
}

AttributeValue typed_value(GraphAssembler& assembler, std::string_view text, AttributeType type,
                           const std::string& name, std::size_t place) {
  auto result = parse_value(text, type);
  if (!result.ok && type == AttributeType::real && fold_name(text) == "nan") return {};
  if (!result.ok) {
    assembler.complain(place, "'" + std::string(trim(text)) + "' is not " + with_article(type) +
                                  " (attribute '" + name + "')");
  }
  return std::move(result.value);
}

}  // namespace musubi
