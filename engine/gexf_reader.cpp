#include "engine/gexf_records.hpp"
#include "engine/number_text.hpp"
#include "engine/xml_graph_document.hpp"

namespace musubi {
namespace {

std::optional<AttributeType> gexf_type(std::string_view name) {
  if (name == "string" || name == "anyURI" || name == "char") return AttributeType::text;
  if (name == "boolean") return AttributeType::boolean;
  for (const auto* integer : {"integer", "long", "short", "byte"}) {
    if (name == integer) return AttributeType::integer;
  }
  if (name == "double" || name == "float") return AttributeType::real;
  return std::nullopt;
}

class GexfDocument : public XmlGraphDocument<GexfRecord> {
 public:
  GexfDocument(XmlReader& xml, GraphAssembler& assembler, Assemble when)
      : XmlGraphDocument({"GEXF", "gexf"}, xml, assembler, when) {}

 private:
  void start(std::string_view name) override {
    if (is_name(name, "edge")) {
      start_edge();
    } else if (is_name(name, "attvalue")) {
      add_value();
    } else if (is_name(name, "node")) {
      start_node();
    } else if (is_name(name, "position") || is_name(name, "color") || is_name(name, "size")) {
      add_look(name);
    } else {
      start_other(name);
    }
  }

  void start_other(std::string_view name) {
    if (is_name(name, "graph")) {
      start_graph();
    } else if (is_name(name, "attributes")) {
      declared_ = attribute("class") == "edge" ? &of_edges_ : &of_nodes_;
    } else if (is_name(name, "attribute")) {
      start_attribute();
    } else if (is_name(name, "default") && current_ != nullptr) {
      current_->has_default = true;
      text_ = &current_->default_value;
      want_text(true);
    } else if (is_name(name, "spell") || is_name(name, "spells")) {
      assembler_.warn(xml_.place(), "times (<spells>) are left out");
    }
  }

  void end(std::string_view name) override {
    if (is_name(name, "default")) {
      text_ = nullptr;
      want_text(false);
    }
    if (is_name(name, "attribute")) current_ = nullptr;
    if (is_name(name, "node") || is_name(name, "edge")) close();
  }

  void start_graph() {
    const auto direction = attribute("defaultedgetype");
    directed_ = direction == "directed" || direction == "mutual";
    if (attribute("mode") == "dynamic") {
      assembler_.warn(xml_.place(), "the graph is dynamic: times are left out");
    }
  }

  void start_attribute() {
    if (declared_ == nullptr) return;
    needs_the_rest_if(any_record());
    const std::string id(attribute("id"));
    const auto title = attribute("title");
    const auto type = attribute("type");
    GexfAttribute found{.name = title.empty() ? id : std::string(title)};
    const auto known = gexf_type(type);
    if (known) found.type = *known;
    if (!known && !type.empty()) {
      assembler_.warn(xml_.place(), "attribute '" + found.name + "' has the type '" +
                                        std::string(type) + "' and is read as text");
    }
    if (id.empty()) complain("an <attribute> has no id", "give it one");
    current_ = &((*declared_)[id] = std::move(found));
  }

  void start_node() {
    if (record() != nullptr) assembler_.warn(xml_.place(), "nodes inside nodes are flattened");
    auto& node = open(true);
    node.id = attribute("id");
    node.label = attribute("label");
  }

  void start_edge() {
    auto& edge = open(false);
    edge.label = attribute("label");
    edge.kind = attribute("kind");
    edge.weight = attribute("weight");
    edge.directed = directed_;
    const auto type = attribute("type");
    if (!type.empty()) edge.directed = type == "directed" || type == "mutual";
    set_ends(edge, attribute("source"), attribute("target"));
  }

  void add_value() {
    auto* owner = record();
    if (owner == nullptr) return;
    auto name = attribute("for");
    if (name.empty()) name = attribute("id");  // as GEXF 1.0 has it
    const auto& attributes = owner->is_node ? of_nodes_ : of_edges_;
    const auto it = attributes.find(name);
    needs_the_rest_if(it == attributes.end());
    auto& datum = owner->data.emplace_back();
    datum.text = attribute("value");
    datum.place = xml_.place();
    if (it != attributes.end()) {
      datum.known = &it->second;
    } else {
      datum.of = name;
    }
  }

  // Of the part viz: where a node is, its colour and size. Gephi's y goes up, and its size is a
  // radius; ours go down and across.
  void add_look(std::string_view name) {
    if (record() == nullptr || !record()->is_node) return;
    auto& looks = record()->looks;
    const auto number = [&](std::string_view key) { return parse_number(attribute(key)); };
    if (is_name(name, "position")) {
      const auto x = number("x");
      const auto y = number("y");
      if (!x || !y) return complain("<position> needs numbers x and y");
      looks.push_back({std::string(look::kX), *x});
      looks.push_back({std::string(look::kY), *y == 0.0 ? 0.0 : -*y});
    } else if (is_name(name, "size")) {
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
    assembler_.complain(xml_.place(), std::move(problem), std::move(remedy));
  }

  void text() override {
    *text_ += xml_.text();  // wanted only inside <default>
  }
  void declare() override {
    if (!records_) records_.emplace(of_nodes_, of_edges_, assembler_);
  }
  void add(const GexfRecord& record) override { records_->add(record); }

  bool directed_ = false;
  GexfAttributes of_nodes_{};
  GexfAttributes of_edges_{};
  GexfAttributes* declared_ = nullptr;
  GexfAttribute* current_ = nullptr;
  std::string* text_ = nullptr;
  std::optional<GexfRecords> records_{};
};

}  // namespace

Network read_gexf(const std::filesystem::path& path, const ReadOptions& options) {
  return read_xml_graph<GexfDocument>(path, options);
}

}  // namespace musubi
