#include "engine/graphml_records.hpp"
#include "engine/xml_graph_document.hpp"

namespace musubi {
namespace {

class GraphmlDocument : public XmlGraphDocument<GraphmlRecord> {
 public:
  GraphmlDocument(XmlReader& xml, GraphAssembler& assembler, Assemble when)
      : XmlGraphDocument({"GraphML", "graphml"}, xml, assembler, when) {}

 private:
  void start(std::string_view name) override {
    if (graphics_ != nullptr) return graphics_->start(name, xml_.attributes());
    if (text_ != nullptr) return;  // markup inside <data>: only its text counts
    if (is_name(name, "edge")) {
      start_edge();
    } else if (is_name(name, "data")) {
      start_data();
    } else if (is_name(name, "node")) {
      open(true).id = attribute("id");
    } else {
      start_other(name);
    }
  }

  void start_other(std::string_view name) {
    if (is_name(name, "key")) {
      start_key();
    } else if (is_name(name, "default") && current_key_ != nullptr) {
      current_key_->has_default = true;
      begin_text(current_key_->default_value);
    } else if (is_name(name, "graph")) {
      if (any_record()) assembler_.warn(xml_.place(), "nested or further graphs are flattened");
      default_directed_.push_back(attribute("edgedefault") == "directed");
    } else if (is_name(name, "port") || is_name(name, "hyperedge")) {
      assembler_.warn(xml_.place(), "<" + std::string(name) + "> elements are left out");
    }
  }

  void end(std::string_view name) override {
    if (graphics_ != nullptr && depth() > text_depth_) {
      graphics_->end(name);
    } else if (text_ != nullptr || graphics_ != nullptr) {
      if (depth() == text_depth_) {
        text_ = nullptr;
        graphics_ = nullptr;
        want_text(false);
      }
    } else if (is_name(name, "key")) {
      current_key_ = nullptr;
    } else if (is_name(name, "graph") && !default_directed_.empty()) {
      default_directed_.pop_back();
    } else if (is_name(name, "node") || is_name(name, "edge")) {
      close();
    }
  }

  void text() override {
    if (graphics_ != nullptr) graphics_->text(xml_.text());
    if (text_ != nullptr) *text_ += xml_.text();
  }

  void begin_text(std::string& into) {
    text_ = &into;
    text_depth_ = depth();
    want_text(true);
  }

  void start_key() {
    needs_the_rest_if(any_record());
    const std::string id(attribute("id"));
    GraphmlKey key;
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
      assembler_.warn(xml_.place(), "attribute '" + key.name + "' has the unknown type '" +
                                        std::string(type) + "' and is read as text");
    }
    if (id.empty()) {
      assembler_.complain(xml_.place(), "a <key> has no id", "give it one");
    }
    current_key_ = &(keys_[id] = std::move(key));
  }

  void start_edge() {
    auto& edge = open(false);
    edge.directed = !default_directed_.empty() && default_directed_.back();
    const auto directed = attribute("directed");
    if (!directed.empty()) edge.directed = directed == "true" || directed == "1";
    set_ends(edge, attribute("source"), attribute("target"));
  }

  // Most <data> have the key of the last.
  GraphmlKeys::const_iterator find_key(std::string_view id) {
    if (last_key_ == keys_.end() || id != last_key_->first) last_key_ = keys_.find(id);
    return last_key_;
  }

  void start_data() {
    if (record() == nullptr) return;
    const auto id = attribute("key");
    const auto it = find_key(id);
    auto& owner = *record();
    if (it != keys_.end() && it->second.is_graphics) {
      if (!owner.graphics) owner.graphics.emplace();
      graphics_ = &*owner.graphics;
      text_depth_ = depth();
      want_text(true);
      return;
    }
    needs_the_rest_if(it == keys_.end());
    auto& datum = owner.data.emplace_back();
    datum.place = xml_.place();
    if (it != keys_.end()) {
      datum.known = &it->second;
    } else {
      datum.of = id;
    }
    begin_text(datum.text);
  }

  void declare() override {
    if (!records_) records_.emplace(keys_, assembler_);
  }
  void add(const GraphmlRecord& record) override { records_->add(record); }

  GraphmlKeys keys_{};
  GraphmlKeys::const_iterator last_key_ = keys_.end();
  GraphmlKey* current_key_ = nullptr;
  std::vector<bool> default_directed_{};
  std::optional<GraphmlRecords> records_{};
  std::string* text_ = nullptr;
  YedGraphics* graphics_ = nullptr;
  std::size_t text_depth_ = 0;
};

}  // namespace

Network read_graphml(const std::filesystem::path& path, const ReadOptions& options) {
  return read_xml_graph<GraphmlDocument>(path, options);
}

}  // namespace musubi
