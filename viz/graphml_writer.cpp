#include "viz/graphml_writer.hpp"

#include <ostream>
#include <set>

#include "viz/escape.hpp"

namespace musubi {
namespace {

// An id that is a name token of XML and not yet taken: other characters become "_".
std::string key_id(std::string_view prefix, std::string_view name, std::set<std::string>& taken) {
  std::string id(prefix);
  for (const char c : name) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '_' || c == '-' || c == '.';
    id += plain ? c : '_';
  }
  std::string unique = id;
  for (int i = 2; !taken.insert(unique).second; ++i) unique = id + '_' + std::to_string(i);
  return unique;
}

// A stream costs the same for a character as for so many.
constexpr std::size_t kPiece = std::size_t{1} << 16U;

class Writer {
 public:
  Writer(std::ostream& out, const Network& network, const ExportTable& table,
         const GraphmlExtension& extension)
      : out_(out), network_(network), table_(table), extension_(extension) {}

  void write() {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\""
         << extension_.namespaces << ">\n";
    const auto node_keys = write_keys("node", "n_", table_.node_fields);
    const auto edge_keys = write_keys("edge", "e_", table_.link_fields);
    out_ << extension_.keys << "  <graph edgedefault=\""
         << (table_.directed ? "directed" : "undirected") << "\">\n";
    if (table_.undirected_links > 0) {
      out_ << "    <desc>" << table_.undirected_links
           << " undirected links are written as directed and marked undirected</desc>\n";
    }
    for (const NodeId node : network_.graph.nodes()) write_node(node, node_keys);
    for (const LinkId link : network_.graph.links()) write_edge(link, edge_keys);
    flush();
    out_ << "  </graph>\n</graphml>\n";
  }

 private:
  std::vector<std::string> write_keys(std::string_view domain, std::string_view prefix,
                                      const std::vector<ExportField>& fields) {
    std::vector<std::string> ids;
    for (const auto& field : fields) {
      ids.push_back(key_id(prefix, field.name, taken_));
      out_ << "  <key id=\"" << ids.back() << "\" for=\"" << domain << "\" attr.name=\""
           << xml_escaped(field.name) << "\" attr.type=\"" << exchange_type(field.type) << "\"/>\n";
    }
    return ids;
  }

  void write_node(NodeId node, const std::vector<std::string>& keys) {
    text_ += "    <node id=\"";
    append_xml_escaped(text_, network_.graph.id(node));
    text_ += '"';
    write_data("node", node, table_.node_fields, keys, extension_.of_node);
  }

  void write_edge(LinkId link, const std::vector<std::string>& keys) {
    const auto& graph = network_.graph;
    text_ += "    <edge id=\"e";
    append_text(text_, std::int64_t{link});
    text_ += "\" source=\"";
    append_xml_escaped(text_, graph.id(graph.link(link).source));
    text_ += "\" target=\"";
    append_xml_escaped(text_, graph.id(graph.link(link).target));
    text_ += '"';
    write_data("edge", link, table_.link_fields, keys, extension_.of_edge);
  }

  // The rest of an element that was begun with its attributes.
  void write_data(std::string_view element, std::uint32_t record,
                  const std::vector<ExportField>& fields, const std::vector<std::string>& keys,
                  const std::function<std::string(std::uint32_t)>& further) {
    const std::size_t begun = text_.size();
    text_ += ">\n";
    const std::size_t empty = text_.size();
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const std::size_t before = text_.size();
      text_ += "      <data key=\"";
      text_ += keys[i];
      text_ += "\">";
      if (fields[i].append_xml(text_, record)) {
        text_ += "</data>\n";
      } else {
        text_.resize(before);
      }
    }
    if (further) text_ += further(record);
    if (text_.size() == empty) {
      text_.resize(begun);
      text_ += "/>\n";
    } else {
      text_ += "    </";
      text_ += element;
      text_ += ">\n";
    }
    if (text_.size() >= kPiece) flush();
  }

  void flush() {
    out_.write(text_.data(), static_cast<std::streamsize>(text_.size()));
    text_.clear();
  }

  std::ostream& out_;
  const Network& network_;
  const ExportTable& table_;
  const GraphmlExtension& extension_;
  std::set<std::string> taken_{};
  std::string text_{};  // not yet written
};

}  // namespace

void write_graphml(std::ostream& out, const Network& network, Language language,
                   std::span<const NodeColumn> columns) {
  write_extended_graphml(out, network, export_table(network, language, columns), {});
}

void write_extended_graphml(std::ostream& out, const Network& network, const ExportTable& table,
                            const GraphmlExtension& extension) {
  require_xml_text(network, table);
  Writer(out, network, table, extension).write();
}

}  // namespace musubi
