#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engine/graph_assembler.hpp"

namespace musubi {

/// What an element says of the node or edge around it: a value as text, of which attribute.
template <typename Attribute>
struct XmlDatum {
  const Attribute* known = nullptr;  ///< the attribute, when it is declared before
  std::string of{};                  ///< else its id
  std::string text{};
  std::size_t place = 0;
};

/// What a graph file in XML says of a node or an edge, whatever the format.
struct XmlRecord {
  bool is_node = false;
  std::string id{};
  std::string source{};
  std::string target{};
  NodeId source_node = kNoNode;  ///< where it is known already
  NodeId target_node = kNoNode;
  bool directed = false;
  std::size_t place = 0;  ///< see XmlReader
};

/// Adds the link of an edge, between the nodes if these are known, else between those of the ids.
void add_link(GraphAssembler& assembler, const XmlRecord& edge,
              const std::vector<NamedValue>& values);

/// The value that `text` is of the attribute `name`; none for the NaN that igraph writes where a
/// number is missing. Logs a text that is no such value.
[[nodiscard]] AttributeValue typed_value(GraphAssembler& assembler, std::string_view text,
                                         AttributeType type, const std::string& name,
                                         std::size_t place);

}  // namespace musubi
