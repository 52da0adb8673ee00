#pragma once
#include <filesystem>

#include "engine/spreadsheet/workbook.hpp"

namespace musubi {

/// How much a workbook may make us read and keep. A sheet has at most 1,048,576 rows and 16,384
/// columns (Excel's own limits).
struct XlsxLimits {
  std::uint64_t part_bytes = std::uint64_t{256} << 20U;   ///< one part, unpacked
  std::uint64_t total_bytes = std::uint64_t{512} << 20U;  ///< all parts, unpacked; all cells' text
  std::uint64_t ratio = 200;                              ///< unpacked to packed, above 10 MiB
  std::size_t cells = 20'000'000;                         ///< of the workbook
};

/// Reads an .xlsx workbook (Office Open XML, ECMA-376, transitional or strict): every cell as text.
/// Numbers come as decimals (1.0E3 as 1000), booleans as true and false, formulas as the value that
/// the file keeps, rich text without its formats and without furigana.
///
/// Cells that have no such text go to the problems of their sheet, with the row as line and
/// `sheet!cell` in words: dates (their text depends on the format), error values, formulas without
/// a value, control characters, merged cells that cover several cells of the used range.
///
/// Throws Error(input) when the file is not a workbook, is encrypted or broken, declares a document
/// type, or exceeds a limit (while it is unpacked, not after). O(size unpacked).
/// Source: ECMA-376 part 1, "Fundamentals and Markup Language Reference", chapter 18.
[[nodiscard]] Workbook read_workbook(const std::filesystem::path& path,
                                     const XlsxLimits& limits = {});

}  // namespace musubi
