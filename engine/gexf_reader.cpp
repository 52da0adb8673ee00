#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "engine/file.hpp"
#include "engine/graph_assembler.hpp"
#include "engine/network_reader.hpp"
#include "engine/number_text.hpp"
#include "engine/xml_reader.hpp"

namespace musubi {
namespace {

struct Attribute {
  std::string name{};
  AttributeType type = AttributeType::text;
  std::string default_value{};
  bool has_default = false;
};

struct Datum {
  std::string attribute{};
  std::string text{};
  std::size_t line = 0;
};

struct Record {
  std::string id{};
  std::string source{};
  std::string target{};
  std::string label{};
  std::string kind{};
  std::string weight{};
  bool directed = false;
  std::size_t line = 0;
  std::vector<Datum> data{};
  std::vector<NamedValue> looks{};
};

using Attributes = std::map<std::string, Attribute>;

std::optional<AttributeType> type_named(const std::string& name) {
  if (name == "string" || name == "anyURI" || name == "char") return AttributeType::text;
  if (name == "boolean") return AttributeType::boolean;
  for (const auto* integer : {"integer", "long", "short", "byte"}) {
    if (name == integer) return AttributeType::integer;
  }
  if (name == "double" || name == "float") return AttributeType::real;
  return std::nullopt;
}

// First phase: the records, in whatever order the file has them.
class Document : public XmlHandler {
 public:
  explicit Document(GraphAssembler& assembler) : assembler_(assembler) {}

  void start(std::string_view name, const XmlAttributeMap& attributes, std::size_t line) override {
    line_ = line;
    if (++depth_ == 1) saw_gexf = name == "gexf";
    if (name == "graph") {
      start_graph(attributes);
    } else if (name == "attributes") {
      declared_ = value_of(attributes, "class") == "edge" ? &edge_attributes : &node_attributes;
    } else if (name == "attribute") {
      start_attribute(attributes);
    } else if (name == "default" && current_ != nullptr) {
      current_->has_default = true;
      text_ = &current_->default_value;
    } else if (name == "node") {
      nodes.push_back(
          {.id = value_of(attributes, "id"), .label = value_of(attributes, "label"), .line = line});
      owners_.push_back({&nodes, nodes.size() - 1});
      if (owners_.size() > 1) assembler_.warn(line, "nodes inside nodes are flattened");
    } else if (name == "edge") {
      start_edge(attributes);
    } else if (name == "attvalue") {
      add_value(attributes);
    } else if (name == "spell" || name == "spells") {
      assembler_.warn(line, "times (<spells>) are left out");
    } else if (name == "position" || name == "color" || name == "size") {
      add_look(name, attributes);
    }
  }

  void end(std::string_view name) override {
    --depth_;
    if (name == "default") text_ = nullptr;
    if (name == "attribute") current_ = nullptr;
    if ((name == "node" || name == "edge") && !owners_.empty()) owners_.pop_back();
  }

  void text(std::string_view chars) override {
    if (text_ != nullptr) *text_ += chars;
  }

  bool saw_gexf = false;
  Attributes node_attributes{};
  Attributes edge_attributes{};
  std::vector<Record> nodes{};
  std::vector<Record> edges{};

 private:
  void start_graph(const XmlAttributeMap& attributes) {
    const auto direction = value_of(attributes, "defaultedgetype");
    directed_ = direction == "directed" || direction == "mutual";
    if (value_of(attributes, "mode") == "dynamic") {
      assembler_.warn(line_, "the graph is dynamic: times are left out");
    }
  }

  void start_attribute(const XmlAttributeMap& attributes) {
    if (declared_ == nullptr) return;
    const auto id = value_of(attributes, "id");
    const auto title = value_of(attributes, "title");
    const auto type = value_of(attributes, "type");
    Attribute attribute{.name = title.empty() ? id : title};
    const auto known = type_named(type);
    if (known) attribute.type = *known;
    if (!known && !type.empty()) {
      assembler_.warn(line_, "attribute '" + attribute.name + "' has the type '" + type +
                                 "' and is read as text");
    }
    if (id.empty()) {
      assembler_.log().add(assembler_.file(), line_, "an <attribute> has no id", "give it one");
    }
    current_ = &((*declared_)[id] = std::move(attribute));
  }

  void start_edge(const XmlAttributeMap& attributes) {
    Record edge{.source = value_of(attributes, "source"),
                .target = value_of(attributes, "target"),
                .label = value_of(attributes, "label"),
                .kind = value_of(attributes, "kind"),
                .weight = value_of(attributes, "weight"),
                .directed = directed_,
                .line = line_};
    const auto type = value_of(attributes, "type");
    if (!type.empty()) edge.directed = type == "directed" || type == "mutual";
    edges.push_back(std::move(edge));
    owners_.push_back({&edges, edges.size() - 1});
  }

  void add_value(const XmlAttributeMap& attributes) {
    if (owners_.empty()) return;
    auto name = value_of(attributes, "for");
    if (name.empty()) name = value_of(attributes, "id");  // as GEXF 1.0 has it
    owner().data.push_back({name, value_of(attributes, "value"), line_});
  }

  // Of the part viz: where a node is, its colour and size. Gephi's y goes up, and its size is a
  // radius; ours go down and across.
  void add_look(std::string_view name, const XmlAttributeMap& attributes) {
    if (owners_.empty() || owners_.back().first != &nodes) return;
    auto& looks = owner().looks;
    const auto number = [&](std::string_view key) {
      return parse_number(value_of(attributes, key));
    };
    if (name == "position") {
      const auto x = number("x");
      const auto y = number("y");
      if (!x || !y) return complain("<position> needs numbers x and y");
      looks.push_back({std::string(look::kX), *x});
      looks.push_back({std::string(look::kY), *y == 0.0 ? 0.0 : -*y});
    } else if (name == "size") {
      const auto radius = number("value");
      if (!radius) return complain("<size> needs a number value");
      looks.push_back({std::string(look::kSize), 2.0 * *radius});
    } else if (const auto color = color_of(attributes); !color.empty()) {
      looks.push_back({std::string(look::kColor), color});
    } else {
      complain("<color> needs r, g and b from 0 to 255");
    }
  }

  static std::string color_of(const XmlAttributeMap& attributes) {
    auto hex = value_of(attributes, "hex");
    if (is_hex_color(hex)) return hex;
    std::int64_t parts[3] = {};
    for (std::size_t i = 0; i < 3; ++i) {
      const auto part = parse_integer(value_of(attributes, std::string(1, "rgb"[i])));
      if (!part || *part < 0 || *part > 255) return {};
      parts[i] = *part;
    }
    return hex_color(parts[0], parts[1], parts[2]);
  }

  void complain(std::string problem) {
    assembler_.log().add(assembler_.file(), line_, std::move(problem));
  }
  Record& owner() { return (*owners_.back().first)[owners_.back().second]; }

  GraphAssembler& assembler_;
  std::size_t line_ = 0;
  std::size_t depth_ = 0;
  bool directed_ = false;
  Attributes* declared_ = nullptr;
  Attribute* current_ = nullptr;
  std::string* text_ = nullptr;
  std::vector<std::pair<std::vector<Record>*, std::size_t>> owners_{};
};

bool declares(const Attributes& attributes, std::string_view name) {
  return std::any_of(attributes.begin(), attributes.end(),
                     [&](const auto& each) { return each.second.name == name; });
}

// Second phase: the values of the records, typed as the attributes say. What GEXF has a place of
// its own for is a value too, unless an attribute of that name says it.
class Records {
 public:
  Records(const Document& document, GraphAssembler& assembler)
      : document_(document), assembler_(assembler) {}

  void assemble() {
    for (const auto& [id, attribute] : document_.node_attributes) {
      assembler_.declare_node_attribute(attribute.name, attribute.type);
    }
    for (const auto& [id, attribute] : document_.edge_attributes) {
      assembler_.declare_link_attribute(attribute.name, attribute.type);
    }
    for (const auto& node : document_.nodes) add_node(node);
    for (const auto& edge : document_.edges) add_edge(edge);
  }

 private:
  void add_node(const Record& node) {
    const auto& attributes = document_.node_attributes;
    auto values = values_of(node, attributes);
    if (!node.label.empty() && node.label != node.id && !declares(attributes, "label")) {
      values.push_back({"label", node.label});
    }
    for (const auto& seen : node.looks) {
      if (!declares(attributes, seen.name)) values.push_back(seen);
    }
    assembler_.add_node(node.id, node.line, values);
  }

  void add_edge(const Record& edge) {
    const auto& attributes = document_.edge_attributes;
    auto values = values_of(edge, attributes);
    const bool relation = declares(attributes, "relation");
    if (!edge.kind.empty() && !relation) values.push_back({"relation", edge.kind});
    // Ours is the word for the relation.
    if (!edge.label.empty() && !relation && !declares(attributes, "label")) {
      values.push_back({"label", edge.label});
    }
    if (!edge.weight.empty() && !declares(attributes, "strength")) {
      values.push_back({"strength", parsed(edge.weight, AttributeType::real, "weight", edge.line)});
    }
    assembler_.add_link(edge.source, edge.target, edge.directed, edge.line, values);
  }

  // Every attribute's value for a record: its attvalue, else the default of the attribute.
  std::vector<NamedValue> values_of(const Record& record, const Attributes& attributes) {
    std::map<std::string_view, AttributeValue> given;
    for (const auto& datum : record.data) {
      const auto it = attributes.find(datum.attribute);
      if (it == attributes.end()) {
        assembler_.log().add(assembler_.file(), datum.line,
                             "<attvalue> names the unknown attribute '" + datum.attribute + "'",
                             "declare it with <attribute>");
        continue;
      }
      if (given.contains(it->first)) {
        assembler_.warn(datum.line, "of several values of an attribute the last one counts");
      }
      given[it->first] = parsed(datum.text, it->second.type, it->second.name, datum.line);
    }
    std::vector<NamedValue> values;
    for (const auto& [id, attribute] : attributes) {
      if (const auto it = given.find(id); it != given.end()) {
        values.push_back({attribute.name, it->second});
      } else if (attribute.has_default) {
        values.push_back({attribute.name, parsed(attribute.default_value, attribute.type,
                                                 attribute.name, record.line)});
      }
    }
    return values;
  }

  AttributeValue parsed(const std::string& text, AttributeType type, const std::string& name,
                        std::size_t line) {
    if (type == AttributeType::real && fold_name(text) == "nan") return {};
    auto result = parse_value(text, type);
    if (!result.ok) {
      assembler_.log().add(assembler_.file(), line,
                           "'" + std::string(trim(text)) + "' is not " + with_article(type) +
                               " (attribute '" + name + "')");
    }
    return result.value;
  }

  const Document& document_;
  GraphAssembler& assembler_;
};

}  // namespace

Network read_gexf(const std::filesystem::path& path, const ReadOptions& options) {
  const auto bytes = read_file(path);  // expat reads the encodings that XML declares
  GraphAssembler assembler(path.string());
  if (bytes.empty()) assembler.refuse("the file is empty");
  Document document(assembler);
  read_xml(bytes, assembler.file(), document, assembler.log());
  if (assembler.log().empty() && !document.saw_gexf) {
    assembler.refuse("is not GEXF", "the root element must be <gexf>");
  }
  assembler.log().throw_if_any();
  Records(document, assembler).assemble();
  return assembler.finish(graph_name(path), options.strict);
}

}  // namespace musubi
