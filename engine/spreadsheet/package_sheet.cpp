#include "engine/spreadsheet/package_sheet.hpp"

#include <algorithm>
#include <map>

#include "engine/number_text.hpp"
#include "engine/text.hpp"

namespace musubi {
namespace {

struct Part {
  std::size_t row = 0;
  std::string text{};
};

using Parts = std::map<std::int64_t, Part>;

std::string joined(const ImportSheet& sheet, const std::string& file, const Parts& parts,
                   DiagnosticLog& log) {
  std::string text;
  std::int64_t expected = 1;
  for (const auto& [number, part] : parts) {
    if (number != expected) {
      log.add(sheet.file, part.row,
              sheet.shown() + " has no part " + std::to_string(expected) + " of " + file,
              "export the package again");
      return {};
    }
    text += part.text;
    ++expected;
  }
  return text;
}

}  // namespace

void read_package_sheet(const ImportSheet& sheet, PackageTables& into, DiagnosticLog& log) {
  const NamedColumns columns(sheet, {"file", "part", "text"}, log);
  if (!columns.complete()) return;
  std::map<std::string, Parts> files;
  for (auto row = sheet.sheet.rows.begin() + 1; row != sheet.sheet.rows.end(); ++row) {
    const std::string file(trim(columns.text(*row, "file")));
    if (file != "datapackage.json" && !is_package_file(file)) {
      log.add(sheet.file, row->number, "'" + file + "' is not a file of a package",
              "datapackage.json, projections.toml, profiles/NAME.toml or scenarios/NAME.toml");
      continue;
    }
    const auto part = parse_integer(trim(columns.text(*row, "part")));
    if (!part || !files[file]
                      .emplace(*part, Part{row->number, std::string(columns.text(*row, "text"))})
                      .second) {
      log.add(sheet.file, row->number,
              "the number of the part of " + file + " is missing or twice there",
              "number the parts 1, 2, ...");
    }
  }
  if (!files.contains("datapackage.json")) {
    log.add(sheet.file, 0, sheet.shown() + " has no datapackage.json",
            "export the package again, or remove the sheet");
  }
  for (const auto& [file, parts] : files) {
    auto text = joined(sheet, file, parts, log);
    if (file == "datapackage.json") {
      into.descriptor = std::move(text);
    } else {
      into.files.push_back({file, std::move(text)});
    }
  }
  into.origin = sheet.file;
}

}  // namespace musubi
