#include <algorithm>
#include <deque>
#include <map>
#include <optional>

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
  bool is_node = false;
  std::string id{};
  std::string source{};
  std::string target{};
  std::string label{};
  std::string kind{};
  std::string weight{};
  NodeId source_node = kNoNode;  ///< where it is known already
  NodeId target_node = kNoNode;
  bool directed = false;
  std::size_t line = 0;
  std::vector<Datum> data{};
  std::vector<NamedValue> looks{};
};

// By id, in that order.
using Attributes = std::map<std::string, Attribute, std::less<>>;

std::optional<AttributeType> type_named(std::string_view name) {
  if (name == "string" || name == "anyURI" || name == "char") return AttributeType::text;
  if (name == "boolean") return AttributeType::boolean;
  for (const auto* integer : {"integer", "long", "short", "byte"}) {
    if (name == integer) return AttributeType::integer;
  }
  if (name == "double" || name == "float") return AttributeType::real;
  return std::nullopt;
}

bool declares(const Attributes& attributes, std::string_view name) {
  return std::any_of(attributes.begin(), attributes.end(),
                     [&](const auto& each) { return each.second.name == name; });
}

// Turns records into nodes and links: their values typed as the attributes say. What GEXF has a
// place of its own for is a value too, unless an attribute of that name says it.
class Records {
 public:
  Records(const Attributes& of_nodes, const Attributes& of_edges, GraphAssembler& assembler)
      : of_nodes_(of_nodes), of_edges_(of_edges), assembler_(assembler) {
    for (const auto& [id, attribute] : of_nodes_) {
      assembler_.declare_node_attribute(attribute.name, attribute.type);
    }
    for (const auto& [id, attribute] : of_edges_) {
      assembler_.declare_link_attribute(attribute.name, attribute.type);
    }
  }

  void add(const Record& record) { record.is_node ? add_node(record) : add_edge(record); }

 private:
  void add_node(const Record& node) {
    const auto& attributes = of_nodes_;
    auto& values = values_of(node, attributes);
    if (!node.label.empty() && node.label != node.id && !declares(attributes, "label")) {
      values.push_back({"label", node.label});
    }
    for (const auto& seen : node.looks) {
      if (!declares(attributes, seen.name)) values.push_back(seen);
    }
    assembler_.add_node(node.id, node.line, values);
  }

  void add_edge(const Record& edge) {
    const auto& attributes = of_edges_;
    auto& values = values_of(edge, attributes);
    const bool relation = declares(attributes, "relation");
    if (!edge.kind.empty() && !relation) values.push_back({"relation", edge.kind});
    // Ours is the word for the relation.
    if (!edge.label.empty() && !relation && !declares(attributes, "label")) {
      values.push_back({"label", edge.label});
    }
    if (!edge.weight.empty() && !declares(attributes, "strength")) {
      values.push_back({"strength", parsed(edge.weight, AttributeType::real, "weight", edge.line)});
    }
    if (edge.source_node != kNoNode) {
      assembler_.add_link(edge.source_node, edge.target_node, edge.directed, edge.line, values);
    } else {
      assembler_.add_link(edge.source, edge.target, edge.directed, edge.line, values);
    }
  }

  // Every attribute's value for a record: its attvalue, else the default of the attribute.
  std::vector<NamedValue>& values_of(const Record& record, const Attributes& attributes) {
    given_.clear();
    for (const auto& datum : record.data) add_given(datum, attributes);
    values_.clear();
    for (const auto& [id, attribute] : attributes) {
      const auto it = std::find_if(given_.begin(), given_.end(),
                                   [&, a = &attribute](const Given& one) { return one.of == a; });
      if (it != given_.end()) {
        values_.push_back({attribute.name, std::move(it->value)});
      } else if (attribute.has_default) {
        values_.push_back({attribute.name, parsed(attribute.default_value, attribute.type,
                                                  attribute.name, record.line)});
      }
    }
    return values_;
  }

  void add_given(const Datum& datum, const Attributes& attributes) {
    const auto found = attributes.find(datum.attribute);
    if (found == attributes.end()) {
      return assembler_.log().add(
          assembler_.file(), datum.line,
          "<attvalue> names the unknown attribute '" + datum.attribute + "'",
          "declare it with <attribute>");
    }
    const auto& attribute = found->second;
    auto value = parsed(datum.text, attribute.type, attribute.name, datum.line);
    for (auto& one : given_) {
      if (one.of != &attribute) continue;
      assembler_.warn(datum.line, "of several values of an attribute the last one counts");
      one.value = std::move(value);
      return;
    }
    given_.push_back({&attribute, std::move(value)});
  }

  AttributeValue parsed(const std::string& text, AttributeType type, const std::string& name,
                        std::size_t line) {
    auto result = parse_value(text, type);
    if (!result.ok && type == AttributeType::real && fold_name(text) == "nan") return {};
    if (!result.ok) {
      assembler_.log().add(assembler_.file(), line,
                           "'" + std::string(trim(text)) + "' is not " + with_article(type) +
                               " (attribute '" + name + "')");
    }
    return std::move(result.value);
  }

  struct Given {
    const Attribute* of;
    AttributeValue value;
  };

  const Attributes& of_nodes_;
  const Attributes& of_edges_;
  GraphAssembler& assembler_;
  std::vector<Given> given_{};
  std::vector<NamedValue> values_{};
};

// Whether records become nodes and links as they end, or at the end of the document.
enum class Assemble { at_once, at_end };

// Reads the elements. What must be known before a record can be assembled may stand behind it: an
// attribute, a node of an edge, the rest of a node around it. Few files have that. They are read a
// second time, and then all records are kept first.
class Document {
 public:
  Document(XmlReader& xml, GraphAssembler& assembler, Assemble when)
      : xml_(xml), assembler_(assembler), when_(when) {}

  // False when the document must be read again, assembled at its end.
  [[nodiscard]] bool read() {
    for (auto token = xml_.next(); token != XmlToken::done; token = xml_.next()) {
      if (token == XmlToken::text) {
        if (text_ != nullptr) *text_ += xml_.text();
      } else if (token == XmlToken::end) {
        end(xml_.name());
      } else {
        start(xml_.name());
      }
      if (out_of_order_) return false;
    }
    return true;
  }

  // Throws Error(input) with what is wrong so far.
  void finish() {
    if (assembler_.log().empty() && !saw_gexf_) {
      assembler_.refuse("is not GEXF", "the root element must be <gexf>");
    }
    assembler_.log().throw_if_any();
    for (const auto& node : nodes_) records().add(node);
    for (const auto& edge : edges_) records().add(edge);
    records();  // of no record, too, the attributes are declared
  }

 private:
  void start(std::string_view name) {
    if (++depth_ == 1) saw_gexf_ = name == "gexf";
    if (name == "edge") {
      start_edge();
    } else if (name == "attvalue") {
      add_value();
    } else if (name == "node") {
      auto& node = open(true);
      node.id = attribute("id");
      node.label = attribute("label");
    } else if (name == "position" || name == "color" || name == "size") {
      add_look(name);
    } else {
      start_other(name);
    }
  }

  void start_other(std::string_view name) {
    if (name == "graph") {
      start_graph();
    } else if (name == "attributes") {
      declared_ = attribute("class") == "edge" ? &of_edges_ : &of_nodes_;
    } else if (name == "attribute") {
      start_attribute();
    } else if (name == "default" && current_ != nullptr) {
      current_->has_default = true;
      text_ = &current_->default_value;
    } else if (name == "spell" || name == "spells") {
      assembler_.warn(xml_.line(), "times (<spells>) are left out");
    }
  }

  void end(std::string_view name) {
    --depth_;
    if (name == "default") text_ = nullptr;
    if (name == "attribute") current_ = nullptr;
    if ((name == "node" || name == "edge") && !open_.empty()) close();
  }

  void start_graph() {
    const auto direction = attribute("defaultedgetype");
    directed_ = direction == "directed" || direction == "mutual";
    if (attribute("mode") == "dynamic") {
      assembler_.warn(xml_.line(), "the graph is dynamic: times are left out");
    }
  }

  void start_attribute() {
    if (declared_ == nullptr) return;
    out_of_order_ = when_ == Assemble::at_once && any_record_;
    const std::string id(attribute("id"));
    const auto title = attribute("title");
    const auto type = attribute("type");
    Attribute found{.name = title.empty() ? id : std::string(title)};
    const auto known = type_named(type);
    if (known) found.type = *known;
    if (!known && !type.empty()) {
      assembler_.warn(xml_.line(), "attribute '" + found.name + "' has the type '" +
                                       std::string(type) + "' and is read as text");
    }
    if (id.empty()) complain("an <attribute> has no id", "give it one");
    current_ = &((*declared_)[id] = std::move(found));
  }

  void start_edge() {
    auto& edge = open(false);
    const auto source = attribute("source");
    const auto target = attribute("target");
    edge.label = attribute("label");
    edge.kind = attribute("kind");
    edge.weight = attribute("weight");
    edge.directed = directed_;
    const auto type = attribute("type");
    if (!type.empty()) edge.directed = type == "directed" || type == "mutual";
    if (when_ == Assemble::at_end) {
      edge.source = source;
      edge.target = target;
      return;
    }
    edge.source_node = assembler_.find_node(source);
    edge.target_node = assembler_.find_node(target);
    const bool known = edge.source_node != kNoNode && edge.target_node != kNoNode;
    out_of_order_ = out_of_order_ || !known;
  }

  Record& open(bool is_node) {
    any_record_ = true;
    auto* record = &record_;
    if (when_ == Assemble::at_end) {
      record = &(is_node ? nodes_ : edges_).emplace_back();
      if (is_node && !open_.empty()) {
        assembler_.warn(xml_.line(), "nodes inside nodes are flattened");
      }
    } else {
      out_of_order_ = !open_.empty();  // the outer one is not whole yet
      record->data.clear();
      record->looks.clear();
    }
    record->is_node = is_node;
    record->line = xml_.line();
    open_.push_back(record);
    return *record;
  }

  void close() {
    if (when_ == Assemble::at_once) records().add(*open_.back());
    open_.pop_back();
  }

  void add_value() {
    if (open_.empty()) return;
    auto& owner = *open_.back();
    auto name = attribute("for");
    if (name.empty()) name = attribute("id");  // as GEXF 1.0 has it
    owner.data.push_back({std::string(name), std::string(attribute("value")), xml_.line()});
    out_of_order_ =
        when_ == Assemble::at_once && !(owner.is_node ? of_nodes_ : of_edges_).contains(name);
  }

  // Of the part viz: where a node is, its colour and size. Gephi's y goes up, and its size is a
  // radius; ours go down and across.
  void add_look(std::string_view name) {
    if (open_.empty() || !open_.back()->is_node) return;
    auto& looks = open_.back()->looks;
    const auto number = [&](std::string_view key) { return parse_number(attribute(key)); };
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
    } else if (const auto color = color_of_element(); !color.empty()) {
      looks.push_back({std::string(look::kColor), color});
    } else {
      complain("<color> needs r, g and b from 0 to 255");
    }
  }

  [[nodiscard]] std::string color_of_element() const {
    const auto hex = attribute("hex");
    if (is_hex_color(hex)) return std::string(hex);
    std::int64_t parts[3] = {};
    for (std::size_t i = 0; i < 3; ++i) {
      const auto part = parse_integer(attribute(std::string_view("rgb").substr(i, 1)));
      if (!part || *part < 0 || *part > 255) return {};
      parts[i] = *part;
    }
    return hex_color(parts[0], parts[1], parts[2]);
  }

  void complain(std::string problem, std::string remedy = {}) {
    assembler_.log().add(assembler_.file(), xml_.line(), std::move(problem), std::move(remedy));
  }
  Records& records() {
    if (!records_) records_.emplace(of_nodes_, of_edges_, assembler_);
    return *records_;
  }
  [[nodiscard]] std::string_view attribute(std::string_view name) const {
    return value_of(xml_.attributes(), name);
  }

  XmlReader& xml_;
  GraphAssembler& assembler_;
  Assemble when_;
  bool out_of_order_ = false;
  bool saw_gexf_ = false;
  bool any_record_ = false;
  std::size_t depth_ = 0;
  bool directed_ = false;
  Attributes of_nodes_{};
  Attributes of_edges_{};
  Attributes* declared_ = nullptr;
  Attribute* current_ = nullptr;
  std::string* text_ = nullptr;
  std::vector<Record*> open_{};
  Record record_{};  // the one there is when they are assembled at once
  std::deque<Record> nodes_{};
  std::deque<Record> edges_{};
  std::optional<Records> records_{};
};

// nullopt when the records can only be assembled at the end.
std::optional<Network> read_document(const XmlDocument& bytes, const std::filesystem::path& path,
                                     const ReadOptions& options, Assemble when) {
  GraphAssembler assembler(path.string());
  XmlReader xml(bytes, assembler.file(), assembler.log());
  Document document(xml, assembler, when);
  if (!document.read()) return std::nullopt;
  document.finish();
  return assembler.finish(graph_name(path), options.strict);
}

}  // namespace

Network read_gexf(const std::filesystem::path& path, const ReadOptions& options) {
  auto bytes = read_file(path);
  if (bytes.empty()) GraphAssembler(path.string()).refuse("the file is empty");
  const XmlDocument document(std::move(bytes));
  if (auto network = read_document(document, path, options, Assemble::at_once)) {
    return std::move(*network);
  }
  return *read_document(document, path, options, Assemble::at_end);
}

}  // namespace musubi
