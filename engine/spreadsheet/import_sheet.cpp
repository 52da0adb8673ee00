#include "engine/spreadsheet/import_sheet.hpp"

#include <algorithm>

#include "engine/csv.hpp"
#include "engine/file.hpp"
#include "engine/spreadsheet/xlsx_reader.hpp"
#include "engine/text.hpp"

namespace musubi {
namespace {

ImportSheet read_csv_sheet(const std::filesystem::path& file, std::vector<Diagnostic>& warnings) {
  ImportSheet result{file.string(), false, {file.stem().string(), {}, {}}};
  auto decoded = read_text_file(file);
  if (decoded.encoding == "CP932" || decoded.encoding == "UTF-16") {
    warnings.push_back({file.string(), 0, "the file is " + decoded.encoding + " and was converted",
                        "save it as UTF-8 to keep every character"});
  }
  DiagnosticLog log;
  for (auto& row : parse_csv(decoded.text, result.file, log)) {
    SheetRow cells{row.line, {}};
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
      if (!row.fields[i].empty()) cells.cells.push_back({i, std::move(row.fields[i])});
    }
    result.sheet.rows.push_back(std::move(cells));
  }
  result.sheet.problems = log.entries();
  return result;
}

}  // namespace

std::string ImportSheet::shown() const {
  return in_workbook ? "the sheet '" + sheet.name + "'" : "the file";
}

std::vector<ImportSheet> read_import_sheets(const std::vector<std::filesystem::path>& files,
                                            std::vector<Diagnostic>& warnings) {
  std::vector<ImportSheet> sheets;
  std::vector<Diagnostic> wrong;
  for (const auto& file : files) {
    try {
      if (fold_name(file.extension().string()) == ".csv") {
        sheets.push_back(read_csv_sheet(file, warnings));
        continue;
      }
      auto workbook = read_workbook(file);
      for (auto& sheet : workbook.sheets) sheets.push_back({workbook.file, true, std::move(sheet)});
    } catch (const Error& error) {  // one more thing to tell
      if (error.kind() != ErrorKind::input) throw;
      wrong.insert(wrong.end(), error.diagnostics().begin(), error.diagnostics().end());
    }
  }
  if (!wrong.empty()) throw Error(ErrorKind::input, std::move(wrong));
  return sheets;
}

NamedColumns::NamedColumns(const ImportSheet& sheet, const std::vector<std::string>& names,
                           DiagnosticLog& log) {
  const auto& rows = sheet.sheet.rows;
  for (const auto& name : names) {
    const SheetCell* found = nullptr;
    if (!rows.empty()) {
      const auto& cells = rows.front().cells;
      const auto it = std::find_if(cells.begin(), cells.end(), [&](const SheetCell& cell) {
        return fold_name(cell.text) == name;
      });
      if (it != cells.end()) found = &*it;
    }
    if (found == nullptr) {
      log.add(sheet.file, rows.empty() ? 1 : rows.front().number,
              sheet.shown() + " has no column '" + name + "'", "musubi export writes such a sheet");
      complete_ = false;
    } else {
      column_of_name_.emplace_back(name, found->column);
    }
  }
}

std::string_view NamedColumns::text(const SheetRow& row, std::string_view name) const {
  for (const auto& [known, column] : column_of_name_) {
    if (known != name) continue;
    for (const auto& cell : row.cells) {
      if (cell.column == column) return cell.text;
    }
  }
  return {};
}

}  // namespace musubi
