#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/spreadsheet/workbook.hpp"

namespace musubi {

/// A sheet of a workbook, or a CSV file under its stem: what a table may be imported from.
struct ImportSheet {
  std::string file{};
  bool in_workbook = false;
  Sheet sheet{};

  /// How a message names it.
  [[nodiscard]] std::string shown() const;
};

/// Every sheet of the files, which may be workbooks and CSV files (.csv) in any mixture. CSV in
/// another encoding than UTF-8 is converted with a warning. Throws Error(input) with what is wrong
/// with all files.
[[nodiscard]] std::vector<ImportSheet> read_import_sheets(
    const std::vector<std::filesystem::path>& files, std::vector<Diagnostic>& warnings);

/// Finds the cells of a sheet whose columns have fixed names, in any order.
class NamedColumns {
 public:
  /// Complains to `log` about names that the first row does not have.
  NamedColumns(const ImportSheet& sheet, const std::vector<std::string>& names, DiagnosticLog& log);

  [[nodiscard]] bool complete() const { return complete_; }
  /// The text of a cell; empty when there is none.
  [[nodiscard]] std::string_view text(const SheetRow& row, std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::size_t>> column_of_name_{};
  bool complete_ = true;
};

}  // namespace musubi
