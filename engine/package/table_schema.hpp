#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/attribute.hpp"
#include "engine/error.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// A column of a table as a Frictionless table schema declares it.
struct Field {
  std::string name{};
  AttributeType type = AttributeType::text;
  bool required = false;
  std::vector<std::string> allowed{};  ///< empty: anything
  std::optional<double> minimum{};
  std::optional<double> maximum{};
  std::string pattern{};  ///< empty: anything
};

struct TableSchema {
  std::string name{};  ///< of the resource: nodes, links, ...
  std::string path{};  ///< of its file, inside the package
  std::vector<Field> fields{};
  std::vector<std::string> primary_key{};
};

/// A row of a table whose cells were checked one by one; references between tables are not.
struct TableRow {
  std::size_t line = 0;
  std::vector<AttributeValue> values{};  ///< in the order of the schema's fields
  bool broken = false;                   ///< a cell did not pass and is missing here
};

struct Table {
  std::string file{};  ///< path, for messages
  TableSchema schema{};
  std::vector<TableRow> rows{};
  bool complete = true;  ///< false when rows could not be read: what is not here may still exist

  /// Position of a column; npos when the schema does not have it.
  [[nodiscard]] std::size_t column(std::string_view name) const;
  [[nodiscard]] std::string text(const TableRow& row, std::string_view name) const;
};

/// Reads a CSV table and checks it against its schema: columns by name in any order, types,
/// required values, enumerations, patterns, ranges and the primary key. What is wrong goes to
/// `log`, what is accepted but worth knowing (another encoding, columns in another order or
/// unknown) to `warnings`.
[[nodiscard]] Table read_table(const std::filesystem::path& file, const TableSchema& schema,
                               DiagnosticLog& log, std::vector<Diagnostic>& warnings,
                               const Execution& execution = {});

}  // namespace musubi
