#include "engine/spreadsheet/package_import.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "engine/package/template_descriptor.hpp"
#include "engine/spreadsheet/cell_terms.hpp"
#include "engine/spreadsheet/import_sheet.hpp"
#include "engine/spreadsheet/package_sheet.hpp"
#include "engine/spreadsheet/vocabulary_sheet.hpp"
#include "engine/text.hpp"

namespace musubi {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kNeeded[] = {"nodes", "links", "sources"};

std::string template_named(const std::string& name) {
  auto json = Json::parse(template_descriptor());
  json["name"] = name;
  return json.dump(2, ' ', false) + '\n';
}

// Columns of the input that the schema does not have become fields of text.
std::string with_columns(const std::string& descriptor, const std::string& table,
                         const std::vector<std::string>& names) {
  auto json = Json::parse(descriptor);
  for (auto& resource : json["resources"]) {
    if (resource.value("name", "") != table) continue;
    for (const auto& name : names) {
      resource["schema"]["fields"].push_back({{"name", name}, {"type", "string"}});
    }
  }
  return json.dump(2, ' ', false) + '\n';
}

// Whether a row has more than blanks.
bool has_text(const SheetRow& row) {
  return std::any_of(row.cells.begin(), row.cells.end(),
                     [](const SheetCell& cell) { return !trim(cell.text).empty(); });
}

// Turns one sheet into one table.
class TableImporter {
 public:
  TableImporter(const ImportSheet& sheet, const OutlineTable& table, const PackageOutline& outline,
                const ImportMapping& mapping, DiagnosticLog& log, std::vector<Diagnostic>& warnings)
      : sheet_(sheet),
        table_(table),
        outline_(outline),
        mapping_(mapping),
        log_(log),
        warnings_(warnings) {
    for (const auto& column : table.columns) columns_.push_back({column.name, &column});
  }

  RawTable import() {
    RawTable result{table_.name, table_.path, sheet_.file, {}, 1, {}, {}};
    if (sheet_.in_workbook) result.sheet = sheet_.sheet.name;
    for (const auto& problem : sheet_.sheet.problems) log_.add(problem);
    const auto& rows = sheet_.sheet.rows;
    const auto header = std::find_if(rows.begin(), rows.end(), has_text);
    if (header == rows.end()) {
      log_.add(sheet_.file, 0, sheet_.shown() + " is empty", "it needs at least the header row");
      return result;
    }
    result.header_line = header->number;
    read_header(*header);
    read_defaults();
    check_missing(header->number);
    for (const auto& column : columns_) result.header.push_back(column.name);
    for (auto row = header + 1; row != rows.end(); ++row) {
      if (has_text(*row)) result.rows.push_back({row->number, read_row(*row)});
    }
    return result;
  }

  // Names of the columns that the schema does not have.
  [[nodiscard]] std::vector<std::string> further_columns() const {
    std::vector<std::string> names;
    for (std::size_t i = table_.columns.size(); i < columns_.size(); ++i) {
      names.push_back(columns_[i].name);
    }
    return names;
  }

 private:
  static constexpr std::size_t kLeftOut = static_cast<std::size_t>(-1);

  struct Column {
    std::string name{};
    const OutlineColumn* outline = nullptr;  // null: the schema does not have it
    std::string header{};                    // as it is in the sheet; empty: not there
    std::optional<CellTerms> terms{};
    std::string otherwise{};  // what an empty cell means
  };

  void fail(std::size_t row, const std::string& problem, const std::string& remedy) {
    log_.add(sheet_.file, row,
             sheet_.in_workbook ? "sheet '" + sheet_.sheet.name + "': " + problem : problem,
             remedy);
  }

  void read_header(const SheetRow& row) {
    const auto* mapped = mapping_.columns_of(table_.name);
    for (const auto& cell : row.cells) {
      const std::string header(trim(cell.text));
      if (header.empty()) continue;
      const auto* entry = mapped == nullptr ? nullptr : entry_of(*mapped, header);
      if (entry != nullptr && entry->value.empty()) {
        column_at_[cell.column] = kLeftOut;
      } else {
        const auto index = entry != nullptr ? index_of(entry->value) : index_of_header(header);
        place(row.number, cell.column, index.value_or(columns_.size()), header);
      }
    }
    if (mapped != nullptr) check_mapped(*mapped, row);
    for (auto& column : columns_) {
      if (column.outline == nullptr) continue;
      CellTerms terms(*column.outline, outline_, mapping_);
      if (terms.knows_any()) column.terms = std::move(terms);
    }
  }

  static const MappingEntry* entry_of(const MappingGroup& group, std::string_view header) {
    const auto wanted = fold_name(header);
    for (const auto& entry : group.entries) {
      if (fold_name(entry.key) == wanted) return &entry;
    }
    return nullptr;
  }

  [[nodiscard]] std::optional<std::size_t> index_of(std::string_view name) const {
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      if (table_.columns[i].name == name) return i;
    }
    return std::nullopt;
  }
  [[nodiscard]] std::optional<std::size_t> index_of_header(std::string_view header) const {
    const auto* column = table_.column_of_header(header);
    return column == nullptr ? std::nullopt : index_of(column->name);
  }

  void place(std::size_t row, std::size_t position, std::size_t index, const std::string& header) {
    if (index == columns_.size()) {
      const auto same = std::find_if(columns_.begin(), columns_.end(),
                                     [&](const Column& each) { return each.name == header; });
      if (same == columns_.end()) {
        columns_.push_back({header, nullptr});
        warn_further(row, header);
      } else {
        index = static_cast<std::size_t>(same - columns_.begin());
      }
    }
    auto& column = columns_[index];
    if (!column.header.empty()) {
      return fail(
          row,
          "the columns '" + column.header + "' and '" + header + "' are both '" + column.name + "'",
          "remove or rename one");
    }
    column.header = header;
    column_at_[position] = index;
  }

  void warn_further(std::size_t row, const std::string& header) {
    std::vector<std::string> known;
    for (const auto& column : table_.columns) {
      known.insert(known.end(), {column.name, column.title.ja, column.title.en});
    }
    const auto guess = nearest(header, known);
    warnings_.push_back(
        {sheet_.file, row,
         sheet_.shown() + " has the unknown column '" + header + "', which is kept as text",
         guess.empty() ? "" : "did you mean '" + guess + "'?"});
  }

  void check_mapped(const MappingGroup& mapped, const SheetRow& row) {
    std::vector<std::string> headers;
    for (const auto& cell : row.cells) headers.emplace_back(trim(cell.text));
    for (const auto& entry : mapped.entries) {
      const auto is_entry = [&](const auto& header) {
        return fold_name(header) == fold_name(entry.key);
      };
      if (std::none_of(headers.begin(), headers.end(), is_entry)) {
        log_.add(mapping_.file, entry.line,
                 sheet_.shown() + (sheet_.in_workbook ? " of " : " ") + sheet_.file +
                     " has no column '" + entry.key + "'",
                 suggest(entry.key, headers));
      }
    }
  }

  void read_defaults() {
    const auto* defaults = mapping_.defaults_of(table_.name);
    if (defaults == nullptr) return;
    for (const auto& entry : defaults->entries) {
      if (const auto index = index_of(entry.key)) columns_[*index].otherwise = entry.value;
    }
  }

  void check_missing(std::size_t row) {
    for (const auto& column : columns_) {
      if (column.outline == nullptr || !column.outline->required || !column.header.empty() ||
          !column.otherwise.empty()) {
        continue;
      }
      const auto& title = column.outline->title.ja;
      fail(row,
           "the column '" + column.name + "'" + (title.empty() ? "" : " (" + title + ")") +
               " is missing",
           "add it, or give a mapping with --map: [columns." + table_.name + "] or [defaults." +
               table_.name + "]");
    }
  }

  std::vector<std::string> read_row(const SheetRow& row) {
    std::vector<std::string> cells(columns_.size());
    for (const auto& cell : row.cells) {
      const auto it = column_at_.find(cell.column);
      if (it == column_at_.end()) {
        if (!trim(cell.text).empty()) {
          fail(row.number,
               "a cell of column " + column_letters(cell.column) + " has no header above it",
               sheet_.in_workbook ? "name the column or empty it"
                                  : "name the column, or put a field that holds a comma in quotes");
        }
      } else if (it->second != kLeftOut) {
        cells[it->second] = cell.text;
      }
    }
    for (std::size_t i = 0; i < cells.size(); ++i) finish_cell(row.number, columns_[i], cells[i]);
    return cells;
  }

  void finish_cell(std::size_t row, const Column& column, std::string& cell) {
    if (cell.empty()) cell = column.otherwise;
    if (!column.terms) return;
    auto result = column.terms->translate(cell);
    for (const auto& piece : result.ambiguous) {
      fail(row, "'" + piece + "' is the label of several terms (column '" + column.name + "')",
           "write the term");
    }
    cell = std::move(result.text);
  }

  const ImportSheet& sheet_;
  const OutlineTable& table_;
  const PackageOutline& outline_;
  const ImportMapping& mapping_;
  DiagnosticLog& log_;
  std::vector<Diagnostic>& warnings_;
  std::vector<Column> columns_{};
  std::map<std::size_t, std::size_t> column_at_{};  // position in the sheet → index in columns_
};

class PackageImporter {
 public:
  PackageImporter(const std::vector<std::filesystem::path>& files, const ImportMapping& mapping)
      : mapping_(mapping), sheets_(read_import_sheets(files, result_.warnings)) {
    for (const auto& file : files) {
      shown_files_ += (shown_files_.empty() ? "" : ", ") + file.string();
    }
  }

  PackageTables import(const std::string& name) {
    read_descriptor_of(name);
    const auto outline = outline_of(result_.descriptor, result_.origin);
    check_mapping(mapping_, outline, log_);
    check_sheet_names();
    log_.throw_if_any();  // names that are wrong would make everything else seem missing
    for (const auto& table : outline.tables) import_table(table, outline);
    warn_unused();
    log_.throw_if_any();
    return std::move(result_);
  }

 private:
  void read_descriptor_of(const std::string& name) {
    if (const auto* sheet = use({"package"}, "package")) {
      for (const auto& problem : sheet->sheet.problems) log_.add(problem);
      read_package_sheet(*sheet, result_, log_);
      from_package_sheet_ = true;
    } else {
      result_.descriptor = template_named(name);
    }
    log_.throw_if_any();
    if (const auto* sheet = use({"vocabulary"}, "vocabulary")) {
      for (const auto& problem : sheet->sheet.problems) log_.add(problem);
      result_.descriptor = merge_vocabulary(std::move(result_.descriptor), *sheet, log_);
    }
    log_.throw_if_any();
  }

  // The one sheet of one of these names, or the one that the mapping names.
  const ImportSheet* use(const std::vector<std::string>& names, const std::string& table) {
    std::set<std::string> wanted;
    for (const auto& entry : mapping_.sheets) {
      if (entry.key == table) wanted.insert(fold_name(entry.value));
    }
    if (wanted.empty()) {
      for (const auto& name : names) wanted.insert(fold_name(name));
    }
    const ImportSheet* found = nullptr;
    for (const auto& sheet : sheets_) {
      if (!wanted.contains(fold_name(sheet.sheet.name))) continue;
      if (found != nullptr) {
        log_.add(sheet.file, 0,
                 sheet.shown() + " is the table '" + table + "', and so is " + found->shown() +
                     (found->file == sheet.file ? "" : " of " + found->file),
                 "give each table once");
        continue;
      }
      found = &sheet;
      used_.insert(&sheet);
    }
    return found;
  }

  void check_sheet_names() {
    std::vector<std::string> names;
    for (const auto& sheet : sheets_) names.push_back(sheet.sheet.name);
    for (const auto& entry : mapping_.sheets) {
      const auto is_entry = [&](const auto& name) {
        return fold_name(name) == fold_name(entry.value);
      };
      if (std::none_of(names.begin(), names.end(), is_entry)) {
        log_.add(mapping_.file, entry.line, "no sheet '" + entry.value + "' in " + shown_files_,
                 suggest(entry.value, names));
      }
    }
  }

  void import_table(const OutlineTable& table, const PackageOutline& outline) {
    const auto* sheet = use({table.name, table.title.ja, table.title.en}, table.name);
    if (sheet == nullptr) return import_nothing(table);
    TableImporter importer(*sheet, table, outline, mapping_, log_, result_.warnings);
    result_.tables.push_back(importer.import());
    if (const auto further = importer.further_columns(); !further.empty()) {
      result_.descriptor = with_columns(result_.descriptor, table.name, further);
    }
  }

  // A table that is not there: an error when every package has it. In a workbook that musubi
  // exported the package had no such file; else an empty table stands for it.
  void import_nothing(const OutlineTable& table) {
    if (std::find(std::begin(kNeeded), std::end(kNeeded), table.name) != std::end(kNeeded)) {
      const auto& title = table.title.ja;
      return log_.add(
          shown_files_, 0,
          "there is no table '" + table.name + "'" + (title.empty() ? "" : " (" + title + ")"),
          "nodes, links and sources are needed: each a sheet of that name or a file such "
          "as " +
              table.name + ".csv; --map can name another sheet");
    }
    if (from_package_sheet_) return;
    RawTable empty{table.name, table.path, shown_files_, {}, 1, {}, {}};
    for (const auto& column : table.columns) empty.header.push_back(column.name);
    result_.tables.push_back(std::move(empty));
  }

  void warn_unused() {
    for (const auto& sheet : sheets_) {
      if (used_.contains(&sheet)) continue;
      result_.warnings.push_back({sheet.file, 0, sheet.shown() + " is no table and is left out",
                                  "a mapping can say which table it is: [sheets] in --map"});
    }
  }

  const ImportMapping& mapping_;
  PackageTables result_{};
  DiagnosticLog log_{};
  std::vector<ImportSheet> sheets_;
  std::string shown_files_{};
  std::set<const ImportSheet*> used_{};
  bool from_package_sheet_ = false;
};

}  // namespace

PackageTables import_tables(const std::vector<std::filesystem::path>& files,
                            const ImportMapping& mapping, const std::string& name) {
  return PackageImporter(files, mapping).import(name);
}

}  // namespace musubi
