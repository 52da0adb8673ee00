#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include "cli/commands.hpp"
#include "viz/convert.hpp"

namespace musubi::cli {

void add_convert(CLI::App& program, Session& session) {
  auto* command = add_command(
      program, session, "convert", "From one format to another",
      [&session] { write_network(session.load_graph(), session.output, session.language); });
  add_graph_argument(*command, session, "IN");
  command
      ->add_option(
          "OUT", session.output,
          "File; its ending says the format: .graphml, .gexf, .json, .dot, .csv, .tsv, .el")
      ->required();
  command->footer("Example: musubi convert graphs/gtb gtb.graphml");
}

}  // namespace musubi::cli
