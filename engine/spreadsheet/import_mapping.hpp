#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "engine/error.hpp"
#include "engine/package/outline.hpp"

namespace musubi {

/// One line `"key" = "value"` of a mapping.
struct MappingEntry {
  std::string key{};
  std::string value{};
  std::size_t line = 0;
};

/// The lines under [kind.name], for example [columns.nodes].
struct MappingGroup {
  std::string name{};
  std::size_t line = 0;
  std::vector<MappingEntry> entries{};
};

/// How the words of somebody's own spreadsheet become those of a package (docs/spreadsheets.md).
struct ImportMapping {
  std::string file{};                    ///< empty: there is no mapping
  std::vector<MappingEntry> sheets{};    ///< table → sheet, or stem of a CSV file
  std::vector<MappingGroup> columns{};   ///< per table: header → column; "" leaves the column out
  std::vector<MappingGroup> defaults{};  ///< per table: column → what an empty cell means
  std::vector<MappingGroup> values{};    ///< per vocabulary or column: text of a cell → term

  [[nodiscard]] const MappingGroup* columns_of(std::string_view table) const;
  [[nodiscard]] const MappingGroup* defaults_of(std::string_view table) const;
  /// The groups of values that speak about a column: under its vocabulary, or its own name when no
  /// vocabulary has that.
  [[nodiscard]] const MappingGroup* values_of(const OutlineColumn& column,
                                              const PackageOutline& outline) const;
};

/// Reads a mapping (TOML). Throws Error(input) with everything that is wrong in its form.
[[nodiscard]] ImportMapping read_import_mapping(const std::filesystem::path& path);

/// Complains about every name in the mapping that the package does not have, with the nearest.
void check_mapping(const ImportMapping& mapping, const PackageOutline& outline, DiagnosticLog& log);

}  // namespace musubi
