#pragma once
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "engine/error.hpp"

namespace musubi {

/// A cell that holds something; empty ones are not kept.
struct SheetCell {
  std::size_t column = 0;  ///< 0 is column A
  std::string text{};
};

struct SheetRow {
  std::size_t number = 0;          ///< as the spreadsheet shows it, 1-based
  std::vector<SheetCell> cells{};  ///< from left to right
};

/// One sheet as text. What is wrong with its cells waits in `problems` until the sheet is used: a
/// sheet beside the tables may hold dates, formulas and merged cells.
struct Sheet {
  std::string name{};
  std::vector<SheetRow> rows{};  ///< from top to bottom, those with a cell
  std::vector<Diagnostic> problems{};
};

struct Workbook {
  std::string file{};
  std::vector<Sheet> sheets{};  ///< in the workbook's order, hidden ones too
};

/// "A", "Z", "AA", ...: the letters of a column.
[[nodiscard]] std::string column_letters(std::size_t column);

/// A number of a cell as decimal text: the shortest that reads back as the same number, with an
/// exponent only where a spreadsheet would show one (from 1e21 on, and below 1e-9).
[[nodiscard]] std::string cell_number_text(double value);

}  // namespace musubi
