#include "viz/yed_writer.hpp"

#include <algorithm>
#include <ostream>

#include "engine/graph_assembler.hpp"
#include "engine/number_text.hpp"
#include "viz/escape.hpp"
#include "viz/graphml_writer.hpp"
#include "viz/palette.hpp"

namespace musubi {
namespace {

constexpr std::string_view kNamespaces =
    " xmlns:y=\"http://www.yworks.com/xml/graphml\""
    " xmlns:yed=\"http://www.yworks.com/xml/yed/3\"";
// Ids that no key of ours has: those begin with n_ and e_.
constexpr std::string_view kKeys =
    "  <key id=\"graphics_node\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
    "  <key id=\"graphics_edge\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n";

std::string attribute(std::string_view name, std::string_view value) {
  std::string text(" ");
  text.append(name).append("=\"").append(xml_escaped(value)).append("\"");
  return text;
}

// What is not known is left to yEd.
std::string geometry(const Appearance& looks, NodeId node) {
  const auto size = looks.size(node);
  const auto center = looks.position(node);
  std::string text;
  if (center) {
    const double radius = size.value_or(kSmallestNode) / 2.0;
    text += attribute("x", number_text(center->x - radius));
    text += attribute("y", number_text(center->y - radius));
  }
  if (center || size) {
    const auto side = number_text(size.value_or(kSmallestNode));
    text += attribute("width", side) + attribute("height", side);
  }
  return text.empty() ? text : "<y:Geometry" + text + "/>";
}

std::string fill(const Appearance& looks, NodeId node) {
  const auto color = looks.color(node);
  return is_hex_color(color) ? "<y:Fill" + attribute("color", color) + " transparent=\"false\"/>"
                             : "";
}

std::string node_graphics(const Network& network, NodeId node, Language language,
                          const Appearance& looks) {
  return "      <data key=\"graphics_node\"><y:ShapeNode>" + geometry(looks, node) +
         fill(looks, node) + "<y:BorderStyle" + attribute("color", palette::kGrey) +
         " type=\"line\" width=\"1\"/><y:NodeLabel modelName=\"sides\" modelPosition=\"s\"" +
         " fontSize=\"11\"" + attribute("textColor", palette::kInk) + ">" +
         xml_escaped(network.node_name(node, language)) +
         "</y:NodeLabel><y:Shape type=\"ellipse\"/></y:ShapeNode></data>\n";
}

std::string edge_graphics(const PropertyGraph& graph, LinkId link) {
  const auto status = graph.link_text(link, "status");
  const bool is_planned = status == "planned" || status == "expected";
  return "      <data key=\"graphics_edge\"><y:PolyLineEdge><y:LineStyle" +
         attribute("color", palette::kLightGrey) +
         attribute("type", is_planned ? "dashed" : "line") + attribute("width", "1") +
         "/><y:Arrows source=\"none\"" +
         attribute("target", graph.link(link).directed ? "standard" : "none") +
         "/></y:PolyLineEdge></data>\n";
}

}  // namespace

void write_yed_graphml(std::ostream& out, const Network& network, Language language,
                       std::span<const NodeColumn> columns, const Appearance& looks) {
  auto table = export_table(network, language, columns);
  drop_stated_fields(table, network.graph, looks);
  std::erase_if(table.node_fields, [](const auto& field) { return field.name == "label"; });
  write_extended_graphml(
      out, network, table,
      {.namespaces = std::string(kNamespaces),
       .keys = std::string(kKeys),
       .of_node = [&](NodeId node) { return node_graphics(network, node, language, looks); },
       .of_edge = [&](LinkId link) { return edge_graphics(network.graph, link); }});
}

}  // namespace musubi
