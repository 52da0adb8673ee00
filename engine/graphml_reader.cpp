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
      if (any_record()) assembler_.warn(xml_.line(), "nested or further graphs are flattened");
      default_directed_.push_back(attribute("edgedefault") == "directed");
    } else if (name == "port" || name == "hyperedge") {
      assembler_.warn(xml_.line(), "<" + std::string(name) + "> elements are left out");
    }
  }

  void end(std::string_view name) override {
    if (graphics_ != nullptr && depth() > text_depth_) {
      graphics_->end(name);
    } else if (text_ != nullptr || graphics_ != nullptr) {
      if (depth() == text_depth_) {
        text_ = nullptr;
        graphics_ = nullptr;
      }
    } else if (name == "key") {
      current_key_ = nullptr;
    } else if (name == "graph" && !default_directed_.empty()) {
      default_directed_.pop_back();
    } else if (name == "node" || name == "edge") {
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
    edge.directed = !default_directed_.empty() && default_directed_.back();
    const auto directed = attribute("directed");
    if (!directed.empty()) edge.directed = directed == "true" || directed == "1";
    set_ends(edge, attribute("source"), attribute("target"));
  }

  void start_data() {
    if (record() == nullptr) return;
    const auto id = attribute("key");
    const auto it = keys_.find(id);
    auto& owner = *record();
    if (it != keys_.end() && it->second.is_graphics) {
      if (!owner.graphics) owner.graphics.emplace();
      graphics_ = &*owner.graphics;
      text_depth_ = depth();
      return;
    }
    needs_the_rest_if(it == keys_.end());
    owner.data.push_back({std::string(id), {}, xml_.line()});
    begin_text(owner.data.back().text);
  }

  void declare() override {
    if (!records_) records_.emplace(keys_, assembler_);
  }
  void add(const GraphmlRecord& record) override { records_->add(record); }

  GraphmlKeys keys_{};
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
