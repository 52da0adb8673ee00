#include "engine/dot_parser.hpp"

#include <set>

#include "engine/error.hpp"
#include "engine/text.hpp"

namespace musubi {
namespace {

constexpr std::size_t kMaxDepth = 100;

// Goes through the grammar with the defaults that hold in each pair of braces.
class Parser {
 public:
  Parser(std::vector<DotToken> tokens, const std::string& file, const Execution& execution)
      : tokens_(std::move(tokens)), file_(file), execution_(execution) {}

  DotGraph parse() {
    strict_ = take_keyword("strict");
    graph_.directed = peek_keyword("digraph");
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
    return std::move(graph_);
  }

 private:
  struct Scope {
    DotAttributes node{};
    DotAttributes edge{};
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

  void attributes_into(DotAttributes* target) {
    if (!is_symbol("[")) expect("[");
    DotAttributes read;
    read_attributes(read);
    if (target == nullptr) return;
    for (auto& [name, value] : read) (*target)[name] = std::move(value);
  }

  void read_attributes(DotAttributes& into) {
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
      if (is_symbol(graph_.directed ? "--" : "->")) {
        fail(graph_.directed ? "-- stands in a digraph" : "-> stands in a graph",
             graph_.directed ? "write ->, or make it a graph" : "write --, or make it a digraph");
      }
      next();
      bool ignored = false;
      ends.push_back(end_point(scope, ignored));
    }
    for (const auto& end : ends) members.insert(end.begin(), end.end());
    DotAttributes given;
    read_attributes(given);
    if (ends.size() == 1) {
      if (!is_node) return;
      auto& attributes = graph_.nodes[*ends.front().begin()].attributes;
      for (auto& [name, value] : given) attributes[name] = std::move(value);
      return;
    }
    DotAttributes attributes = scope.edge;
    for (auto& [name, value] : given) attributes[name] = std::move(value);
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
      require_memory(ends[i].size(), ends[i + 1].size(), attributes.size());
      for (const auto source : ends[i]) {
        for (const auto target : ends[i + 1]) add_edge(source, target, line, attributes);
      }
    }
  }

  void require_memory(std::size_t sources, std::size_t targets, std::size_t attributes) const {
    if (sources <= 1 || targets <= 1) return;  // as many as there are words
    constexpr double kBytesPerEdge = 250.0;
    constexpr double kBytesPerAttribute = 200.0;
    const auto pairs = static_cast<double>(sources) * static_cast<double>(targets);
    execution_.memory.require(
        pairs * (kBytesPerEdge + kBytesPerAttribute * static_cast<double>(attributes)),
        file_ + ":" + std::to_string(peek().line) + ": the edges between two subgraphs");
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
    const auto [it, is_new] = numbers_.emplace(name, graph_.nodes.size());
    if (is_new) graph_.nodes.push_back({name, line, scope.node});
    return {it->second};
  }

  void add_edge(std::size_t source, std::size_t target, std::size_t line,
                const DotAttributes& attributes) {
    execution_.check_stop();
    auto pair = std::pair(source, target);
    if (!graph_.directed && source > target) std::swap(pair.first, pair.second);
    if (strict_ && !pairs_.insert(pair).second) return;
    graph_.edges.push_back({source, target, line, attributes});
  }

  std::vector<DotToken> tokens_;
  const std::string& file_;
  const Execution& execution_;
  DotGraph graph_{};
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  bool strict_ = false;
  std::map<std::string, std::size_t> numbers_{};
  std::set<std::pair<std::size_t, std::size_t>> pairs_{};
};

}  // namespace

DotGraph parse_dot(std::vector<DotToken> tokens, const std::string& file,
                   const Execution& execution) {
  return Parser(std::move(tokens), file, execution).parse();
}

}  // namespace musubi
