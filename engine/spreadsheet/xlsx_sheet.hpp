#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/spreadsheet/workbook.hpp"
#include "engine/spreadsheet/zip_archive.hpp"

namespace musubi {

/// What all sheets of a workbook share, and what they may still use up.
struct SheetContext {
  std::string file{};
  std::vector<std::string> strings{};
  std::vector<bool> date_styles{};
  std::size_t cells_left = 0;
  std::uint64_t text_left = 0;
};

/// The strings that cells refer to by their number, without formats and furigana. O(size of the
/// part).
[[nodiscard]] std::vector<std::string> read_shared_strings(ZipArchive& archive,
                                                           const std::string& part);

/// Reads a worksheet part as text, as read_workbook() says; what it uses up is taken from the
/// context. Throws Error(input) when the part is broken or a limit is exceeded. O(size of the
/// part).
[[nodiscard]] Sheet read_sheet(ZipArchive& archive, const std::string& part, std::string name,
                               SheetContext& context);

}  // namespace musubi
