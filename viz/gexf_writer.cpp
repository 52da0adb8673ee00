#include "viz/gexf_writer.hpp"

#include "engine/graph_assembler.hpp"
#include "viz/escape.hpp"

namespace musubi {
namespace {

class Writer {
 public:
  Writer(std::ostream& out, const Network& network, const ExportTable& table, Language language,
         const Appearance& looks)
      : out_(out), network_(network), table_(table), language_(language), looks_(looks) {
    const auto& columns = network.graph.link_attributes();
    if (const auto it = columns.find("strength"); it != columns.end()) strengths_ = &it->second;
  }

  void write() {
    add("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" "
        "version=\"1.3\">\n");
    write_meta();
    add("  <graph mode=\"static\" defaultedgetype=\"", table_.directed ? "directed" : "undirected",
        "\">\n");
    const auto node_openings = write_attributes("node", table_.node_fields);
    const auto edge_openings = write_attributes("edge", table_.link_fields);
    add("    <nodes>\n");
    for (const NodeId node : network_.graph.nodes()) write_node(node, node_openings);
    add("    </nodes>\n    <edges>\n");
    for (const LinkId link : network_.graph.links()) write_edge(link, edge_openings);
    add("    </edges>\n  </graph>\n</gexf>\n");
    out_.flush();
  }

 private:
  // What comes before a value of each field.
  using Openings = std::vector<std::string>;

  template <typename... Parts>
  void add(const Parts&... parts) {
    (out_.add(parts), ...);
  }

  void write_meta() {
    const auto& title = network_.title.get(language_);
    add("  <meta>\n    <creator>musubi</creator>\n    <description>");
    out_.add_escaped(title.empty() ? network_.name : title);
    if (table_.undirected_links > 0) {
      add(" (", static_cast<std::int64_t>(table_.undirected_links),
          " undirected links are written as directed and marked undirected)");
    }
    add("</description>\n  </meta>\n");
  }

  Openings write_attributes(std::string_view owner, const std::vector<ExportField>& fields) {
    Openings openings;
    add("    <attributes class=\"", owner, "\" mode=\"static\">\n");
    for (const auto& field : fields) {
      const auto name = xml_escaped(field.name);
      openings.push_back("          <attvalue for=\"" + name + "\" value=\"");
      add("      <attribute id=\"", name, "\" title=\"", name, "\" type=\"",
          exchange_type(field.type), "\"/>\n");
    }
    add("    </attributes>\n");
    return openings;
  }

  void write_node(NodeId node, const Openings& openings) {
    add("      <node id=\"");
    out_.add_escaped(network_.graph.id(node));
    add("\" label=\"");
    out_.add_escaped(network_.name_view(node, language_));
    write_values(node, table_.node_fields, openings);
    write_looks(node);
    add("      </node>\n");
  }

  void write_looks(NodeId node) {
    if (const auto color = looks_.color(node); is_hex_color(color)) {
      const auto part = [&](std::size_t at) {
        return std::int64_t{std::stoi(color.substr(at, 2), nullptr, 16)};
      };
      add("        <viz:color r=\"", part(1), "\" g=\"", part(3), "\" b=\"", part(5), "\"/>\n");
    }
    if (const auto place = looks_.position(node)) {
      add("        <viz:position x=\"", place->x, "\" y=\"", place->y == 0.0 ? 0.0 : -place->y,
          "\" z=\"0\"/>\n");
    }
    if (const auto size = looks_.size(node)) {
      add("        <viz:size value=\"", *size / 2.0, "\"/>\n");
    }
  }

  void write_edge(LinkId link, const Openings& openings) {
    const auto& graph = network_.graph;
    const auto& ends = graph.link(link);
    add("      <edge id=\"e", std::int64_t{link}, "\" source=\"");
    out_.add_escaped(graph.id(ends.source));
    add("\" target=\"");
    out_.add_escaped(graph.id(ends.target));
    if (const auto& relation = graph.relation(link); !relation.empty()) {
      add("\" kind=\"");
      out_.add_escaped(relation);
      add("\" label=\"");
      out_.add_escaped(network_.vocabularies.label("relation", relation, language_));
    }
    if (const auto strength = strengths_ ? strengths_->number(link) : std::nullopt) {
      add("\" weight=\"", *strength);
    }
    write_values(link, table_.link_fields, openings);
    add("      </edge>\n");
  }

  // Ends the start tag too.
  void write_values(std::uint32_t record, const std::vector<ExportField>& fields,
                    const Openings& openings) {
    add("\">\n        <attvalues>\n");
    for (std::size_t i = 0; i < fields.size(); ++i) {
      fields[i].write_xml(out_, record, {}, openings[i], "\"/>\n");
    }
    add("        </attvalues>\n");
  }

  XmlOutput out_;
  const Network& network_;
  const ExportTable& table_;
  Language language_;
  const Appearance& looks_;
  const AttributeColumn* strengths_ = nullptr;
};

}  // namespace

void write_gexf(std::ostream& out, const Network& network, Language language,
                std::span<const NodeColumn> columns, const Appearance& looks) {
  auto table = export_table(network, language, columns);
  require_xml_text(network, table);
  drop_stated_fields(table, network.graph, looks);
  Writer(out, network, table, language, looks).write();
}

}  // namespace musubi
