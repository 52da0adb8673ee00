#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/csv.hpp"
#include "engine/error.hpp"
#include "engine/network.hpp"

namespace musubi {

/// A table of a package as text, cell by cell, whatever file it was read from. A row keeps the line
/// (of a CSV file) or the row number (of a sheet) on which it stood, for messages.
struct RawTable {
  std::string name{};    ///< of the resource: nodes, links, ...
  std::string path{};    ///< of its CSV file, inside the package
  std::string origin{};  ///< the file it was read from
  std::string sheet{};   ///< the sheet of that file; empty for a CSV file
  std::size_t header_line = 1;
  std::vector<std::string> header{};
  std::vector<CsvRow> rows{};  ///< each as wide as the header
};

/// A further text file of a package: projections.toml, profiles/NAME.toml, scenarios/NAME.toml.
struct PackageFile {
  std::string path{};  ///< inside the package, with `/`
  std::string text{};
};

/// The raw shape of a package, as it passes from one format to another. Nothing in it is checked
/// beyond the syntax of the files it came from.
struct PackageTables {
  std::string descriptor{};          ///< the text of datapackage.json
  std::vector<RawTable> tables{};    ///< in the order of the descriptor
  std::vector<PackageFile> files{};  ///< in order of path
  std::string origin{};  ///< the workbook that held the descriptor and the files; may be empty
  std::vector<Diagnostic> warnings{};  ///< accepted, but worth knowing
};

/// Whether a file of this path inside a package is one that PackageFile is for. Everything else is
/// refused: a workbook must not make us write elsewhere.
[[nodiscard]] bool is_package_file(std::string_view path);

/// Reads the files of a package as text. A table whose file is not there is left out. Throws
/// Error(input) when the descriptor cannot be read, or a CSV file is broken. O(size of the files).
[[nodiscard]] PackageTables read_package_tables(const std::filesystem::path& folder);

/// The table as canonical CSV: UTF-8, LF, quotes only where they must be. `first_lines` gets, per
/// row, the line on which it begins.
[[nodiscard]] std::string csv_text(const RawTable& table,
                                   std::vector<std::size_t>* first_lines = nullptr);

struct WriteOptions {
  bool overwrite = false;  ///< replace a package that is already there
  bool strict = false;     ///< what load() warns about is an error
};

/// Writes a whole package folder, or nothing: into a temporary folder beside it, which load()
/// checks, and which then takes the place of `folder`. A folder that is there already is replaced
/// only when it is a package and `overwrite` is set; the old one stays until the new one is in its
/// place, and files in it that are no part of a package (a read-me) are kept. Folders above it are
/// made.
///
/// Returns the network as load() read it; complaints and warnings name the file and the row that
/// the tables came from. Throws Error(input) when the package is not sound and Error(output) when
/// it cannot be written.
Network write_package(const std::filesystem::path& folder, const PackageTables& tables,
                      const WriteOptions& options = {});

}  // namespace musubi
