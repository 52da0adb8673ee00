#include "engine/package/tables.hpp"

#include <algorithm>

#include "engine/file.hpp"
#include "engine/package/outline.hpp"

namespace musubi {
namespace {

constexpr std::string_view kFolders[] = {"profiles/", "scenarios/"};

// Rows as wide as the header; a longer one means a comma that was not quoted.
void read_rows(RawTable& table, std::vector<CsvRow> rows, DiagnosticLog& log) {
  if (rows.empty()) {
    return log.add(table.origin, 0, "the file is empty", "it needs at least the header row");
  }
  table.header_line = rows.front().line;
  table.header = std::move(rows.front().fields);
  for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
    if (row->fields.size() > table.header.size()) {
      log.add(table.origin, row->line,
              std::to_string(row->fields.size()) + " fields under " +
                  std::to_string(table.header.size()) + " columns",
              "put a field that holds a comma in quotes");
    }
    row->fields.resize(table.header.size());
    table.rows.push_back(std::move(*row));
  }
}

std::vector<PackageFile> read_further_files(const std::filesystem::path& folder) {
  std::vector<PackageFile> files;
  const auto add = [&](const std::string& path) {
    if (is_package_file(path) && std::filesystem::is_regular_file(folder / path)) {
      files.push_back({path, read_text_file(folder / path).text});
    }
  };
  add("projections.toml");
  for (const std::string_view below : kFolders) {
    std::error_code none;  // no such folder: no such files
    for (const auto& entry : std::filesystem::directory_iterator(folder / below, none)) {
      add(std::string(below) + entry.path().filename().string());
    }
  }
  std::sort(files.begin(), files.end(),
            [](const auto& a, const auto& b) { return a.path < b.path; });
  return files;
}

// Lines that a field adds to its row, as parse_csv counts them.
std::size_t line_ends(std::string_view field) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] == '\n' || (field[i] == '\r' && field.substr(i + 1, 1) != "\n")) ++count;
  }
  return count;
}

}  // namespace

bool is_package_file(std::string_view path) {
  if (path == "projections.toml") return true;
  if (!path.ends_with(".toml")) return false;
  return std::any_of(std::begin(kFolders), std::end(kFolders), [&](std::string_view below) {
    if (!path.starts_with(below)) return false;
    const auto name = path.substr(below.size());
    const auto is_plain = [](char c) {
      return static_cast<unsigned char>(c) >= 0x20 && c != '/' && c != '\\';
    };
    return name.size() > 5 && name.front() != '.' &&
           std::all_of(name.begin(), name.end(), is_plain);
  });
}

PackageTables read_package_tables(const std::filesystem::path& folder) {
  const auto descriptor = folder / "datapackage.json";
  if (!std::filesystem::exists(descriptor)) {
    throw Error(ErrorKind::input, {{folder.string(), 0, "the folder has no datapackage.json",
                                    "give a package: a folder with that file"}});
  }
  PackageTables tables;
  tables.descriptor = read_text_file(descriptor).text;
  DiagnosticLog log;
  for (const auto& each : outline_of(tables.descriptor, descriptor.string()).tables) {
    const auto file = folder / each.path;
    if (!std::filesystem::exists(file)) continue;
    RawTable table{each.name, each.path, file.string(), {}, 1, {}, {}};
    read_rows(table, parse_csv(read_text_file(file).text, table.origin, log), log);
    tables.tables.push_back(std::move(table));
  }
  tables.files = read_further_files(folder);
  log.throw_if_any();
  return tables;
}

std::string csv_text(const RawTable& table, std::vector<std::size_t>* first_lines) {
  std::string text;
  std::size_t line = 1;
  const auto append = [&](const std::vector<std::string>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) text += ',';
      text += csv_field(fields[i]);
      line += line_ends(fields[i]);
    }
    text += '\n';
    ++line;
  };
  append(table.header);
  for (const auto& row : table.rows) {
    if (first_lines != nullptr) first_lines->push_back(line);
    append(row.fields);
  }
  return text;
}

}  // namespace musubi
