#include "engine/package/table_schema.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/csv.hpp"
#include "engine/file.hpp"
#include "engine/pattern.hpp"

namespace musubi {
namespace {

std::vector<std::string> names_of(const std::vector<Field>& fields) {
  std::vector<std::string> names;
  for (const auto& field : fields) names.push_back(field.name);
  return names;
}

// A cell as a message shows it: no more than a line of it, cut between characters.
std::string shortened(std::string_view text) {
  constexpr std::size_t kShown = 80;
  if (text.size() <= kShown) return std::string(text);
  std::size_t end = kShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "…";
}

class TableReader {
 public:
  TableReader(const std::filesystem::path& file, const TableSchema& schema, DiagnosticLog& log,
              std::vector<Diagnostic>& warnings, const Execution& execution)
      : table_{file.string(), schema, {}, true},
        log_(log),
        warnings_(warnings),
        execution_(execution) {}

  Table read() {
    const auto decoded = read_text_file(table_.file, execution_);
    if (decoded.encoding == "CP932" || decoded.encoding == "UTF-16") {
      warnings_.push_back({table_.file, 0, "the file is " + decoded.encoding + " and was converted",
                           "save it as UTF-8 to keep every character"});
    }
    const std::size_t entries_before = log_.entries().size();
    const auto rows = parse_csv(decoded.text, table_.file, log_);
    table_.complete = log_.entries().size() == entries_before;
    if (rows.empty()) {
      log_.add(table_.file, 0, "the file is empty", "it needs at least the header row");
      table_.complete = false;
      return std::move(table_);
    }
    if (!match_header(rows.front())) {
      table_.complete = false;
      return std::move(table_);
    }
    for (const auto& pattern : table_.schema.fields) {
      patterns_.emplace_back(pattern.pattern.empty() ? ".*" : pattern.pattern);
    }
    for (std::size_t i = 1; i < rows.size(); ++i) {
      execution_.check_stop();
      add_row(rows[i]);
    }
    check_primary_key();
    return std::move(table_);
  }

 private:
  // Columns are matched by name; one that the schema does not know is kept as text.
  bool match_header(const CsvRow& header) {
    auto& fields = table_.schema.fields;
    const auto declared = names_of(fields);
    std::set<std::string> seen;
    for (std::size_t i = 0; i < header.fields.size(); ++i) {
      const std::string name(trim(header.fields[i]));
      if (!seen.insert(name).second) {
        log_.add(table_.file, header.line, "the column '" + name + "' stands twice",
                 "remove or rename one");
        return false;
      }
      const auto it = std::find(declared.begin(), declared.end(), name);
      if (it != declared.end()) {
        field_of_column_.push_back(static_cast<std::size_t>(it - declared.begin()));
        continue;
      }
      if (name.empty()) {
        log_.add(table_.file, header.line, "column " + std::to_string(i + 1) + " has no name",
                 "name it or remove it");
        return false;
      }
      const auto guess = nearest(name, declared);
      warnings_.push_back({table_.file, header.line,
                           "unknown column '" + name + "' is kept as text",
                           guess.empty() ? "" : "did you mean '" + guess + "'?"});
      field_of_column_.push_back(fields.size());
      fields.push_back({.name = name});
    }
    if (!std::is_sorted(field_of_column_.begin(), field_of_column_.end())) {
      warnings_.push_back(
          {table_.file, header.line, "columns are in another order and were matched by name", {}});
    }
    bool complete = true;
    for (const auto& name : declared) {
      if (seen.contains(name)) continue;
      log_.add(table_.file, header.line, "the column '" + name + "' is missing",
               "the header row must name every column of the schema");
      complete = false;
    }
    return complete;
  }

  void add_row(const CsvRow& csv) {
    TableRow row{csv.line, std::vector<AttributeValue>(table_.schema.fields.size()), false};
    if (csv.fields.size() > field_of_column_.size()) {
      log_.add(table_.file, csv.line,
               std::to_string(csv.fields.size()) + " fields under " +
                   std::to_string(field_of_column_.size()) + " columns",
               "put a field that holds a comma in quotes");
      row.broken = true;
    }
    for (std::size_t i = 0; i < field_of_column_.size(); ++i) {
      const std::size_t f = field_of_column_[i];
      const std::string_view cell = i < csv.fields.size() ? std::string_view(csv.fields[i]) : "";
      if (!check_cell(csv.line, f, trim(cell), row.values[f])) row.broken = true;
    }
    table_.rows.push_back(std::move(row));
  }

  bool check_cell(std::size_t line, std::size_t f, std::string_view text, AttributeValue& value) {
    const auto& field = table_.schema.fields[f];
    const auto fail = [&](const std::string& problem, const std::string& remedy) {
      log_.add(table_.file, line, problem, remedy);
      return false;
    };
    if (text.empty()) {
      return !field.required || fail("the column '" + field.name + "' is empty", "it is required");
    }
    const auto parsed = parse_value(text, field.type);
    const std::string shown = "'" + shortened(text) + "'";
    if (!parsed.ok) {
      return fail(shown + " is not a valid " + std::string(name_of(field.type)) + " (column '" +
                      field.name + "')",
                  field.type == AttributeType::integer ? "write a whole number such as 12"
                                                       : "write a number such as 12.5");
    }
    if (!field.allowed.empty() &&
        std::find(field.allowed.begin(), field.allowed.end(), text) == field.allowed.end()) {
      return fail("unknown " + field.name + " " + shown, suggest(text, field.allowed));
    }
    if (!field.pattern.empty() && !patterns_[f].matches(text)) {
      return fail(shown + " does not have the form of '" + field.name + "'",
                  "it must match " + field.pattern);
    }
    value = parsed.value;
    return check_range(line, field, shown, value);
  }

  bool check_range(std::size_t line, const Field& field, const std::string& shown,
                   const AttributeValue& value) {
    double number = 0.0;
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
      number = static_cast<double>(*integer);
    } else if (const auto* real = std::get_if<double>(&value)) {
      number = *real;
    } else {
      return true;
    }
    if ((field.minimum && number < *field.minimum) || (field.maximum && number > *field.maximum)) {
      log_.add(table_.file, line, shown + " is out of range for '" + field.name + "'",
               "see the schema in datapackage.json");
      return false;
    }
    return true;
  }

  void check_primary_key() {
    const auto& key = table_.schema.primary_key;
    if (key.empty()) return;
    std::map<std::vector<std::string>, std::size_t> first;
    for (auto& row : table_.rows) {
      std::vector<std::string> values;
      std::string shown;
      for (const auto& name : key) {
        values.push_back(table_.text(row, name));
        shown += (shown.empty() ? "" : ", ") + values.back();
      }
      if (shown.empty()) continue;
      const auto [it, fresh] = first.emplace(std::move(values), row.line);
      if (fresh) continue;
      row.broken = true;
      log_.add(table_.file, row.line,
               "duplicate " + (key.size() == 1 ? key.front() : std::string("row")) + " '" + shown +
                   "', first on line " + std::to_string(it->second),
               "remove one of the rows, or give it another id");
    }
  }

  Table table_;
  DiagnosticLog& log_;
  std::vector<Diagnostic>& warnings_;
  const Execution& execution_;
  std::vector<std::size_t> field_of_column_{};
  std::vector<Pattern> patterns_{};
};

}  // namespace

std::size_t Table::column(std::string_view name) const {
  for (std::size_t i = 0; i < schema.fields.size(); ++i) {
    if (schema.fields[i].name == name) return i;
  }
  return std::string::npos;
}

std::string Table::text(const TableRow& row, std::string_view name) const {
  const auto i = column(name);
  return i == std::string::npos || i >= row.values.size() ? std::string{} : to_text(row.values[i]);
}

Table read_table(const std::filesystem::path& file, const TableSchema& schema, DiagnosticLog& log,
                 std::vector<Diagnostic>& warnings, const Execution& execution) {
  try {
    return TableReader(file, schema, log, warnings, execution).read();
  } catch (const Error& error) {  // not there, not text: one more thing to report
    if (error.kind() != ErrorKind::input) throw;
    for (const auto& diagnostic : error.diagnostics()) log.add(diagnostic);
    return {file.string(), schema, {}, false};
  }
}

}  // namespace musubi
