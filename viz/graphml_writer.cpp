#include "viz/graphml_writer.hpp"

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

class Writer {
 public:
  Writer(std::ostream& out, const Network& network, const ExportTable& table,
         const GraphmlExtension& extension)
      : out_(out), network_(network), table_(table), extension_(extension) {
    for (const NodeId node : network.graph.nodes()) {
      if (node >= short_ids_.size()) short_ids_.resize(node + std::size_t{1});
      const auto id = network.graph.id(node);
      if (is_plain_xml(id)) short_ids_[node].assign(id);
    }
  }

  void write() {
    out_.add(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"");
    out_.add(extension_.namespaces);
    out_.add(">\n");
    const auto node_data = write_keys("node", "n_", table_.node_fields);
    const auto edge_data = write_keys("edge", "e_", table_.link_fields);
    out_.add(extension_.keys);
    out_.add("  <graph edgedefault=\"");
    out_.add(table_.directed ? "directed" : "undirected");
    out_.add("\">\n");
    if (table_.undirected_links > 0) {
      out_.add("    <desc>");
      out_.add(static_cast<std::int64_t>(table_.undirected_links));
      out_.add(" undirected links are written as directed and marked undirected</desc>\n");
    }
    for (const NodeId node : network_.graph.nodes()) write_node(node, node_data);
    for (const LinkId link : network_.graph.links()) write_edge(link, edge_data);
    out_.add("  </graph>\n</graphml>\n");
    out_.flush();
  }

 private:
  // A field that some record has a value of, and what comes before each.
  struct Data {
    const ExportField* field = nullptr;
    std::string opening{};
  };

  std::vector<Data> write_keys(std::string_view domain, std::string_view prefix,
                               const std::vector<ExportField>& fields) {
    std::vector<Data> data;
    for (const auto& field : fields) {
      const auto id = key_id(prefix, field.name, taken_);
      if (!field.is_empty) data.push_back({&field, "      <data key=\"" + id + "\">"});
      for (const std::string_view part : std::initializer_list<std::string_view>{
               "  <key id=\"", id, "\" for=\"", domain, "\" attr.name=\""}) {
        out_.add(part);
      }
      out_.add_escaped(field.name);
      out_.add("\" attr.type=\"");
      out_.add(exchange_type(field.type));
      out_.add("\"/>\n");
    }
    return data;
  }

  void write_node(NodeId node, const std::vector<Data>& data) {
    out_.add("    <node id=\"");
    write_id(node);
    out_.add("\"");
    write_data("    </node>\n", node, data, extension_.of_node);
  }

  void write_edge(LinkId link, const std::vector<Data>& data) {
    const auto& ends = network_.graph.link(link);
    out_.add("    <edge id=\"e");
    out_.add(std::int64_t{link});
    out_.add("\" source=\"");
    write_id(ends.source);
    out_.add("\" target=\"");
    write_id(ends.target);
    out_.add("\"");
    write_data("    </edge>\n", link, data, extension_.of_edge);
  }

  void write_id(NodeId node) {
    const auto& text = short_ids_[node];
    if (text.length > 0) return out_.add(text);
    out_.add_escaped(network_.graph.id(node));
  }

  // The rest of an element that was begun with its attributes.
  void write_data(std::string_view end_tag, std::uint32_t record, const std::vector<Data>& data,
                  const std::function<std::string(std::uint32_t)>& further) {
    std::string_view head = ">\n";  // of an element that is not empty, until it is written
    for (const auto& [field, opening] : data) {
      if (field->write_xml(out_, record, head, opening, "</data>\n")) head = {};
    }
    if (const auto rest = further ? further(record) : std::string{}; !rest.empty()) {
      out_.add(head);
      out_.add(rest);
      head = {};
    }
    out_.add(head.empty() ? end_tag : "/>\n");
  }

  XmlOutput out_;
  const Network& network_;
  const ExportTable& table_;
  const GraphmlExtension& extension_;
  std::set<std::string> taken_{};
  std::vector<ShortText> short_ids_{};  // "" of an id that is longer or must be escaped
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
