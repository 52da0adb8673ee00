#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "engine/dot_tokens.hpp"
#include "engine/file.hpp"
#include "engine/graph_assembler.hpp"
#include "engine/network_reader.hpp"
#include "engine/number_text.hpp"

namespace musubi {
namespace {

constexpr std::size_t kMaxDepth = 100;
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

using Attributes = std::map<std::string, std::string, std::less<>>;

struct Node {
  std::string name{};
  std::size_t line = 0;
  Attributes attributes{};
};

struct Edge {
  std::size_t source = 0;
  std::size_t target = 0;
  std::size_t line = 0;
  Attributes attributes{};
};

// First phase: the grammar, with the defaults that hold in each pair of braces.
class Parser {
 public:
  Parser(std::vector<DotToken> tokens, const std::string& file)
      : tokens_(std::move(tokens)), file_(file) {}

  void parse() {
    strict_ = take_keyword("strict");
    directed = peek_keyword("digraph");
    if (!take_keyword("digraph") && !take_keyword("graph")) {
      fail("is not DOT", "begin with digraph { or graph {");
    }
    if (peek().kind == DotToken::Kind::id) next();
    expect("{");
    Scope scope;
    std::set<std::size_t> members;
    statements(scope, members);
    expect("}");
    if (peek().kind != DotToken::Kind::end) {
      fail("something stands behind the graph", "keep one graph per file");
    }
  }

  bool directed = false;
  std::vector<Node> nodes{};
  std::vector<Edge> edges{};

 private:
  struct Scope {
    Attributes node{};
    Attributes edge{};
  };

  [[noreturn]] void fail(std::string problem, std::string remedy = {}) const {
    throw Error(ErrorKind::input, {{file_, peek().line, std::move(problem), std::move(remedy)}});
  }

  [[nodiscard]] const DotToken& peek() const { return tokens_[at_]; }
  const DotToken& next() { return tokens_[at_ + 1 < tokens_.size() ? at_++ : at_]; }
  [[nodiscard]] bool is_symbol(std::string_view text) const {
    return peek().kind == DotToken::Kind::symbol && peek().text == text;
  }
  bool take(std::string_view symbol) {
    if (!is_symbol(symbol)) return false;
    next();
    return true;
  }
  void expect(std::string_view symbol) {
    if (take(symbol)) return;
    const auto found = peek().kind == DotToken::Kind::end ? "the end" : "'" + peek().text + "'";
    fail("here should be " + std::string(symbol) + ", not " + found);
  }
  [[nodiscard]] bool peek_keyword(std::string_view word) const {
    return peek().kind == DotToken::Kind::id && !peek().quoted && fold_name(peek().text) == word;
  }
  bool take_keyword(std::string_view word) {
    if (!peek_keyword(word)) return false;
    next();
    return true;
  }
  std::string take_id() {
    const auto kind = peek().kind;
    if (kind != DotToken::Kind::id && kind != DotToken::Kind::html) {
      const auto found = kind == DotToken::Kind::end ? "the end" : "'" + peek().text + "'";
      fail("here should be a name, not " + found);
    }
    return next().text;
  }

  void statements(Scope& scope, std::set<std::size_t>& members) {
    if (++depth_ > kMaxDepth) fail("subgraphs are nested too deeply");
    while (!is_symbol("}") && peek().kind != DotToken::Kind::end) {
      statement(scope, members);
      take(";");
    }
    --depth_;
  }

  void statement(Scope& scope, std::set<std::size_t>& members) {
    if (take_keyword("graph")) return attributes_into(nullptr);
    if (take_keyword("node")) return attributes_into(&scope.node);
    if (take_keyword("edge")) return attributes_into(&scope.edge);
    const bool is_assignment = peek().kind != DotToken::Kind::symbol && at_ + 1 < tokens_.size() &&
                               tokens_[at_ + 1].kind == DotToken::Kind::symbol &&
                               tokens_[at_ + 1].text == "=";
    if (is_assignment) {  // of the graph
      next();
      next();
      take_id();
      return;
    }
    chain(scope, members);
  }

  void attributes_into(Attributes* target) {
    if (!is_symbol("[")) expect("[");
    Attributes read;
    read_attributes(read);
    if (target == nullptr) return;
    for (auto& [name, value] : read) (*target)[name] = std::move(value);
  }

  void read_attributes(Attributes& into) {
    while (take("[")) {
      while (!is_symbol("]")) {
        const auto name = take_id();
        into[name] = take("=") ? take_id() : "true";
        if (!take(",")) take(";");
      }
      expect("]");
    }
  }

  // A node, a subgraph, or several of them with edges between each and the next.
  void chain(const Scope& scope, std::set<std::size_t>& members) {
    const auto line = peek().line;
    bool is_node = false;
    std::vector<std::set<std::size_t>> ends{end_point(scope, is_node)};
    while (is_symbol("->") || is_symbol("--")) {
      if (is_symbol(directed ? "--" : "->")) {
        fail(directed ? "-- stands in a digraph" : "-> stands in a graph",
             directed ? "write ->, or make it a graph" : "write --, or make it a digraph");
      }
      next();
      bool ignored = false;
      ends.push_back(end_point(scope, ignored));
    }
    for (const auto& end : ends) members.insert(end.begin(), end.end());
    Attributes given;
    read_attributes(given);
    if (ends.size() == 1) {
      if (!is_node) return;
      auto& attributes = nodes[*ends.front().begin()].attributes;
      for (auto& [name, value] : given) attributes[name] = std::move(value);
      return;
    }
    Attributes attributes = scope.edge;
    for (auto& [name, value] : given) attributes[name] = std::move(value);
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
      for (const auto source : ends[i]) {
        for (const auto target : ends[i + 1]) add_edge(source, target, line, attributes);
      }
    }
  }

  std::set<std::size_t> end_point(const Scope& scope, bool& is_node) {
    std::set<std::size_t> members;
    is_node = false;
    if (take_keyword("subgraph")) {
      if (peek().kind == DotToken::Kind::id) next();
      if (!is_symbol("{")) return members;  // refers to one that is there already
    }
    if (take("{")) {
      Scope inner = scope;
      statements(inner, members);
      expect("}");
      return members;
    }
    is_node = true;
    const auto line = peek().line;
    const auto name = take_id();
    for (int i = 0; i < 2 && take(":"); ++i) take_id();  // a port
    const auto [it, is_new] = numbers_.emplace(name, nodes.size());
    if (is_new) nodes.push_back({name, line, scope.node});
    return {it->second};
  }

  void add_edge(std::size_t source, std::size_t target, std::size_t line,
                const Attributes& attributes) {
    auto pair = std::pair(source, target);
    if (!directed && source > target) std::swap(pair.first, pair.second);
    if (strict_ && !pairs_.insert(pair).second) return;
    edges.push_back({source, target, line, attributes});
  }

  std::vector<DotToken> tokens_;
  const std::string& file_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  bool strict_ = false;
  std::map<std::string, std::size_t> numbers_{};
  std::set<std::pair<std::size_t, std::size_t>> pairs_{};
};

std::string text_of(const Attributes& attributes, std::string_view name) {
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

// Second phase: what of it is data, and what of the drawing we have too.
class Records {
 public:
  Records(const Parser& parser, GraphAssembler& assembler)
      : parser_(parser), assembler_(assembler) {}

  void assemble() {
    for (const auto& node : parser_.nodes) {
      auto values = data_of(node.attributes, node.line);
      add_looks(node, values);
      assembler_.add_node(id_of(node), node.line, values);
    }
    for (const auto& edge : parser_.edges) {
      auto values = data_of(edge.attributes, edge.line);
      const auto label = shown_label(text_of(edge.attributes, "label"));
      if (!label.empty()) values.push_back({"label", label});
      if (!edge.attributes.contains("strength")) add_weight(edge, values);
      const bool directed = parser_.directed && text_of(edge.attributes, "dir") != "none";
      assembler_.add_link(id_of(parser_.nodes[edge.source]), id_of(parser_.nodes[edge.target]),
                          directed, edge.line, values);
    }
  }

 private:
  // Our own files number their nodes and have the id beside it.
  static std::string id_of(const Node& node) {
    const auto own = text_of(node.attributes, "musubi_id");
    return own.empty() ? node.name : own;
  }

  std::vector<NamedValue> data_of(const Attributes& attributes, std::size_t line) {
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

  static void add_weight(const Edge& edge, std::vector<NamedValue>& values) {
    const auto weight = parse_number(text_of(edge.attributes, "weight"));
    if (weight) values.push_back({"strength", *weight});
  }

  static void add_looks(const Node& node, std::vector<NamedValue>& values) {
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

  const Parser& parser_;
  GraphAssembler& assembler_;
};

}  // namespace

Network read_dot(const std::filesystem::path& path, const ReadOptions& options) {
  const auto decoded = read_text_file(path);
  GraphAssembler assembler(path.string());
  if (decoded.text.empty()) {
    assembler.log().add(assembler.file(), 0, "the file is empty");
    assembler.log().throw_if_any();
  }
  Parser parser(dot_tokens(decoded.text, assembler.file()), assembler.file());
  parser.parse();
  Records(parser, assembler).assemble();
  return assembler.finish(graph_name(path), options.strict);
}

}  // namespace musubi
