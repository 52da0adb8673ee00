#pragma once
#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/file.hpp"
#include "engine/network_reader.hpp"
#include "engine/xml_reader.hpp"
#include "engine/xml_record.hpp"

namespace musubi {

/// Whether records become nodes and links as they end, or at the end of the document.
enum class Assemble { at_once, at_end };

/// A graph format by its name and the name of its root element.
struct XmlFormat {
  std::string_view name{};
  std::string_view root{};
};

/// Reads the elements of a graph file in XML; a format says what each of them means. What must be
/// known before a record can be assembled may stand behind it: an attribute, a node of an edge, the
/// rest of a node around it. Few files have that. They are read a second time, and then all records
/// are kept first. `Record` is an XmlRecord with reset(), which makes it fit for the next.
template <typename Record>
class XmlGraphDocument {
 public:
  XmlGraphDocument(XmlFormat format, XmlReader& xml, GraphAssembler& assembler, Assemble when)
      : xml_(xml), assembler_(assembler), format_(format), when_(when) {}
  XmlGraphDocument(const XmlGraphDocument&) = delete;
  XmlGraphDocument& operator=(const XmlGraphDocument&) = delete;
  virtual ~XmlGraphDocument() = default;

  /// False when the document must be read again, assembled at its end. Throws Error(input) when it
  /// is of another format.
  [[nodiscard]] bool read() {
    const auto next = [this] { return xml_.next(wants_text_); };
    for (auto token = next(); token != XmlToken::done; token = next()) {
      if (token == XmlToken::text) {
        text();
      } else if (token == XmlToken::end) {
        end(xml_.name());
        --depth_;
      } else {
        if (++depth_ == 1 && !is_name(xml_.name(), format_.root)) refuse_root();
        start(xml_.name());
      }
      if (out_of_order_) return false;
    }
    return true;
  }

  /// Throws Error(input) with what is wrong so far.
  void finish() {
    assembler_.log().throw_if_any();
    declare();
    for (const auto& node : nodes_) add(node);
    for (const auto& edge : edges_) add(edge);
  }

 protected:
  virtual void start(std::string_view name) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text() = 0;
  /// Declares the attributes, all of which are known then; the first call counts.
  virtual void declare() = 0;
  virtual void add(const Record& record) = 0;

  /// Whether text() is called for the text that follows.
  void want_text(bool wanted) { wants_text_ = wanted; }
  /// Of the element that starts.
  [[nodiscard]] std::string_view attribute(std::string_view name) const {
    return value_of(xml_.attributes(), name);
  }
  [[nodiscard]] std::size_t depth() const { return depth_; }
  [[nodiscard]] bool any_record() const { return any_record_; }
  /// The innermost record that has not ended; null outside of all.
  [[nodiscard]] Record* record() { return open_.empty() ? nullptr : open_.back(); }

  /// A record cannot be assembled as it ends if `missing`.
  void needs_the_rest_if(bool missing) {
    out_of_order_ = out_of_order_ || (missing && when_ == Assemble::at_once);
  }

  Record& open(bool is_node) {
    any_record_ = true;
    needs_the_rest_if(!open_.empty());  // the outer one is not whole yet
    auto& record =
        when_ == Assemble::at_once ? record_ : (is_node ? nodes_ : edges_).emplace_back();
    record.reset();
    record.is_node = is_node;
    record.place = xml_.place();
    open_.push_back(&record);
    return record;
  }

  void set_ends(Record& edge, std::string_view source, std::string_view target) {
    if (when_ == Assemble::at_end) {
      edge.source = source;
      edge.target = target;
      return;
    }
    edge.source_node = assembler_.find_node(source);
    edge.target_node = assembler_.find_node(target);
    needs_the_rest_if(edge.source_node == kNoNode || edge.target_node == kNoNode);
  }

  void close() {
    if (open_.empty()) return;
    if (when_ == Assemble::at_once) {
      declare();
      add(*open_.back());
    }
    open_.pop_back();
  }

  XmlReader& xml_;
  GraphAssembler& assembler_;

 private:
  [[noreturn]] void refuse_root() {
    assembler_.refuse("is not " + std::string(format_.name),
                      "the root element must be <" + std::string(format_.root) + ">");
  }

  XmlFormat format_;
  Assemble when_;
  bool out_of_order_ = false;
  bool any_record_ = false;
  bool wants_text_ = false;
  std::size_t depth_ = 0;
  std::vector<Record*> open_{};
  Record record_{};  // the one there is when they are assembled at once
  std::deque<Record> nodes_{};
  std::deque<Record> edges_{};
};

/// Reads the file as `Document`, an XmlGraphDocument, says. Throws Error(input) with everything
/// that is wrong. O(size of the file) time; beside the network its bytes are in memory, and all
/// records where the file must be read twice.
template <typename Document>
[[nodiscard]] Network read_xml_graph(const std::filesystem::path& path,
                                     const ReadOptions& options) {
  auto bytes = read_file(path, options.execution);
  if (bytes.empty()) GraphAssembler(path.string()).refuse("the file is empty");
  const XmlDocument xml_document(std::move(bytes));
  for (const auto when : {Assemble::at_once, Assemble::at_end}) {
    GraphAssembler assembler(path.string(), options.execution);
    XmlReader xml(xml_document, assembler.file(), assembler.log());
    assembler.set_places([&xml](std::size_t place) { return xml.line_of(place); });
    Document document(xml, assembler, when);
    if (!document.read()) continue;
    document.finish();
    return assembler.finish(graph_name(path), options.strict);
  }
  throw std::logic_error("read_xml_graph: records kept to the end wait for nothing");
}

}  // namespace musubi
