#include "engine/edge_line.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "engine/number_text.hpp"
#include "engine/text.hpp"

namespace musubi {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kBetween = " \t\r\n,;";

// The first fields of a line; one may be empty, between two commas.
std::vector<std::string_view> edge_fields(std::string_view line, std::size_t most = 3) {
  std::vector<std::string_view> fields;
  const auto skip = [&](std::string_view set) {
    line.remove_prefix(std::min(line.find_first_not_of(set), line.size()));
  };
  skip(kBlanks);
  while (!line.empty() && fields.size() < most) {
    fields.push_back(line.substr(0, line.find_first_of(kBetween)));
    line.remove_prefix(fields.back().size());
    skip(kBlanks);
    if (!line.empty() && (line.front() == ',' || line.front() == ';')) line.remove_prefix(1);
    skip(kBlanks);
  }
  return fields;
}

// As much of a field as a message can show.
std::string shown(std::string_view field) {
  std::string text(field.substr(0, 40));
  for (char& c : text) {
    if (c < ' ' || c > '~') c = '?';
  }
  return '\'' + text + (field.size() > 40 ? "...'" : "'");
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

Diagnostic explain_id(std::string_view field) {
  if (is_digits(field)) {
    return {.problem = "the id " + shown(field) + " is too large",
            .remedy = "an id must be below 2^64 - 1"};
  }
  if (field.starts_with('-') && is_digits(field.substr(1))) {
    return {.problem = "the id " + shown(field) + " is negative",
            .remedy = "an id must be a whole number from 0 on"};
  }
  return {.problem = shown(field) + " is not a whole number",
          .remedy = "a plain list of edges has two numbers per line, for example '1 2'"};
}

bool is_id(std::string_view field) {
  constexpr std::string_view kFirstTooLarge = "18446744073709551615";
  if (!is_digits(field)) return false;
  field.remove_prefix(std::min(field.find_first_not_of('0'), field.size()));
  return field.size() < kFirstTooLarge.size() ||
         (field.size() == kFirstTooLarge.size() && field < kFirstTooLarge);
}

Diagnostic explain_weight(std::string_view field) {
  const auto number = parse_number(field);
  if (number && *number < 0) {
    return {.problem = "the weight " + shown(field) + " is negative",
            .remedy = "give a number that is not negative"};
  }
  return {.problem = "the weight " + shown(field) + " is not a finite number",
          .remedy = "give one such as 2 or 0.5"};
}

}  // namespace

bool is_edge_comment(std::string_view line) {
  const auto first = line.find_first_not_of(kBlanks);
  return first == std::string_view::npos || line[first] == '#' || line[first] == '%';
}

bool is_edge_header(std::string_view line) {
  constexpr std::string_view kNames[][2] = {
      {"source", "target"}, {"from", "to"}, {"u", "v"}, {"src", "dst"}, {"fromnodeid", "tonodeid"}};
  constexpr std::string_view kWeights[] = {"weight", "strength", "w", "value"};
  const auto fields = edge_fields(line);
  if (fields.size() < 2) return false;
  const bool ends = std::any_of(std::begin(kNames), std::end(kNames), [&](const auto& names) {
    return fold_name(fields[0]) == names[0] && fold_name(fields[1]) == names[1];
  });
  return ends && (fields.size() < 3 || std::find(std::begin(kWeights), std::end(kWeights),
                                                 fold_name(fields[2])) != std::end(kWeights));
}

int count_edge_columns(std::string_view line) {
  return static_cast<int>(edge_fields(line).size());
}

Diagnostic explain_edge_line(std::string_view line, EdgeColumns columns) {
  if (line.find('\0') != std::string_view::npos) {
    return {.problem = "the line holds a NUL byte", .remedy = "save the file as plain text"};
  }
  const auto fields = edge_fields(line);
  if (fields.empty() || !is_id(fields[0])) {
    return explain_id(fields.empty() ? std::string_view{} : fields[0]);
  }
  if (fields.size() < 2 || fields[1].empty()) {
    return {.problem = "an edge needs two ids",
            .remedy = "write source and target, for example '1 2'"};
  }
  if (!is_id(fields[1])) return explain_id(fields[1]);
  if (columns == EdgeColumns::weighted && fields.size() < 3) {
    return {.problem = "the edge has no weight",
            .remedy = "the first edge has one, so each must have one"};
  }
  if (columns == EdgeColumns::weighted) return explain_weight(fields[2]);
  return {.problem = "the edge has a third column", .remedy = "the first edge has two"};
}

}  // namespace musubi
