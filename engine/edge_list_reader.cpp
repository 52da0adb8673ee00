#include <algorithm>

#include "engine/csv.hpp"
#include "engine/file.hpp"
#include "engine/network_reader.hpp"
#include "engine/number_text.hpp"

namespace musubi {
namespace {

struct Line {
  std::size_t number = 0;
  std::vector<std::string> fields{};
};

// Fields stand between the first of , ; tab or blanks that the line holds; a quoted field may hold
// it.
// `closed` tells whether every quote was.
std::vector<std::string> fields_of(std::string_view text, bool& closed) {
  char separator = ' ';
  for (const char candidate : {',', ';', '\t'}) {
    if (text.find(candidate) != std::string_view::npos) {
      separator = candidate;
      break;
    }
  }
  std::vector<std::string> fields;
  std::string field;
  bool quoted = false;
  const auto close = [&] {
    if (separator != ' ' || !trim(field).empty()) fields.emplace_back(trim(field));
    field.clear();
  };
  for (std::size_t i = 0; i < text.size() && fields.size() <= kMostColumns; ++i) {
    const char c = text[i];
    if (quoted && text.substr(i, 2) == "\"\"") {
      field += '"';
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == separator || (separator == ' ' && c == '\r'))) {
      close();
    } else {
      field += c;
    }
  }
  close();
  closed = !quoted;
  return fields;
}

bool is_header(const std::vector<std::string>& fields) {
  return fields.size() >= 2 && fold_name(fields[0]) == "source" && fold_name(fields[1]) == "target";
}

class Reader {
 public:
  Reader(std::string file, const Execution& execution)
      : file_(std::move(file)), execution_(execution) {}

  void read(std::string_view text) {
    std::size_t number = 0;
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      const auto line = trim(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
      ++number;
      execution_.check_stop();
      if (line.empty() || line.front() == '#' || line.front() == '%') continue;
      bool closed = true;
      auto fields = fields_of(line, closed);
      if (!closed) log_.add(file_, number, "a quote is opened and never closed", "close the quote");
      add({number, std::move(fields)});
    }
    log_.throw_if_any();
  }

  [[nodiscard]] PropertyGraph graph() { return builder_.build(); }
  [[nodiscard]] bool all_directed() const { return any_ && directed_ == links_; }

 private:
  void add(const Line& line) {
    if (!any_ && header_.empty() && line.fields.size() <= kMostColumns && is_header(line.fields)) {
      header_ = line.fields;
      return;
    }
    any_ = true;
    if (line.fields.size() > kMostColumns) {
      return log_.add(file_, line.number, too_many_columns(), "check what separates its fields");
    }
    if (line.fields.size() < 2) {
      return log_.add(file_, line.number, "an edge needs two ids",
                      "write source and target, for example 'a b'");
    }
    if (!header_.empty() && line.fields.size() > header_.size()) {
      return log_.add(file_, line.number,
                      std::to_string(line.fields.size()) + " fields under " +
                          std::to_string(header_.size()) + " columns",
                      "quote a field that holds the separator");
    }
    const NodeId source = node(line.fields[0]);
    const NodeId target = node(line.fields[1]);
    bool directed = false;
    std::string relation;
    for (std::size_t i = 2; i < line.fields.size(); ++i) {
      if (column(i) == "directed") {
        directed = to_text(value(line, i, AttributeType::boolean)) == "true";
      }
      if (column(i) == "relation") relation = line.fields[i];
    }
    const LinkId link = builder_.add_link(source, target, relation, directed);
    ++links_;
    if (directed) ++directed_;
    for (std::size_t i = 2; i < line.fields.size(); ++i) attribute(line, i, link);
  }

  void attribute(const Line& line, std::size_t i, LinkId link) {
    const auto name = column(i);
    if (name == "directed" || name == "relation" || name.empty()) return;
    const bool number = name == "strength" || name == "length";
    const auto type = number ? AttributeType::real : AttributeType::text;
    const auto parsed = value(line, i, type);
    if (const auto* strength = std::get_if<double>(&parsed); strength != nullptr && *strength < 0) {
      return log_.add(file_, line.number, "the " + name + " '" + line.fields[i] + "' is negative",
                      "give a number that is not negative");
    }
    builder_.set_link_attribute(link, name, parsed);
  }

  AttributeValue value(const Line& line, std::size_t i, AttributeType type) {
    auto parsed = parse_value(line.fields[i], type);
    if (!parsed.ok) {
      log_.add(file_, line.number, "'" + line.fields[i] + "' is not " + with_article(type),
               "column " + std::to_string(i + 1) + " is the " + column(i));
    }
    return parsed.value;
  }

  // A bare third column is the strength, under whatever name lists of edges call it.
  [[nodiscard]] std::string column(std::size_t i) const {
    if (header_.empty()) return i == 2 ? "strength" : std::string{};
    return header_[i] == "weight" ? "strength" : header_[i];
  }

  NodeId node(const std::string& id) {
    if (const auto known = builder_.find(id)) return *known;
    return builder_.add_node(id, "");
  }

  std::string file_;
  const Execution& execution_;
  DiagnosticLog log_{};
  GraphBuilder builder_{};
  std::vector<std::string> header_{};
  bool any_ = false;
  std::size_t links_ = 0;
  std::size_t directed_ = 0;
};

}  // namespace

Network read_edge_list(const std::filesystem::path& path, const ReadOptions& options) {
  Network network;
  network.name = graph_name(path);
  const auto decoded = read_text_file(path, options.execution);
  if (decoded.text.empty()) {
    throw Error(ErrorKind::input, {{path.string(), 0, "the file is empty", {}}});
  }
  Reader reader(path.string(), options.execution);
  reader.read(decoded.text);
  network.graph = reader.graph();
  ProjectionSpec all;
  all.directed = reader.all_directed();
  all.self_loops = true;
  network.projections = {all};
  return network;
}

}  // namespace musubi
