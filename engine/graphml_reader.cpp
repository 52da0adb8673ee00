#include <array>
#include <map>
#include <set>

#include "engine/file.hpp"
#include "engine/graph_assembler.hpp"
#include "engine/network_reader.hpp"
#include "engine/xml_reader.hpp"
#include "engine/yed_graphics.hpp"

namespace musubi {
namespace {

struct Key {
  std::string name{};
  AttributeType type = AttributeType::text;
  bool is_node = false;
  bool is_edge = false;
  bool is_graphics = false;  ///< how yEd draws it; no attribute
  std::string default_value{};
  bool has_default = false;
};

struct Datum {
  std::string key{};
  std::string text{};
  std::size_t line = 0;
};

struct Record {
  std::string id{};
  std::string source{};
  std::string target{};
  bool directed = false;
  std::size_t line = 0;
  std::vector<Datum> data{};
  YedGraphics graphics{};
};

// First phase: the records, in whatever order the file has them.
class Document : public XmlHandler {
 public:
  explicit Document(GraphAssembler& assembler) : assembler_(assembler) {}

  void start(std::string_view name, const XmlAttributeMap& attributes, std::size_t line) override {
    line_ = line;
    if (++depth_ == 1) saw_graphml = name == "graphml";
    if (graphics_ != nullptr) return graphics_->start(name, attributes);
    if (text_ != nullptr) return;  // markup inside <data>: only its text counts
    if (name == "key") {
      start_key(attributes);
    } else if (name == "default" && !current_key_.empty()) {
      auto& key = keys[current_key_];
      key.has_default = true;
      begin_text(key.default_value);
    } else if (name == "graph") {
      if (!nodes.empty() || !edges.empty()) {
        assembler_.warn(line, "nested or further graphs are flattened");
      }
      default_directed_.push_back(value_of(attributes, "edgedefault") == "directed");
    } else if (name == "node") {
      nodes.push_back({.id = value_of(attributes, "id"), .line = line});
      owners_.push_back({&nodes, nodes.size() - 1});
    } else if (name == "edge") {
      start_edge(attributes);
    } else if (name == "data") {
      start_data(value_of(attributes, "key"));
    } else if (name == "port" || name == "hyperedge") {
      assembler_.warn(line, "<" + std::string(name) + "> elements are left out");
    }
  }

  void end(std::string_view name) override {
    if (graphics_ != nullptr && depth_ > text_depth_) {
      graphics_->end(name);
    } else if (text_ != nullptr || graphics_ != nullptr) {
      if (depth_ == text_depth_) {
        text_ = nullptr;
        graphics_ = nullptr;
      }
    } else if (name == "key") {
      current_key_.clear();
    } else if (name == "graph" && !default_directed_.empty()) {
      default_directed_.pop_back();
    } else if ((name == "node" || name == "edge") && !owners_.empty()) {
      owners_.pop_back();
    }
    --depth_;
  }

  void text(std::string_view chars) override {
    if (graphics_ != nullptr) graphics_->text(chars);
    if (text_ != nullptr) *text_ += chars;
  }

  bool saw_graphml = false;
  std::map<std::string, Key> keys{};
  std::vector<Record> nodes{};
  std::vector<Record> edges{};

 private:
  void begin_text(std::string& into) {
    text_ = &into;
    text_depth_ = depth_;
  }

  void start_key(const XmlAttributeMap& attributes) {
    const auto id = value_of(attributes, "id");
    Key key;
    key.name = value_of(attributes, "attr.name");
    if (key.name.empty()) key.name = id;
    const auto domain = value_of(attributes, "for");
    key.is_node = domain.empty() || domain == "all" || domain == "node";
    key.is_edge = domain.empty() || domain == "all" || domain == "edge";
    const auto drawn = value_of(attributes, "yfiles.type");
    key.is_graphics = drawn == "nodegraphics" || drawn == "edgegraphics";
    const auto type = value_of(attributes, "attr.type");
    if (type == "boolean" || type == "bool") {
      key.type = AttributeType::boolean;
    } else if (type == "int" || type == "long" || type == "integer") {
      key.type = AttributeType::integer;
    } else if (type == "float" || type == "double") {
      key.type = AttributeType::real;
    } else if (type != "string" && !type.empty()) {
      assembler_.warn(line_, "attribute '" + key.name + "' has the unknown type '" + type +
                                 "' and is read as text");
    }
    if (id.empty()) {
      assembler_.log().add(assembler_.file(), line_, "a <key> has no id", "give it one");
    }
    current_key_ = id;
    keys[id] = std::move(key);
  }

  void start_edge(const XmlAttributeMap& attributes) {
    Record edge{.source = value_of(attributes, "source"),
                .target = value_of(attributes, "target"),
                .directed = !default_directed_.empty() && default_directed_.back(),
                .line = line_};
    const auto directed = value_of(attributes, "directed");
    if (!directed.empty()) edge.directed = directed == "true" || directed == "1";
    edges.push_back(std::move(edge));
    owners_.push_back({&edges, edges.size() - 1});
  }

  void start_data(const std::string& key) {
    if (owners_.empty()) return;
    auto& owner = (*owners_.back().first)[owners_.back().second];
    if (const auto it = keys.find(key); it != keys.end() && it->second.is_graphics) {
      graphics_ = &owner.graphics;
      text_depth_ = depth_;
      return;
    }
    owner.data.push_back({key, {}, line_});
    begin_text(owner.data.back().text);
  }

  GraphAssembler& assembler_;
  std::size_t line_ = 0;
  std::size_t depth_ = 0;
  std::string current_key_{};
  std::vector<bool> default_directed_{};
  std::vector<std::pair<std::vector<Record>*, std::size_t>> owners_{};
  std::string* text_ = nullptr;
  YedGraphics* graphics_ = nullptr;
  std::size_t text_depth_ = 0;
};

bool has_name(const std::vector<NamedValue>& values, std::string_view name) {
  for (const auto& each : values) {
    if (each.name == name && !std::holds_alternative<std::monostate>(each.value)) return true;
  }
  return false;
}

// Gephi has the colour of a node in three numbers.
class GephiColors {
 public:
  explicit GephiColors(const std::map<std::string, Key>& keys) {
    for (const auto& [id, key] : keys) {
      for (std::size_t i = 0; i < kNames.size(); ++i) {
        declared_[i] = declared_[i] ||
                       (key.is_node && key.name == kNames[i] && key.type == AttributeType::integer);
      }
    }
  }

  [[nodiscard]] bool any() const { return declared_[0] && declared_[1] && declared_[2]; }
  [[nodiscard]] bool is_part(std::string_view name) const {
    return any() && std::find(kNames.begin(), kNames.end(), name) != kNames.end();
  }
  // The three become one, unless the colour is there already.
  void join(std::vector<NamedValue>& values) const {
    if (!any()) return;
    std::array<std::optional<std::int64_t>, 3> parts{};
    for (const auto& [name, value] : values) {
      for (std::size_t i = 0; i < kNames.size(); ++i) {
        const auto* part = std::get_if<std::int64_t>(&value);
        if (part != nullptr && name == kNames[i]) parts[i] = *part;
      }
    }
    std::erase_if(values, [&](const auto& each) { return is_part(each.name); });
    if (!parts[0] || !parts[1] || !parts[2] || has_name(values, look::kColor)) return;
    values.push_back({std::string(look::kColor), hex_color(*parts[0], *parts[1], *parts[2])});
  }

 private:
  static constexpr std::array<std::string_view, 3> kNames{"r", "g", "b"};
  std::array<bool, 3> declared_{};
};

// Second phase: the values of the records, typed as the keys say.
class Records {
 public:
  Records(const Document& document, GraphAssembler& assembler)
      : document_(document), assembler_(assembler), colors_(document.keys) {}

  void assemble() {
    for (const auto& [id, key] : document_.keys) {
      if (key.is_graphics) continue;
      if (key.is_node && !colors_.is_part(key.name)) {
        assembler_.declare_node_attribute(key.name, key.type);
      }
      if (key.is_edge) assembler_.declare_link_attribute(key.name, key.type);
    }
    for (const auto& node : document_.nodes) {
      auto values = values_of(node, true);
      colors_.join(values);
      add_graphics(values, node.graphics);
      assembler_.add_node(node.id, node.line, values);
    }
    for (const auto& edge : document_.edges) {
      auto values = values_of(edge, false);
      add_graphics(values, edge.graphics);
      assembler_.add_link(edge.source, edge.target, edge.directed, edge.line, values);
    }
  }

 private:
  // Every key's value for a record: its datum, else the default of the key.
  std::vector<NamedValue> values_of(const Record& record, bool of_node) {
    std::vector<NamedValue> values;
    std::set<std::string_view> given;
    for (const auto& datum : record.data) {
      const auto it = document_.keys.find(datum.key);
      if (it == document_.keys.end()) {
        assembler_.log().add(assembler_.file(), datum.line,
                             "<data> names the unknown key '" + datum.key + "'",
                             "declare it with <key>");
        continue;
      }
      given.insert(datum.key);
      values.push_back({it->second.name, parsed(it->second, datum.text, datum.line)});
    }
    for (const auto& [id, key] : document_.keys) {
      const bool applies = (of_node ? key.is_node : key.is_edge) && !key.is_graphics;
      if (!key.has_default || given.contains(id) || !applies) continue;
      values.push_back({key.name, parsed(key, key.default_value, record.line)});
    }
    return values;
  }

  // What the file says in words counts more than how it is drawn. A label fills the gaps.
  void add_graphics(std::vector<NamedValue>& values, const YedGraphics& graphics) {
    for (auto& drawn : graphics.values()) {
      const auto* key = key_named(drawn.name);
      const bool fits =
          key == nullptr || (drawn.name == "label" && key->type == AttributeType::text);
      if (fits && !has_name(values, drawn.name)) values.push_back(std::move(drawn));
    }
  }

  [[nodiscard]] const Key* key_named(std::string_view name) const {
    for (const auto& [id, key] : document_.keys) {
      if (key.name == name && (key.is_node || key.is_edge)) return &key;
    }
    return nullptr;
  }

  AttributeValue parsed(const Key& key, const std::string& text, std::size_t line) {
    // igraph writes a missing number as NaN.
    if (key.type == AttributeType::real && fold_name(text) == "nan") return {};
    auto result = parse_value(key.type == AttributeType::text ? text : trim(text), key.type);
    if (!result.ok) {
      assembler_.log().add(assembler_.file(), line,
                           "'" + std::string(trim(text)) + "' is not " + with_article(key.type) +
                               " (attribute '" + key.name + "')");
    }
    return result.value;
  }

  const Document& document_;
  GraphAssembler& assembler_;
  GephiColors colors_;
};

}  // namespace

Network read_graphml(const std::filesystem::path& path, const ReadOptions& options) {
  const auto bytes = read_file(path);  // expat reads the encodings that XML declares
  GraphAssembler assembler(path.string());
  if (bytes.empty()) assembler.refuse("the file is empty");
  Document document(assembler);
  read_xml(bytes, assembler.file(), document, assembler.log());
  if (assembler.log().empty() && !document.saw_graphml) {
    assembler.refuse("is not GraphML", "the root element must be <graphml>");
  }
  assembler.log().throw_if_any();
  Records(document, assembler).assemble();
  return assembler.finish(graph_name(path), options.strict);
}

}  // namespace musubi
