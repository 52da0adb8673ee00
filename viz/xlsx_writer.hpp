#pragma once
#include <filesystem>

#include "engine/package/tables.hpp"
#include "engine/text.hpp"

namespace musubi {

/// Writes a package as an .xlsx workbook for editing: a sheet per table under its name, with the
/// titles of the columns in the language asked for, and drop-down lists where a column has a
/// vocabulary; the sheet `vocabulary` with all terms and labels; the sheet `package` with what is
/// not a table, cut into parts that fit into cells. import_tables() reads exactly the same tables
/// back.
///
/// Every cell is text, so that a spreadsheet makes no date or formula of it; except those of number
/// columns, when the number gives the same text back. The same package gives the same bytes. The
/// file is there whole or not at all.
///
/// Throws Error(input) when the descriptor is broken and Error(output) when a text does not fit
/// into a cell (32,767 characters; no control characters), a table not into a sheet, or the file
/// cannot be written. O(cells).
void write_xlsx(const PackageTables& tables, const std::filesystem::path& path, Language language);

}  // namespace musubi
