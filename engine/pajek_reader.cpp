#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "engine/file.hpp"
#include "engine/graph_assembler.hpp"
#include "engine/network_reader.hpp"
#include "engine/number_text.hpp"
#include "engine/pajek_color.hpp"
#include "engine/xml_characters.hpp"

namespace musubi {
namespace {

constexpr std::int64_t kMostVertices = 10'000'000;  // a short file must not ask for all memory

// Pajek writes characters by number, &#8212; what is no such thing stays as it is.
std::string unescaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto end = text.substr(i, 2) == "&#" ? text.find(';', i) : std::string_view::npos;
    const auto code = end == std::string_view::npos
                          ? std::nullopt
                          : parse_integer(text.substr(i + 2, end - i - 2));
    const bool is_character =
        code && *code > 0 && *code <= 0x10FFFF && (*code < 0xD800 || *code > 0xDFFF);
    if (is_character) {
      append_utf8(result, static_cast<std::uint32_t>(*code));
      i = end;
    } else {
      result += text[i];
    }
  }
  return result;
}

struct Token {
  std::string text{};
  bool quoted = false;
};

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

// The words of a line; a quoted one may hold blanks. `closed` tells whether every quote was.
std::vector<Token> tokens_of(std::string_view line, bool& closed) {
  std::vector<Token> tokens;
  closed = true;
  for (std::size_t i = 0; i < line.size();) {
    if (is_blank(line[i])) {
      ++i;
    } else if (line[i] == '"') {
      const auto end = line.find('"', i + 1);
      closed = end != std::string_view::npos;
      tokens.push_back({unescaped(line.substr(i + 1, end - i - 1)), true});
      if (!closed) break;
      i = end + 1;
    } else {
      const auto begin = i;
      while (i < line.size() && !is_blank(line[i])) ++i;
      tokens.push_back({std::string(line.substr(begin, i - begin)), false});
    }
  }
  return tokens;
}

struct NumberedVertex {
  std::string label{};
  std::size_t line = 0;
  std::vector<NamedValue> values{};
};

struct Line {
  std::size_t source = 0;
  std::size_t target = 0;
  bool directed = false;
  std::size_t line = 0;
  std::vector<NamedValue> values{};
};

enum class Part { none, vertices, arcs, edges, arcs_list, edges_list, matrix, other };

Part part_named(const std::string& name) {
  static const std::map<std::string, Part> kParts{
      {"*network", Part::none}, {"*vertices", Part::vertices},  {"*arcs", Part::arcs},
      {"*edges", Part::edges},  {"*arcslist", Part::arcs_list}, {"*edgeslist", Part::edges_list},
      {"*matrix", Part::matrix}};
  const auto it = kParts.find(name);
  return it == kParts.end() ? Part::other : it->second;
}

class PajekLines {
 public:
  PajekLines(GraphAssembler& assembler, const Execution& execution)
      : assembler_(assembler), execution_(execution) {}

  void read(std::string_view text) {
    while (!text.empty()) {
      const auto end = std::min(text.find_first_of("\r\n"), text.size());
      const auto line = trim(text.substr(0, end));
      const bool two = text.substr(end, 2) == "\r\n";
      text.remove_prefix(std::min(end + (two ? 2U : 1U), text.size()));
      ++line_;
      execution_.check_stop();
      if (!line.empty() && line.front() != '%') read_line(line);
    }
    if (!has_vertices_) {
      complain("there is no *Vertices", "a Pajek network begins with *Vertices 3");
    }
    if (part_ == Part::matrix && row_ < rows()) {
      complain("*Matrix has " + std::to_string(row_) + " of " + std::to_string(rows()) + " rows");
    }
    assemble();
  }

 private:
  void complain(std::string problem, std::string remedy = {}) {
    assembler_.log().add(assembler_.file(), line_, std::move(problem), std::move(remedy));
  }

  void read_line(std::string_view line) {
    bool closed = true;
    const auto tokens = tokens_of(line, closed);
    if (!closed) complain("a quote is opened and never closed", "close the quote");
    if (line.front() == '*') return start_part(tokens);
    switch (part_) {
      case Part::vertices:
        return read_vertex(tokens);
      case Part::arcs:
      case Part::edges:
        return read_pair(tokens);
      case Part::arcs_list:
      case Part::edges_list:
        return read_list(tokens);
      case Part::matrix:
        return read_row(tokens);
      case Part::none:
        return complain("a line outside of any part", "begin with *Vertices");
      case Part::other:
        return;
    }
  }

  void start_part(const std::vector<Token>& tokens) {
    const auto name = fold_name(tokens.front().text);
    part_ = part_named(name);
    if (part_ == Part::other) {
      return assembler_.warn(line_, "the part " + tokens.front().text + " is left out");
    }
    if (part_ == Part::vertices) return start_vertices(tokens);
    if (part_ != Part::none && !has_vertices_) {
      has_vertices_ = true;  // said once
      complain("lines come before *Vertices", "put *Vertices first");
    }
    read_relation(tokens);
    row_ = 0;
  }

  void start_vertices(const std::vector<Token>& tokens) {
    if (has_vertices_) {
      part_ = Part::other;  // lines that came before name vertices of the first
      return complain("a second *Vertices", "keep one network per file");
    }
    has_vertices_ = true;
    const auto count = tokens.size() < 2 ? std::nullopt : parse_integer(tokens[1].text);
    if (!count || *count < 0 || *count > kMostVertices) {
      return complain("*Vertices needs the number of vertices, up to " +
                      std::to_string(kMostVertices));
    }
    constexpr double kBytesPerVertex = 250.0;
    execution_.memory.require(kBytesPerVertex * static_cast<double>(*count),
                              assembler_.file() + ": the vertices that it announces");
    vertices_.resize(static_cast<std::size_t>(*count));
    if (tokens.size() < 3) return;
    const auto first_mode = parse_integer(tokens[2].text);
    if (!first_mode || *first_mode < 0 || *first_mode > *count) {
      return complain("'" + tokens[2].text + "' is not the number of vertices of the first mode");
    }
    first_mode_ = static_cast<std::size_t>(*first_mode);
  }

  // *Arcs :2 "works for"
  void read_relation(const std::vector<Token>& tokens) {
    relation_.clear();
    if (tokens.size() < 2 || !tokens[1].text.starts_with(':')) return;
    const auto number = tokens[1].text.substr(1);
    relation_ = tokens.size() > 2 ? tokens[2].text : number;
    relations_[number] = relation_;
  }

  void read_vertex(const std::vector<Token>& tokens) {
    const auto number = vertex(tokens.front());
    if (number == 0) return;
    auto& vertex = vertices_[number - 1];
    if (vertex.line != 0) {
      complain("vertex " + std::to_string(number) + " is described twice",
               "it stands on line " + std::to_string(vertex.line) + " too");
    }
    vertex.line = line_;
    if (tokens.size() > 1) vertex.label = tokens[1].text;
    read_coordinates(tokens, vertex);
    read_drawing(tokens, vertex);
  }

  static void read_coordinates(const std::vector<Token>& tokens, NumberedVertex& vertex) {
    if (tokens.size() < 4) return;
    const auto x = parse_number(tokens[2].text);
    const auto y = parse_number(tokens[3].text);
    if (!x || !y) return;
    vertex.values.push_back({std::string(look::kX), *x * kPajekPage});
    vertex.values.push_back({std::string(look::kY), *y * kPajekPage});
  }

  // Of the parameters of drawing those that we have too.
  static void read_drawing(const std::vector<Token>& tokens, NumberedVertex& vertex) {
    std::optional<double> x_factor;
    std::optional<double> y_factor;
    for (std::size_t i = 2; i + 1 < tokens.size(); ++i) {
      const auto& value = tokens[i + 1].text;
      if (tokens[i].text == "x_fact") x_factor = parse_number(value);
      if (tokens[i].text == "y_fact") y_factor = parse_number(value);
      if (tokens[i].text == "ic") {
        const auto hex = hex_of_pajek_color(value);
        vertex.values.push_back({std::string(look::kColor), hex.empty() ? value : hex});
      }
    }
    if (x_factor && x_factor == y_factor && *x_factor > 0.0) {
      vertex.values.push_back({std::string(look::kSize), *x_factor * kPajekVertex});
    }
  }

  // The number of a vertex; 0 with a complaint when there is no such one.
  std::size_t vertex(const Token& token) {
    const auto number = parse_integer(token.text);
    const auto count = static_cast<std::int64_t>(vertices_.size());
    if (number && *number >= 1 && *number <= count) return static_cast<std::size_t>(*number);
    complain(
        "'" + token.text + "' is not the number of a vertex",
        count == 0 ? "there are none" : "vertices are numbered from 1 to " + std::to_string(count));
    return 0;
  }

  void read_pair(std::vector<Token> tokens) {
    auto relation = relation_;
    if (tokens.front().text.ends_with(':')) {  // 2: 1 3
      const auto number = tokens.front().text.substr(0, tokens.front().text.size() - 1);
      const auto known = relations_.find(number);
      relation = known == relations_.end() ? number : known->second;
      tokens.erase(tokens.begin());
    }
    if (tokens.size() < 2) return complain("a line needs the numbers of two vertices");
    Line line{.source = vertex(tokens[0]),
              .target = vertex(tokens[1]),
              .directed = part_ == Part::arcs,
              .line = line_};
    if (line.source == 0 || line.target == 0) return;
    if (tokens.size() > 2) {
      if (const auto value = parse_number(tokens[2].text)) {
        line.values.push_back({"strength", *value});
      }
    }
    for (std::size_t i = 2; i + 1 < tokens.size(); ++i) {
      if (tokens[i].text == "l" && !tokens[i].quoted) relation = tokens[i + 1].text;
    }
    if (!relation.empty()) line.values.push_back({"relation", relation});
    lines_.push_back(std::move(line));
  }

  void read_list(const std::vector<Token>& tokens) {
    const auto source = vertex(tokens.front());
    if (source == 0) return;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
      const auto target = vertex(tokens[i]);
      if (target != 0) add_line(source, target, part_ == Part::arcs_list, std::nullopt);
    }
  }

  // In a network of two modes the rows are those of the first, the columns those of the second.
  void read_row(const std::vector<Token>& tokens) {
    const auto columns = first_mode_ == 0 ? vertices_.size() : vertices_.size() - first_mode_;
    if (row_ == rows() || tokens.size() != columns) {
      return complain("*Matrix needs " + std::to_string(rows()) + " rows of " +
                      std::to_string(columns) + " numbers");
    }
    ++row_;
    for (std::size_t i = 0; i < columns; ++i) {
      const auto value = parse_number(tokens[i].text);
      if (!value) {
        complain("'" + tokens[i].text + "' is not a number");
      } else if (*value != 0.0) {
        add_line(row_, first_mode_ + i + 1, true, *value);
      }
    }
  }

  [[nodiscard]] std::size_t rows() const {
    return first_mode_ == 0 ? vertices_.size() : first_mode_;
  }

  void add_line(std::size_t source, std::size_t target, bool directed,
                std::optional<double> strength) {
    Line line{.source = source, .target = target, .directed = directed, .line = line_};
    if (strength) line.values.push_back({"strength", *strength});
    if (!relation_.empty()) line.values.push_back({"relation", relation_});
    lines_.push_back(std::move(line));
  }

  [[nodiscard]] bool labels_are_ids() const {
    std::set<std::string_view> distinct;
    return std::all_of(vertices_.begin(), vertices_.end(), [&](const auto& each) {
      return !each.label.empty() && distinct.insert(each.label).second;
    });
  }

  void assemble() {
    const bool by_label = labels_are_ids();
    const auto id = [&](std::size_t number) {
      return by_label ? vertices_[number - 1].label : std::to_string(number);
    };
    for (std::size_t number = 1; number <= vertices_.size(); ++number) {
      auto& vertex = vertices_[number - 1];
      if (!by_label && !vertex.label.empty()) vertex.values.push_back({"label", vertex.label});
      assembler_.add_node(id(number), vertex.line, vertex.values);
    }
    for (const auto& line : lines_) {
      assembler_.add_link(id(line.source), id(line.target), line.directed, line.line, line.values);
    }
  }

  GraphAssembler& assembler_;
  const Execution& execution_;
  std::size_t line_ = 0;
  Part part_ = Part::none;
  bool has_vertices_ = false;
  std::size_t first_mode_ = 0;  ///< 0: one mode
  std::size_t row_ = 0;
  std::string relation_{};
  std::map<std::string, std::string> relations_{};  ///< name by number
  std::vector<NumberedVertex> vertices_{};
  std::vector<Line> lines_{};
};

}  // namespace

Network read_pajek(const std::filesystem::path& path, const ReadOptions& options) {
  const auto decoded = read_text_file(path, options.execution);
  GraphAssembler assembler(path.string(), options.execution);
  if (decoded.text.empty()) assembler.refuse("the file is empty");
  PajekLines(assembler, options.execution).read(decoded.text);
  return assembler.finish(graph_name(path), options.strict);
}

}  // namespace musubi
