#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/error.hpp"

namespace musubi {

struct CsvRow {
  std::size_t line = 0;  ///< line of the file on which the row begins, 1-based
  std::vector<std::string> fields{};
};

/// The rows of a CSV text (RFC 4180; LF, CRLF or CR ends a row; a quoted field may hold all of
/// them). Rows without any text are left out. A quote that is not closed, or stands inside an
/// unquoted field, is reported to `log` under `file`. O(length).
[[nodiscard]] std::vector<CsvRow> parse_csv(std::string_view text, std::string_view file,
                                            DiagnosticLog& log, char separator = ',');

/// `field` as RFC 4180 writes it: quoted only when it must be.
[[nodiscard]] std::string csv_field(std::string_view field);

}  // namespace musubi
