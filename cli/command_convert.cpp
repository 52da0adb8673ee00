#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/network_appearance.hpp"
#include "viz/convert.hpp"

namespace musubi::cli {
namespace {

void run(Session& session, bool plain) {
  const bool with_looks = holds_appearance(session.output) && !plain;
  const auto network = session.load_graph();
  const auto looks = with_looks ? appearance_of(network, session) : Appearance{};
  write_network(network, session.output, session.language, {}, looks);
}

}  // namespace

void add_convert(CLI::App& program, Session& session) {
  const auto plain = std::make_shared<bool>(false);
  auto* command = add_command(program, session, "convert", "From one format to another",
                              [&session, plain] { run(session, *plain); });
  add_graph_argument(*command, session, "IN");
  command
      ->add_option(
          "OUT", session.output,
          "File; its ending says the format: .graphml, .yed.graphml, .gexf, .net, .cx2, .json, "
          ".dot, .csv, .tsv, .el")
      ->required();
  command->add_flag("--plain", *plain, "The data only: no places, colours and sizes of nodes");
  command->footer("Example: musubi convert graphs/gtb gtb.graphml");
}

}  // namespace musubi::cli
