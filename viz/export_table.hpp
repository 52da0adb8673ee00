#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/attribute.hpp"
#include "engine/network.hpp"
#include "viz/xml_output.hpp"

namespace musubi {

/// A column that was computed, to be written beside the attributes of the nodes: a centrality, a
/// community number.
struct NodeColumn {
  std::string name{};
  AttributeType type = AttributeType::real;
  std::vector<AttributeValue>
      by_node{};  ///< by NodeId; what is missing or beyond the end is no value
};

/// One field of every node or of every link, whatever it comes from.
struct ExportField {
  std::string name{};
  AttributeType type = AttributeType::text;
  std::function<AttributeValue(std::uint32_t)> value{};  ///< of a NodeId or LinkId; monostate: none
  /// Of a field of text whose values lie in the network: the same without a copy, "" when there is
  /// none. Not there for other fields.
  std::function<std::string_view(std::uint32_t)> view{};
  /// Where the values of a field that is an attribute, but no text, stand.
  const AttributeColumn* column = nullptr;
  bool is_empty = false;  ///< no record has a value

  /// Writes `head`, `before`, the text of the value and `after`; nothing, and returns false, when
  /// there is no value.
  bool write_xml(XmlOutput& out, std::uint32_t record, std::string_view head,
                 std::string_view before, std::string_view after) const;
};

/// What GraphML, GEXF and CX2 alike call a type: "boolean", "long", "double", "string".
[[nodiscard]] std::string_view exchange_type(AttributeType type);

/// What a writer writes: the same fields in the same order in every format.
struct ExportTable {
  std::vector<ExportField> node_fields{};  ///< kind, label, label_ja, label_en, attributes, columns
  std::vector<ExportField>
      link_fields{};                 ///< relation, evidence, locator, [undirected], attributes
  bool directed = false;             ///< of the graph as a whole
  std::size_t undirected_links = 0;  ///< in a directed graph: written as directed, and marked so
};

/// `label` is the name in the language asked; label_ja and label_en are there when the network
/// names its nodes in both. Evidence of several sources is joined by ";", and so are differing
/// locators. A network with both kinds of link is written as a directed graph in which a field
/// `undirected` marks the undirected ones, for igraph and NetworkX cannot read a mixed one. Empty
/// texts and numbers that are not finite are no value. A column replaces an attribute of its name.
/// The table refers to `network` and `columns`, which must outlive it. O(attributes + links).
[[nodiscard]] ExportTable export_table(const Network& network, Language language,
                                       std::span<const NodeColumn> columns = {});

/// Throws Error(output) naming every record and field (at most 20) that XML cannot hold: control
/// characters and bytes that are not UTF-8. O(size).
void require_xml_text(const Network& network, const ExportTable& table);

}  // namespace musubi
