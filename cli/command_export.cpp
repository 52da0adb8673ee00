#include <CLI/CLI.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "engine/error.hpp"
#include "engine/package/tables.hpp"
#include "viz/xlsx_writer.hpp"

namespace musubi::cli {
namespace {

void run_export(const Session& session) {
  const std::filesystem::path file(session.output);
  if (fold_name(file.extension().string()) != ".xlsx") {
    throw Error(ErrorKind::usage, "cannot export to '" + session.output + "'",
                "end the name in .xlsx; musubi convert writes other formats");
  }
  write_xlsx(read_package_tables(session.graph), file, session.language);
}

}  // namespace

void add_export(CLI::App& program, Session& session) {
  auto* command =
      add_command(program, session, "export", "A package as an Excel workbook, to edit and import",
                  [&session] { run_export(session); });
  command->add_option("PACKAGE", session.graph, "A package folder")->required();
  command->add_option("-o,--output", session.output, "Workbook to write (.xlsx)")->required();
  command->footer("Example: musubi export graphs/gtb -o gtb.xlsx");
}

}  // namespace musubi::cli
