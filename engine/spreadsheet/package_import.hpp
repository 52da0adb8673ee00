#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "engine/package/tables.hpp"
#include "engine/spreadsheet/import_mapping.hpp"

namespace musubi {

/// Makes the tables of a package out of spreadsheets: CSV files, whose stem names the table
/// (nodes.csv), and .xlsx workbooks, whose sheets do. A table or column may be called by its name,
/// or its title in either language; the cells of a vocabulary may hold a term or its label. The
/// mapping says what else is what.
///
/// The descriptor and the further text files come from the sheet `package` of a workbook that
/// musubi export wrote; else the descriptor is that of graphs/template under `name`. The sheet
/// `vocabulary` adds and changes terms. Columns of the schema that are not there and not required
/// are filled in empty; columns that the schema does not have are added to it as text, with a
/// warning. Sheets that are no table are left out, with a warning.
///
/// Throws Error(input) with everything that is wrong: a table or column that is needed and not
/// there, the same one twice, cells that have no plain text (dates, errors, formulas without a
/// value, merged cells) in a sheet that is used. Nothing is checked against the schema: that is
/// what write_package() does. O(cells × log terms).
[[nodiscard]] PackageTables import_tables(const std::vector<std::filesystem::path>& files,
                                          const ImportMapping& mapping, const std::string& name);

}  // namespace musubi
