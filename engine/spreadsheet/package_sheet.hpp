#pragma once
#include "engine/package/tables.hpp"
#include "engine/spreadsheet/import_sheet.hpp"

namespace musubi {

/// Reads the sheet `package`, in which musubi export keeps what is not a table: the descriptor and
/// the further text files, cut into parts that fit into cells. Complains to `log` about parts that
/// are missing and files that are no part of a package.
void read_package_sheet(const ImportSheet& sheet, PackageTables& into, DiagnosticLog& log);

}  // namespace musubi
