#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/error.hpp"

namespace musubi {

/// As many columns as a sheet of Excel has. A short file of separators only must not take forty
/// times its size.
inline constexpr std::size_t kMostColumns = 16'384;

/// "has more than 16384 columns".
[[nodiscard]] std::string too_many_columns();

struct CsvRow {
  std::size_t line = 0;  ///< line of the file on which the row begins, 1-based
  std::vector<std::string> fields{};
};

/// The rows of a CSV text (RFC 4180; LF, CRLF or CR ends a row; a quoted field may hold all of
/// them). Rows without any text are left out. A quote that is not closed, or stands inside an
/// unquoted field, is reported to `log` under `file`, and so is a row of more than kMostColumns,
/// with which the reading ends. O(length).
[[nodiscard]] std::vector<CsvRow> parse_csv(std::string_view text, std::string_view file,
                                            DiagnosticLog& log, char separator = ',');

/// `field` as RFC 4180 writes it: quoted only when it must be.
[[nodiscard]] std::string csv_field(std::string_view field);

}  // namespace musubi
