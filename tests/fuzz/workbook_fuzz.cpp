#include "engine/spreadsheet/package_import.hpp"
#include "engine/spreadsheet/xlsx_reader.hpp"
#include "tests/fuzz/file_bundle.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/sound_network.hpp"
#include "tests/workbook_file.hpp"

namespace musubi::fuzz::workbook_fuzz {
namespace {

constexpr const char* kParts[] = {
    "_rels/.rels",          "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
    "xl/sharedStrings.xml", "xl/styles.xml",   "xl/worksheets/sheet1.xml"};

void expect_workbook_or_error(const std::filesystem::path& path) {
  try {
    for (const auto& sheet : read_workbook(path).sheets) {
      std::size_t row_before = 0;
      for (const auto& row : sheet.rows) {
        expect(row.number > row_before && !row.cells.empty(), "rows go down and hold something");
        row_before = row.number;
        for (std::size_t i = 1; i < row.cells.size(); ++i) {
          expect(row.cells[i - 1].column < row.cells[i].column, "cells go to the right");
        }
      }
    }
  } catch (const Error& error) {
    expect_input_error(error);
  }
}

void expect_tables_or_error(const std::filesystem::path& path) {
  try {
    for (const auto& table : import_tables({path}, {}, "some").tables) {
      for (const auto& row : table.rows) {
        expect(row.fields.size() == table.header.size(), "rows are as wide as the header");
      }
    }
  } catch (const Error& error) {
    expect_input_error(error);
  }
}

// Behind the door of the zip file: a sound workbook with the parts of the input in the place of its
// own, read and taken for the tables of a package.
void run(std::string_view bytes) {
  static testing::WorkbookFile file;
  static testing::WorkbookFile sound;
  const auto parts = files_of(bytes);
  for (const auto* name : kParts) {
    const auto it = parts.find(name);
    file.part(name) = it == parts.end() ? sound.part(name) : it->second;
  }
  const auto path = file.write();
  expect_workbook_or_error(path);
  expect_tables_or_error(path);
}

const Registered kTarget("workbook", run);

}  // namespace
}  // namespace musubi::fuzz::workbook_fuzz
