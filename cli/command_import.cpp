#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/result_table.hpp"
#include "engine/error.hpp"
#include "engine/spreadsheet/package_import.hpp"

namespace musubi::cli {
namespace {

struct ImportArguments {
  std::vector<std::string> files{};
  std::string package{};
  std::string mapping{};
  bool overwrite = false;
};

// The last name of a folder, also when it ends in a slash.
std::string folder_name(const std::string& folder) {
  const auto path = std::filesystem::absolute(folder).lexically_normal();
  return (path.has_filename() ? path : path.parent_path()).filename().string();
}

// Warnings about the input, errors when --strict asks for it.
void tell_warnings(const Session& session, const std::vector<Diagnostic>& warnings) {
  if (session.strict && !warnings.empty()) throw Error(ErrorKind::input, warnings);
  if (session.quiet) return;
  for (const auto& warning : warnings) std::cerr << "warning: " << to_string(warning) << '\n';
}

void run_import(Session& session, const ImportArguments& arguments) {
  session.computing_since = std::chrono::steady_clock::now();
  const auto mapping =
      arguments.mapping.empty() ? ImportMapping{} : read_import_mapping(arguments.mapping);
  const auto tables = import_tables({arguments.files.begin(), arguments.files.end()}, mapping,
                                    folder_name(arguments.package));
  tell_warnings(session, tables.warnings);
  const auto network = write_package(arguments.package, tables,
                                     {.overwrite = arguments.overwrite, .strict = session.strict});
  tell_warnings(session, network.warnings);
  ResultTable result;
  result.columns = {{"table", {"表", "Table"}}, {"rows", {"行数", "Rows"}}};
  for (const auto& table : tables.tables) {
    result.rows.push_back({table.name, static_cast<std::int64_t>(table.rows.size())});
  }
  auto json = json_head(session, network, "import", nullptr);
  json["package"] = arguments.package;
  json["results"] = rows_as_json(result);
  answer(session, result, std::move(json));
}

}  // namespace

void add_import(CLI::App& program, Session& session) {
  const auto arguments = std::make_shared<ImportArguments>();
  auto* command = add_command(program, session, "import",
                              "A package out of Excel workbooks or CSV files, checked",
                              [&session, arguments] { run_import(session, *arguments); });
  command->add_option("FILE", arguments->files, "Workbooks (.xlsx) and tables (nodes.csv, ...)")
      ->required();
  command->add_option("-o,--output", arguments->package, "Package folder to write")->required();
  command->add_option("--map", arguments->mapping,
                      "Mapping (TOML): which sheet, column and word of yours is which of musubi's");
  command->add_flag("--overwrite", arguments->overwrite, "Replace a package that is there already");
  command->footer("Example: musubi import gtb.xlsx -o graphs/mine");
}

}  // namespace musubi::cli
