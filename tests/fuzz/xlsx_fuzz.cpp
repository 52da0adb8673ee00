#include "engine/spreadsheet/xlsx_reader.hpp"

#include "engine/text.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/sound_network.hpp"

namespace musubi::fuzz::xlsx_fuzz {
namespace {

// The bytes as the zip file: a workbook or an error, and no more unpacked than the limits say.
void run(std::string_view bytes) {
  constexpr XlsxLimits kSmall{.part_bytes = 1 << 20U, .total_bytes = 2 << 20U, .cells = 10'000};
  try {
    const auto workbook = read_workbook(input_file("input.xlsx", bytes), kSmall);
    std::size_t cells = 0;
    for (const auto& sheet : workbook.sheets) {
      for (const auto& row : sheet.rows) {
        cells += row.cells.size();
        for (const auto& cell : row.cells) expect(is_utf8(cell.text), "cells are UTF-8");
      }
    }
    expect(cells <= kSmall.cells, "no more cells than allowed");
  } catch (const Error& error) {
    expect_input_error(error);
  }
}

const Registered kTarget("xlsx", run);

}  // namespace
}  // namespace musubi::fuzz::xlsx_fuzz
