#pragma once
#include <map>
#include <string>
#include <vector>

#include "engine/xml_record.hpp"

namespace musubi {

struct GexfAttribute {
  std::string name{};
  AttributeType type = AttributeType::text;
  std::string default_value{};
  bool has_default = false;
};

/// By id, in that order.
using GexfAttributes = std::map<std::string, GexfAttribute, std::less<>>;

struct GexfRecord : XmlRecord {
  std::string label{};
  std::string kind{};
  std::string weight{};
  std::vector<XmlDatum<GexfAttribute>> data{};
  std::vector<NamedValue> looks{};

  void reset() {
    data.clear();
    looks.clear();
  }
};

/// Turns records into nodes and links: their values typed as the attributes say. What GEXF has a
/// place of its own for is a value too, unless an attribute of that name says it.
class GexfRecords {
 public:
  GexfRecords(const GexfAttributes& of_nodes, const GexfAttributes& of_edges,
              GraphAssembler& assembler);

  void add(const GexfRecord& record);

 private:
  struct Given {
    const GexfAttribute* of;
    AttributeValue value;
  };

  void add_node(const GexfRecord& node);
  void add_edge(const GexfRecord& edge);
  std::vector<NamedValue>& values_of(const GexfRecord& record, const GexfAttributes& attributes);
  void add_given(const XmlDatum<GexfAttribute>& datum, const GexfAttributes& attributes);

  const GexfAttributes& of_nodes_;
  const GexfAttributes& of_edges_;
  GraphAssembler& assembler_;
  std::vector<Given> given_{};
  std::vector<NamedValue> values_{};
};

}  // namespace musubi
