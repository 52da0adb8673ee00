#include "viz/gexf_writer.hpp"

#include <ostream>

#include "engine/graph_assembler.hpp"
#include "engine/number_text.hpp"
#include "viz/escape.hpp"

namespace musubi {
namespace {

class Writer {
 public:
  Writer(std::ostream& out, const Network& network, const ExportTable& table, Language language,
         const Appearance& looks)
      : out_(out), network_(network), table_(table), language_(language), looks_(looks) {}

  void write() {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" "
            "version=\"1.3\">\n";
    write_meta();
    out_ << "  <graph mode=\"static\" defaultedgetype=\""
         << (table_.directed ? "directed" : "undirected") << "\">\n";
    write_attributes("node", table_.node_fields);
    write_attributes("edge", table_.link_fields);
    out_ << "    <nodes>\n";
    for (const NodeId node : network_.graph.nodes()) write_node(node);
    out_ << "    </nodes>\n    <edges>\n";
    for (const LinkId link : network_.graph.links()) write_edge(link);
    out_ << "    </edges>\n  </graph>\n</gexf>\n";
  }

 private:
  void write_meta() {
    const auto& title = network_.title.get(language_);
    out_ << "  <meta>\n    <creator>musubi</creator>\n    <description>"
         << xml_escaped(title.empty() ? network_.name : title);
    if (table_.undirected_links > 0) {
      out_ << " (" << table_.undirected_links
           << " undirected links are written as directed and marked undirected)";
    }
    out_ << "</description>\n  </meta>\n";
  }

  void write_attributes(std::string_view owner, const std::vector<ExportField>& fields) {
    out_ << "    <attributes class=\"" << owner << "\" mode=\"static\">\n";
    for (const auto& field : fields) {
      out_ << "      <attribute id=\"" << xml_escaped(field.name) << "\" title=\""
           << xml_escaped(field.name) << "\" type=\"" << exchange_type(field.type) << "\"/>\n";
    }
    out_ << "    </attributes>\n";
  }

  void write_node(NodeId node) {
    out_ << "      <node id=\"" << xml_escaped(network_.graph.id(node)) << "\" label=\""
         << xml_escaped(network_.node_name(node, language_)) << "\">\n";
    write_values(node, table_.node_fields);
    write_looks(node);
    out_ << "      </node>\n";
  }

  void write_looks(NodeId node) {
    if (const auto color = looks_.color(node); is_hex_color(color)) {
      const auto part = [&](std::size_t at) { return std::stoi(color.substr(at, 2), nullptr, 16); };
      out_ << "        <viz:color r=\"" << part(1) << "\" g=\"" << part(3) << "\" b=\"" << part(5)
           << "\"/>\n";
    }
    if (const auto place = looks_.position(node)) {
      out_ << "        <viz:position x=\"" << number_text(place->x) << "\" y=\""
           << number_text(place->y == 0.0 ? 0.0 : -place->y) << "\" z=\"0\"/>\n";
    }
    if (const auto size = looks_.size(node)) {
      out_ << "        <viz:size value=\"" << number_text(*size / 2.0) << "\"/>\n";
    }
  }

  void write_edge(LinkId link) {
    const auto& graph = network_.graph;
    out_ << "      <edge id=\"e" << link << "\" source=\""
         << xml_escaped(graph.id(graph.link(link).source)) << "\" target=\""
         << xml_escaped(graph.id(graph.link(link).target)) << '"';
    if (!graph.relation(link).empty()) {
      out_ << " kind=\"" << xml_escaped(graph.relation(link)) << "\" label=\""
           << xml_escaped(network_.vocabularies.label("relation", graph.relation(link), language_))
           << '"';
    }
    if (const auto strength = graph.link_number(link, "strength")) {
      out_ << " weight=\"" << number_text(*strength) << '"';
    }
    out_ << ">\n";
    write_values(link, table_.link_fields);
    out_ << "      </edge>\n";
  }

  void write_values(std::uint32_t record, const std::vector<ExportField>& fields) {
    text_ = "        <attvalues>\n";
    for (const auto& field : fields) {
      const std::size_t before = text_.size();
      text_ += "          <attvalue for=\"";
      append_xml_escaped(text_, field.name);
      text_ += "\" value=\"";
      if (field.append_xml(text_, record)) {
        text_ += "\"/>\n";
      } else {
        text_.resize(before);
      }
    }
    text_ += "        </attvalues>\n";
    out_ << text_;
  }

  std::ostream& out_;
  const Network& network_;
  const ExportTable& table_;
  Language language_;
  const Appearance& looks_;
  std::string text_{};  // of the values of a record
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
