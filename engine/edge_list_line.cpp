#include "engine/edge_list_line.hpp"

#include "engine/csv.hpp"
#include "engine/text.hpp"
#include "engine/weight.hpp"

namespace musubi {
namespace {

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

}  // namespace

std::optional<ListedEdge> EdgeListLines::parse(std::string_view line, std::size_t number,
                                               DiagnosticLog& log) {
  line = trim(line);
  if (line.empty() || line.front() == '#' || line.front() == '%') return std::nullopt;
  bool closed = true;
  auto fields = fields_of(line, closed);
  if (fields.size() > kMostColumns) {
    begun_ = true;
    log.add(file_, number, too_many_columns(), "check what separates its fields");
    return std::nullopt;
  }
  if (!closed) log.add(file_, number, "a quote is opened and never closed", "close the quote");
  if (!begun_ && is_header(fields)) {
    begun_ = true;
    header_ = std::move(fields);
    return std::nullopt;
  }
  begun_ = true;
  if (fields.size() < 2 || fields[0].empty() || fields[1].empty()) {
    log.add(file_, number, "an edge needs two ids", "write source and target, for example 'a b'");
    return std::nullopt;
  }
  if (!header_.empty() && fields.size() > header_.size()) {
    log.add(file_, number,
            std::to_string(fields.size()) + " fields under " + std::to_string(header_.size()) +
                " columns",
            "quote a field that holds the separator");
    return std::nullopt;
  }
  ListedEdge edge{.source = std::move(fields[0]), .target = std::move(fields[1])};
  for (std::size_t i = 2; i < fields.size(); ++i) {
    const auto name = column_name(i);
    if (name.empty()) continue;
    if (name == "directed") {
      edge.directed = to_text(value(fields[i], i, AttributeType::boolean, number, log)) == "true";
    } else if (name == "relation") {
      edge.relation = fields[i];
    } else {
      const bool is_number = name == "strength" || name == "length";
      auto parsed =
          value(fields[i], i, is_number ? AttributeType::real : AttributeType::text, number, log);
      if (const auto* amount = std::get_if<double>(&parsed);
          amount != nullptr && !is_weight(*amount)) {
        const bool negative = *amount < 0;
        log.add(
            file_, number,
            "the " + name + " '" + fields[i] + (negative ? "' is negative" : "' is out of range"),
            negative ? "give a number that is not negative"
                     : "give 0, or a number from 1e-60 to 1e60");
        continue;
      }
      edge.attributes.emplace_back(name, std::move(parsed));
    }
  }
  return edge;
}

AttributeValue EdgeListLines::value(std::string_view field, std::size_t column, AttributeType type,
                                    std::size_t number, DiagnosticLog& log) const {
  auto parsed = parse_value(field, type);
  if (!parsed.ok) {
    log.add(file_, number, "'" + std::string(field) + "' is not " + with_article(type),
            "column " + std::to_string(column + 1) + " is the " + column_name(column));
  }
  return parsed.value;
}

// A bare third column is the strength, under whatever name lists of edges call it.
std::string EdgeListLines::column_name(std::size_t column) const {
  if (header_.empty()) return column == 2 ? "strength" : std::string{};
  return header_[column] == "weight" ? "strength" : header_[column];
}

}  // namespace musubi
