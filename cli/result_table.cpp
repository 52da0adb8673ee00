#include "cli/result_table.hpp"

#include <sys/resource.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <iostream>

#include "engine/csv.hpp"
#include "engine/error.hpp"
#include "engine/file.hpp"
#include "engine/number_text.hpp"

namespace musubi::cli {
namespace {

bool is_number(const AttributeValue& value) {
  return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
}

std::string shown(const AttributeValue& value) {
  const auto* real = std::get_if<double>(&value);
  return real == nullptr ? to_text(value) : rounded_number_text(*real);
}

void append_padded(std::string& line, const std::string& text, std::size_t width, bool right) {
  const std::string padding(width - std::min(width, display_width(text)), ' ');
  line += right ? padding + text : text + padding;
}

void append_line(std::string& text, std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  text += line + '\n';
}

// The character that makes Excel and LibreOffice read a cell as a formula (OWASP, "CSV injection").
bool reads_as_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

std::string csv_cell(const AttributeValue& value, bool excel_safe) {
  const auto text = to_text(value);
  if (excel_safe && !is_number(value) && reads_as_formula(text)) return csv_field("'" + text);
  return csv_field(text);
}

void write_out(const Session& session, const std::string& content) {
  if (!session.output.empty()) return write_file(session.output, content);
  std::cout << content << std::flush;
  if (!std::cout) {
    throw Error(ErrorKind::output, "cannot write to standard output",
                "check that it is open and not full");
  }
}

}  // namespace

std::string as_table(const ResultTable& table, Language language) {
  std::vector<std::size_t> widths;
  std::vector<bool> right;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    widths.push_back(display_width(table.columns[c].label.get(language)));
    right.push_back(false);
    for (const auto& row : table.rows) {
      widths[c] = std::max(widths[c], display_width(shown(row[c])));
      right[c] = right[c] || is_number(row[c]);
    }
  }
  std::string text;
  std::string line;
  std::string rule;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const std::string gap = c == 0 ? "" : "  ";
    line += gap;
    append_padded(line, table.columns[c].label.get(language), widths[c], right[c]);
    rule += gap + std::string(widths[c], '-');
  }
  append_line(text, line);
  append_line(text, rule);
  for (const auto& row : table.rows) {
    line.clear();
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c > 0) line += "  ";
      append_padded(line, shown(row[c]), widths[c], right[c]);
    }
    append_line(text, line);
  }
  return text;
}

std::string as_csv(const ResultTable& table, const Session& session) {
  std::string text = session.byte_order_mark ? "\xEF\xBB\xBF" : "";
  const auto append_row = [&](auto&& cell, std::size_t count) {
    for (std::size_t c = 0; c < count; ++c) text += (c == 0 ? "" : ",") + cell(c);
    text += '\n';
  };
  append_row([&](std::size_t c) { return csv_field(table.columns[c].name); }, table.columns.size());
  for (const auto& row : table.rows) {
    append_row([&](std::size_t c) { return csv_cell(row[c], session.excel_safe); }, row.size());
  }
  return text;
}

Json json_head(const Session& session, Json graph, const std::string& schema,
               const ProjectionSpec* projection) {
  Json json;
  json["schema"] = "musubi/" + schema + "/1";
  json["graph"] = std::move(graph);
  if (projection != nullptr) {
    json["projection"] = {{"name", projection->name},
                          {"description", describe(*projection, session.language)}};
  } else {
    json["projection"] = nullptr;
  }
  json["parameters"] = {{"seed", session.seed},
                        {"lang", session.language == Language::ja ? "ja" : "en"},
                        {"with", session.with}};
  return json;
}

Json json_head(const Session& session, const Network& network, const std::string& schema,
               const ProjectionSpec* projection) {
  auto json = json_head(session,
                        Json{{"name", network.name},
                             {"version", network.version},
                             {"nodes", network.graph.num_nodes()},
                             {"links", network.graph.num_links()}},
                        schema, projection);
  if (const auto& joined = network.joined; !joined.packages.empty()) {
    json["joined"] = {{"packages", joined.packages},     {"nodes", joined.nodes},
                      {"links", joined.links},           {"sources", joined.sources},
                      {"indicators", joined.indicators}, {"coverage", joined.coverage}};
  }
  return json;
}

Json timing_of(const Session& session) {
  const std::chrono::duration<double, std::milli> computed =
      std::chrono::steady_clock::now() - session.computing_since;
  struct rusage usage {};
  ::getrusage(RUSAGE_SELF, &usage);
  return {{"load_ms", session.load_ms},
          {"compute_ms", computed.count()},
          {"peak_mb", static_cast<double>(usage.ru_maxrss) / 1024.0}};
}

void answer(Session& session, const ResultTable& table, Json json, const std::string& closing) {
  const bool for_people = session.format == OutputFormat::table;
  answer(session, {.body = for_people ? as_table(table, session.language) : "", .closing = closing},
         table, std::move(json));
}

void answer(Session& session, const ResultText& text, const ResultTable& list, Json json) {
  const auto timing = timing_of(session);
  if (session.format == OutputFormat::json) {
    if (session.timing) json["timing"] = timing;
    write_out(session, json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n');
    return;
  }
  const bool ja = session.language == Language::ja;
  std::string below = text.closing.empty() ? "" : text.closing + '\n';
  if (json.contains("projection") && json["projection"].is_object()) {
    // Every number names its projection.
    below += (ja ? "計算の対象: " : "computed on: ") +
             json["projection"]["description"].get<std::string>() + '\n';
  }
  std::string sentences;
  for (const auto& sentence : text.summary) sentences += sentence + '\n';
  if (session.format == OutputFormat::csv) {
    write_out(session, as_csv(list, session));
    if (!session.quiet) std::cerr << sentences << below;
  } else {
    const std::string gap = text.summary.empty() ? "" : "\n";
    write_out(session, sentences + gap + text.body + below);
  }
  if (session.timing) std::cerr << "timing: " << timing.dump() << '\n';
}

Json rows_as_json(const ResultTable& table) {
  struct ToJson {
    Json operator()(std::monostate) const { return nullptr; }
    Json operator()(bool flag) const { return flag; }
    Json operator()(std::int64_t number) const { return number; }
    Json operator()(double number) const { return number; }
    Json operator()(const std::string& text) const { return text; }
  };
  Json results = Json::array();
  for (const auto& row : table.rows) {
    Json object;
    for (std::size_t c = 0; c < row.size(); ++c) {
      object[table.columns[c].name] = std::visit(ToJson{}, row[c]);
    }
    results.push_back(std::move(object));
  }
  return results;
}

}  // namespace musubi::cli
