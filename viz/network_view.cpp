#include "viz/network_view.hpp"

#include <cmath>
#include <map>
#include <set>

#include "engine/number_text.hpp"
#include "viz/export_table.hpp"
#include "viz/font.hpp"
#include "viz/page.hpp"
#include "viz/palette.hpp"
#include "viz/relation_words.hpp"

namespace musubi {
namespace {

constexpr std::string_view kHub = "hub";
constexpr std::size_t kLabelColumns = 26;

// The kinds in order of first use, each with a shape and a tint of its own until either runs out.
DiagramAttributes kind_style(Symbol kind) {
  constexpr const char* kShapes[] = {"box",   "ellipse",   "hexagon", "octagon",
                                     "house", "component", "cds"};
  constexpr const char* kTints[] = {"#E6F1F8", "#FBEBDD", "#DDF2EC", "#F9EBF3",
                                    "#FDF3D9", "#EAF6FD", "#F2F2F2", "#FBF8D5"};
  return {{"shape", kShapes[kind % std::size(kShapes)]},
          {"fillcolor", kTints[kind % std::size(kTints)]}};
}

// The one hub that each node serves; nothing for nodes that serve several or none.
std::map<NodeId, NodeId> only_hub(const PropertyGraph& graph) {
  std::map<NodeId, std::set<NodeId>> served;
  for (const LinkId link : graph.links()) {
    const auto [source, target] = std::pair(graph.link(link).source, graph.link(link).target);
    if (graph.relation(link) == "serves" && graph.kind(target) == kHub) {
      served[source].insert(target);
    }
  }
  std::map<NodeId, NodeId> result;
  for (const auto& [node, hubs] : served) {
    if (hubs.size() == 1 && graph.kind(node) != kHub) result[node] = *hubs.begin();
  }
  return result;
}

std::string cluster_of(NodeId hub) {
  return "n" + std::to_string(hub);
}

std::string wrapped(std::string_view text, Language language) {
  std::string result;
  for (const auto& line : break_lines(text, kLabelColumns, language)) {
    result += (result.empty() ? "" : "\n") + line;
  }
  return result;
}

// Both languages, once when they are the same, unless the style names one; the language asked for
// comes first.
std::string label(const Network& network, NodeId node, Language language, const LabelRules& rules) {
  if (rules.names == LabelRules::Names::ja || rules.names == LabelRules::Names::en) {
    return wrapped(node_label(network, node, language, rules),
                   rules.names == LabelRules::Names::ja ? Language::ja : Language::en);
  }
  const auto other = language == Language::ja ? Language::en : Language::ja;
  const auto first = network.node_name(node, language);
  const auto second = network.node_name(node, other);
  auto text = wrapped(cut_to_columns(first, rules.longest), language);
  if (second != first) text += "\n" + wrapped(cut_to_columns(second, rules.longest), other);
  return text;
}

DiagramNode node_of(const Network& network, NodeId node, Language language,
                    const std::map<NodeId, NodeId>& hub_of, const ViewStyle& style) {
  const auto& graph = network.graph;
  DiagramNode result;
  result.id = "n" + std::to_string(node);
  if (const auto it = hub_of.find(node); it != hub_of.end()) {
    result.cluster = cluster_of(it->second);
  }
  if (const auto symbol = graph.kinds().find(graph.kind(node))) {
    result.attributes = kind_style(*symbol);
  }
  if (const auto it = style.kind_colors.find(graph.kind(node)); it != style.kind_colors.end()) {
    result.attributes["fillcolor"] = it->second;
  }
  if (!style.node_sizes.empty()) {
    constexpr double kText = 11;
    result.attributes["fontsize"] = number_text(std::round(kText * style.node_scale(node)));
  }
  if (graph.kind(node) == kHub) {
    result.cluster = cluster_of(node);
    result.attributes["penwidth"] = "3";
    result.attributes["fontsize"] = "16";
  }
  result.attributes["label"] = label(network, node, language, style.labels);
  result.attributes["musubi_id"] = graph.id(node);
  if (!graph.kind(node).empty()) result.attributes["kind"] = graph.kind(node);
  const auto kind = network.vocabularies.label("kind", graph.kind(node), language);
  result.attributes["tooltip"] =
      network.node_name(node, language) + (kind.empty() ? "" : " (" + kind + ")");
  return result;
}

DiagramEdge edge_of(const Network& network, const ExportTable& table, LinkId link,
                    Language language) {
  const auto& graph = network.graph;
  DiagramEdge edge;
  edge.id = "e" + std::to_string(link);
  edge.source = "n" + std::to_string(graph.link(link).source);
  edge.target = "n" + std::to_string(graph.link(link).target);
  for (const auto& field : table.link_fields) {
    // Only these: Graphviz would take a `label`, `style` or `weight` of the data for its own.
    const bool ours = field.name == "relation" || field.name == "evidence" ||
                      field.name == "locator" || field.name == "status" || field.name == "function";
    const auto text = ours ? to_text(field.value(link)) : std::string{};
    if (!text.empty()) edge.attributes[field.name] = text;
  }
  edge.attributes["tooltip"] = network.node_name(graph.link(link).source, language) + " – " +
                               relation_words(network, graph.relation(link), language) + " – " +
                               network.node_name(graph.link(link).target, language);
  const auto status = graph.link_text(link, "status");
  if (status == "planned" || status == "expected") edge.attributes["style"] = "dashed";
  if (table.directed && !graph.link(link).directed) edge.attributes["dir"] = "none";
  return edge;
}

DiagramCluster cluster_for(const Network& network, NodeId hub, Language language,
                           const LabelRules& rules) {
  return {.id = cluster_of(hub),
          .attributes = {{"label", label(network, hub, language, rules)},
                         {"fontname", std::string(kFontName)},
                         {"fontsize", "18"},
                         {"style", "rounded"},
                         {"color", std::string(palette::kBlue)},
                         {"tooltip", network.node_name(hub, language)}}};
}

// A node takes a square of some 215 points: of more of them on a page their names would be smaller
// than six points.
constexpr std::size_t most_nodes(PageSize size) {
  return size == PageSize::slide ? 30 : 36;
}

void keep_to_page(Diagram& diagram, PageSize size) {
  if (size == PageSize::own) return;
  if (diagram.nodes.size() > most_nodes(size)) {
    does_not_fit(size, diagram.nodes.size(), "nodes", most_nodes(size),
                 "the links of one node (--view ego --node X) or a package with fewer nodes");
  }
  const auto page = page_for(size, kA4Landscape);
  const auto inches = [](double points) {
    return number_text(std::round((points - 2 * kPageMargin) / 72 * 1000) / 1000);
  };
  diagram.graph_attributes["size"] = inches(page.x) + "," + inches(page.y) + "!";
  diagram.graph_attributes["ratio"] = "fill";
}

}  // namespace

Diagram network_view(const Network& network, Language language, const ViewStyle& style) {
  const auto& graph = network.graph;
  const auto table = export_table(network, language);
  const std::string font(kFontName);
  const auto& title = network.title.get(language);
  Diagram diagram;
  diagram.name = title.empty() ? network.name : title;
  diagram.layout = LayoutEngine::sfdp;  // fdp places clusters otherwise each time
  diagram.directed = table.directed;
  diagram.graph_attributes = {
      {"fontname", font}, {"label", diagram.name}, {"labelloc", "t"},
      {"fontsize", "28"}, {"splines", "line"},     {"start", "42"},
      {"id", "network"},  {"overlap", "prism"},    {"outputorder", "edgesfirst"}};
  diagram.node_defaults = {{"fontname", font},
                           {"fontsize", "11"},
                           {"style", "filled"},
                           {"color", std::string(palette::kGrey)}};
  diagram.edge_defaults = {
      {"fontname", font}, {"color", std::string(palette::kLightGrey)}, {"arrowsize", "0.6"}};
  const auto hub_of = only_hub(graph);
  for (const NodeId node : graph.nodes()) {
    if (graph.kind(node) == kHub) {
      diagram.clusters.push_back(cluster_for(network, node, language, style.labels));
    }
    diagram.nodes.push_back(node_of(network, node, language, hub_of, style));
  }
  for (const LinkId link : graph.links()) {
    diagram.edges.push_back(edge_of(network, table, link, language));
  }
  keep_to_page(diagram, style.size);
  return diagram;
}

}  // namespace musubi
