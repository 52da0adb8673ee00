#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "engine/dot_parser.hpp"
#include "engine/file.hpp"
#include "engine/graph_assembler.hpp"
#include "engine/network_reader.hpp"
#include "engine/number_text.hpp"

namespace musubi {
namespace {

constexpr double kPointsPerInch = 72.0;

// What Graphviz draws by, without what other programs use for data too.
constexpr std::array<std::string_view, 88> kDrawing{"URL",
                                                    "arrowhead",
                                                    "arrowsize",
                                                    "arrowtail",
                                                    "color",
                                                    "colorscheme",
                                                    "constraint",
                                                    "decorate",
                                                    "dir",
                                                    "distortion",
                                                    "edgeURL",
                                                    "edgehref",
                                                    "edgetarget",
                                                    "edgetooltip",
                                                    "fillcolor",
                                                    "fixedsize",
                                                    "fontcolor",
                                                    "fontname",
                                                    "fontsize",
                                                    "gradientangle",
                                                    "headURL",
                                                    "head_lp",
                                                    "headclip",
                                                    "headhref",
                                                    "headlabel",
                                                    "headport",
                                                    "headtarget",
                                                    "headtooltip",
                                                    "height",
                                                    "href",
                                                    "id",
                                                    "image",
                                                    "imagepos",
                                                    "imagescale",
                                                    "label",
                                                    "labelURL",
                                                    "labelangle",
                                                    "labeldistance",
                                                    "labelfloat",
                                                    "labelfontcolor",
                                                    "labelfontname",
                                                    "labelfontsize",
                                                    "labelhref",
                                                    "labelloc",
                                                    "labeltarget",
                                                    "labeltooltip",
                                                    "layer",
                                                    "len",
                                                    "lhead",
                                                    "lp",
                                                    "ltail",
                                                    "margin",
                                                    "minlen",
                                                    "musubi_id",
                                                    "nojustify",
                                                    "ordering",
                                                    "orientation",
                                                    "penwidth",
                                                    "peripheries",
                                                    "pin",
                                                    "pos",
                                                    "rects",
                                                    "regular",
                                                    "root",
                                                    "samehead",
                                                    "sametail",
                                                    "samplepoints",
                                                    "shape",
                                                    "shapefile",
                                                    "showboxes",
                                                    "sides",
                                                    "skew",
                                                    "sortv",
                                                    "style",
                                                    "tailURL",
                                                    "tail_lp",
                                                    "tailclip",
                                                    "tailhref",
                                                    "taillabel",
                                                    "tailport",
                                                    "tailtarget",
                                                    "tailtooltip",
                                                    "target",
                                                    "tooltip",
                                                    "vertices",
                                                    "weight",
                                                    "width",
                                                    "xlabel"};

bool is_drawing(std::string_view name) {
  return std::find(kDrawing.begin(), kDrawing.end(), name) != kDrawing.end();
}

std::string text_of(const DotAttributes& attributes, std::string_view name) {
  const auto it = attributes.find(name);
  return it == attributes.end() ? std::string{} : it->second;
}

// A label as it is shown: \n, \l and \r end lines, \N and the like stand for what is known anyway.
std::string shown_label(std::string_view label) {
  std::string text;
  for (std::size_t i = 0; i < label.size(); ++i) {
    if (label[i] != '\\' || i + 1 == label.size()) {
      text += label[i];
      continue;
    }
    const char c = label[++i];
    if (c == 'n' || c == 'l' || c == 'r') {
      text += '\n';
    } else if (std::string_view("NGETHL").find(c) == std::string_view::npos) {
      text += c;
    }
  }
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

// What of a graph is data, and what of the drawing we have too.
class Records {
 public:
  Records(const DotGraph& graph, GraphAssembler& assembler)
      : graph_(graph), assembler_(assembler) {}

  void assemble() {
    for (const auto& node : graph_.nodes) {
      auto values = data_of(node.attributes, node.line);
      add_looks(node, values);
      assembler_.add_node(id_of(node), node.line, values);
    }
    for (const auto& edge : graph_.edges) {
      auto values = data_of(edge.attributes, edge.line);
      const auto label = shown_label(text_of(edge.attributes, "label"));
      if (!label.empty()) values.push_back({"label", label});
      if (!edge.attributes.contains("strength")) add_weight(edge, values);
      const bool directed = graph_.directed && text_of(edge.attributes, "dir") != "none";
      assembler_.add_link(id_of(graph_.nodes[edge.source]), id_of(graph_.nodes[edge.target]),
                          directed, edge.line, values);
    }
  }

 private:
  // Our own files number their nodes and have the id beside it.
  static std::string id_of(const DotNode& node) {
    const auto own = text_of(node.attributes, "musubi_id");
    return own.empty() ? node.name : own;
  }

  std::vector<NamedValue> data_of(const DotAttributes& attributes, std::size_t line) {
    std::vector<NamedValue> values;
    for (const auto& [name, text] : attributes) {
      if (is_drawing(name) || text.empty()) continue;
      if (name != "strength" && name != "length") {
        values.push_back({name, text});
      } else if (const auto number = parse_number(text)) {
        values.push_back({name, *number});
      } else {
        auto problem = "the " + name;
        problem.append(" '").append(text).append("' is not a number");
        assembler_.log().add(assembler_.file(), line, std::move(problem));
      }
    }
    return values;
  }

  static void add_weight(const DotEdge& edge, std::vector<NamedValue>& values) {
    const auto weight = parse_number(text_of(edge.attributes, "weight"));
    if (weight) values.push_back({"strength", *weight});
  }

  static void add_looks(const DotNode& node, std::vector<NamedValue>& values) {
    const auto add = [&](std::string_view name, AttributeValue value) {
      if (!node.attributes.contains(name) || is_drawing(name)) {
        values.push_back({std::string(name), std::move(value)});
      }
    };
    const auto label = shown_label(text_of(node.attributes, "label"));
    if (!label.empty() && label != node.name) add("label", label);
    if (const auto place = place_of(text_of(node.attributes, "pos"))) {
      add(look::kX, place->first);
      add(look::kY, place->second);
    }
    const auto width = parse_number(text_of(node.attributes, "width"));
    if (width && *width > 0.0 && width == parse_number(text_of(node.attributes, "height"))) {
      add(look::kSize, *width * kPointsPerInch);
    }
    for (const auto* name : {"fillcolor", "color"}) {
      const auto color = text_of(node.attributes, name);
      if (!is_hex_color(color)) continue;
      add(look::kColor, color);
      break;
    }
  }

  // pos="x,y!" in points with y up.
  static std::optional<std::pair<double, double>> place_of(std::string_view text) {
    if (text.ends_with('!')) text.remove_suffix(1);
    const auto parts = split_list(text, ',');
    if (parts.size() < 2) return std::nullopt;
    const auto x = parse_number(parts[0]);
    const auto y = parse_number(parts[1]);
    if (!x || !y) return std::nullopt;
    return std::pair(*x, *y == 0.0 ? 0.0 : -*y);
  }

  const DotGraph& graph_;
  GraphAssembler& assembler_;
};

}  // namespace

Network read_dot(const std::filesystem::path& path, const ReadOptions& options) {
  const auto decoded = read_text_file(path, options.execution);
  GraphAssembler assembler(path.string(), options.execution);
  if (decoded.text.empty()) assembler.refuse("the file is empty");
  const auto graph =
      parse_dot(dot_tokens(decoded.text, assembler.file()), assembler.file(), options.execution);
  Records(graph, assembler).assemble();
  return assembler.finish(graph_name(path), options.strict);
}

}  // namespace musubi
