#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <optional>

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

// By id, in that order.
using Keys = std::map<std::string, Key, std::less<>>;

struct Datum {
  std::string key{};
  std::string text{};
  std::size_t line = 0;
};

struct Record {
  bool is_node = false;
  std::string id{};
  std::string source{};
  std::string target{};
  NodeId source_node = kNoNode;  ///< where it is known already
  NodeId target_node = kNoNode;
  bool directed = false;
  std::size_t line = 0;
  std::vector<Datum> data{};
  std::optional<YedGraphics> graphics{};
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
  explicit GephiColors(const Keys& keys) {
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

// Turns records into nodes and links: their values typed as the keys say.
class Records {
 public:
  Records(const Keys& keys, GraphAssembler& assembler)
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

  void add(const Record& record) {
    collect_values(record);
    if (record.is_node) colors_.join(values_);
    if (record.graphics) add_graphics(*record.graphics);
    if (record.is_node) {
      assembler_.add_node(record.id, record.line, values_);
    } else if (record.source_node != kNoNode) {
      assembler_.add_link(record.source_node, record.target_node, record.directed, record.line,
                          values_);
    } else {
      assembler_.add_link(record.source, record.target, record.directed, record.line, values_);
    }
  }

 private:
  // Every key's value for a record: its datum, else the default of the key.
  void collect_values(const Record& record) {
    values_.clear();
    for (const auto& datum : record.data) {
      const auto it = keys_.find(datum.key);
      if (it == keys_.end()) {
        assembler_.log().add(assembler_.file(), datum.line,
                             "<data> names the unknown key '" + datum.key + "'",
                             "declare it with <key>");
        continue;
      }
      values_.push_back({it->second.name, parsed(it->second, datum.text, datum.line)});
    }
    if (!has_defaults_) return;
    for (const auto& [id, key] : keys_) {
      const bool applies = (record.is_node ? key.is_node : key.is_edge) && !key.is_graphics;
      if (!key.has_default || !applies || gives(record, id)) continue;
      values_.push_back({key.name, parsed(key, key.default_value, record.line)});
    }
  }

  static bool gives(const Record& record, std::string_view key) {
    return std::any_of(record.data.begin(), record.data.end(),
                       [&](const Datum& datum) { return datum.key == key; });
  }

  // What the file says in words counts more than how it is drawn. A label fills the gaps.
  void add_graphics(const YedGraphics& graphics) {
    for (auto& drawn : graphics.values()) {
      const auto* key = key_named(drawn.name);
      const bool fits =
          key == nullptr || (drawn.name == "label" && key->type == AttributeType::text);
      if (fits && !has_name(values_, drawn.name)) values_.push_back(std::move(drawn));
    }
  }

  [[nodiscard]] const Key* key_named(std::string_view name) const {
    for (const auto& [id, key] : keys_) {
      if (key.name == name && (key.is_node || key.is_edge)) return &key;
    }
    return nullptr;
  }

  AttributeValue parsed(const Key& key, const std::string& text, std::size_t line) {
    auto result = parse_value(key.type == AttributeType::text ? text : trim(text), key.type);
    // igraph writes a missing number as NaN.
    if (!result.ok && key.type == AttributeType::real && fold_name(text) == "nan") return {};
    if (!result.ok) {
      assembler_.log().add(assembler_.file(), line,
                           "'" + std::string(trim(text)) + "' is not " + with_article(key.type) +
                               " (attribute '" + key.name + "')");
    }
    return std::move(result.value);
  }

  const Keys& keys_;
  GraphAssembler& assembler_;
  GephiColors colors_;
  bool has_defaults_ = false;
  std::vector<NamedValue> values_{};
};

// Whether records become nodes and links as they end, or at the end of the document.
enum class Assemble { at_once, at_end };

// Reads the elements. What must be known before a record can be assembled may stand behind it: a
// key, a node of an edge, the rest of a node around it. Few files have that. They are read a second
// time, and then all records are kept first.
class Document {
 public:
  Document(XmlReader& xml, GraphAssembler& assembler, Assemble when)
      : xml_(xml), assembler_(assembler), when_(when) {}

  // False when the document must be read again, assembled at its end.
  [[nodiscard]] bool read() {
    for (auto token = xml_.next(); token != XmlToken::done; token = xml_.next()) {
      if (token == XmlToken::text) {
        text();
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
    if (assembler_.log().empty() && !saw_graphml_) {
      assembler_.refuse("is not GraphML", "the root element must be <graphml>");
    }
    assembler_.log().throw_if_any();
    for (const auto& node : nodes_) records().add(node);
    for (const auto& edge : edges_) records().add(edge);
    records();  // of no record, too, the keys are declared
  }

 private:
  void start(std::string_view name) {
    if (++depth_ == 1) saw_graphml_ = name == "graphml";
    if (graphics_ != nullptr) return graphics_->start(name, xml_.attributes());
    if (text_ != nullptr) return;  // markup inside <data>: only its text counts
    if (name == "edge") {
      start_edge();
    } else if (name == "data") {
      start_data();
    } else if (name == "node") {
      open(true).id = attribute("id");
    } else {
      start_other(name);
    }
  }

  void start_other(std::string_view name) {
    if (name == "key") {
      start_key();
    } else if (name == "default" && current_key_ != nullptr) {
      current_key_->has_default = true;
      begin_text(current_key_->default_value);
    } else if (name == "graph") {
      if (any_record_) assembler_.warn(xml_.line(), "nested or further graphs are flattened");
      default_directed_.push_back(attribute("edgedefault") == "directed");
    } else if (name == "port" || name == "hyperedge") {
      assembler_.warn(xml_.line(), "<" + std::string(name) + "> elements are left out");
    }
  }

  void end(std::string_view name) {
    if (graphics_ != nullptr && depth_ > text_depth_) {
      graphics_->end(name);
    } else if (text_ != nullptr || graphics_ != nullptr) {
      if (depth_ == text_depth_) {
        text_ = nullptr;
        graphics_ = nullptr;
      }
    } else if (name == "key") {
      current_key_ = nullptr;
    } else if (name == "graph" && !default_directed_.empty()) {
      default_directed_.pop_back();
    } else if ((name == "node" || name == "edge") && !open_.empty()) {
      close();
    }
    --depth_;
  }

  void text() {
    if (graphics_ != nullptr) graphics_->text(xml_.text());
    if (text_ != nullptr) *text_ += xml_.text();
  }

  void begin_text(std::string& into) {
    text_ = &into;
    text_depth_ = depth_;
  }

  void start_key() {
    out_of_order_ = out_of_order_ || (when_ == Assemble::at_once && any_record_);
    const std::string id(attribute("id"));
    Key key;
    key.name = attribute("attr.name");
    if (key.name.empty()) key.name = id;
    const auto domain = attribute("for");
    key.is_node = domain.empty() || domain == "all" || domain == "node";
    key.is_edge = domain.empty() || domain == "all" || domain == "edge";
    const auto drawn = attribute("yfiles.type");
    key.is_graphics = drawn == "nodegraphics" || drawn == "edgegraphics";
    const auto type = attribute("attr.type");
    if (type == "boolean" || type == "bool") {
      key.type = AttributeType::boolean;
    } else if (type == "int" || type == "long" || type == "integer") {
      key.type = AttributeType::integer;
    } else if (type == "float" || type == "double") {
      key.type = AttributeType::real;
    } else if (type != "string" && !type.empty()) {
      assembler_.warn(xml_.line(), "attribute '" + key.name + "' has the unknown type '" +
                                       std::string(type) + "' and is read as text");
    }
    if (id.empty()) {
      assembler_.log().add(assembler_.file(), xml_.line(), "a <key> has no id", "give it one");
    }
    current_key_ = &(keys_[id] = std::move(key));
  }

  void start_edge() {
    auto& edge = open(false);
    const auto source = attribute("source");
    const auto target = attribute("target");
    edge.directed = !default_directed_.empty() && default_directed_.back();
    const auto directed = attribute("directed");
    if (!directed.empty()) edge.directed = directed == "true" || directed == "1";
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
    } else {
      out_of_order_ = out_of_order_ || !open_.empty();  // the outer one is not whole yet
      record->data.clear();
      record->graphics.reset();
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

  void start_data() {
    if (open_.empty()) return;
    const auto id = attribute("key");
    const auto it = keys_.find(id);
    auto& owner = *open_.back();
    if (it != keys_.end() && it->second.is_graphics) {
      if (!owner.graphics) owner.graphics.emplace();
      graphics_ = &*owner.graphics;
      text_depth_ = depth_;
      return;
    }
    out_of_order_ = out_of_order_ || (when_ == Assemble::at_once && it == keys_.end());
    owner.data.push_back({std::string(id), {}, xml_.line()});
    begin_text(owner.data.back().text);
  }

  Records& records() {
    if (!records_) records_.emplace(keys_, assembler_);
    return *records_;
  }
  [[nodiscard]] std::string_view attribute(std::string_view name) const {
    return value_of(xml_.attributes(), name);
  }

  XmlReader& xml_;
  GraphAssembler& assembler_;
  Assemble when_;
  bool out_of_order_ = false;
  bool saw_graphml_ = false;
  bool any_record_ = false;
  std::size_t depth_ = 0;
  Keys keys_{};
  Key* current_key_ = nullptr;
  std::vector<bool> default_directed_{};
  std::vector<Record*> open_{};
  Record record_{};  // the one there is when they are assembled at once
  std::deque<Record> nodes_{};
  std::deque<Record> edges_{};
  std::optional<Records> records_{};
  std::string* text_ = nullptr;
  YedGraphics* graphics_ = nullptr;
  std::size_t text_depth_ = 0;
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

Network read_graphml(const std::filesystem::path& path, const ReadOptions& options) {
  auto bytes = read_file(path);
  if (bytes.empty()) GraphAssembler(path.string()).refuse("the file is empty");
  const XmlDocument document(std::move(bytes));
  if (auto network = read_document(document, path, options, Assemble::at_once)) {
    return std::move(*network);
  }
  return *read_document(document, path, options, Assemble::at_end);
}

}  // namespace musubi
