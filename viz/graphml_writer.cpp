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
    const auto& graph = network_.graph;
    for (const NodeId node : graph.nodes()) {
      out_ << "    <node id=\"" << xml_escaped(graph.id(node)) << '"';
      write_data("node", node, table_.node_fields, node_keys, extension_.of_node);
    }
    for (const LinkId link : graph.links()) {
      out_ << "    <edge id=\"e" << link << "\" source=\""
           << xml_escaped(graph.id(graph.link(link).source)) << "\" target=\""
           << xml_escaped(graph.id(graph.link(link).target)) << '"';
      write_data("edge", link, table_.link_fields, edge_keys, extension_.of_edge);
    }
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

  // The rest of an element that was begun with its attributes.
  void write_data(std::string_view element, std::uint32_t record,
                  const std::vector<ExportField>& fields, const std::vector<std::string>& keys,
                  const std::function<std::string(std::uint32_t)>& further) {
    const auto more = further ? further(record) : std::string{};
    bool any = false;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const auto value = fields[i].value(record);
      if (std::holds_alternative<std::monostate>(value)) continue;
      if (!any) out_ << ">\n";
      any = true;
      out_ << "      <data key=\"" << keys[i] << "\">" << xml_escaped(to_text(value))
           << "</data>\n";
    }
    if (!any && !more.empty()) {
      out_ << ">\n";
      any = true;
    }
    out_ << more;
    if (any) {
      out_ << "    </" << element << ">\n";
    } else {
      out_ << "/>\n";
    }
  }

  std::ostream& out_;
  const Network& network_;
  const ExportTable& table_;
  const GraphmlExtension& extension_;
  std::set<std::string> taken_{};
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
