#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/commands.hpp"
#include "cli/network_appearance.hpp"
#include "engine/edge_text.hpp"
#include "engine/metis_text.hpp"
#include "engine/snapshot.hpp"
#include "viz/convert.hpp"

namespace musubi::cli {
namespace {

// Lists of edges and the like become a snapshot without becoming a network first: they may be too
// large for one. nullopt for every other pair of files.
std::optional<LoadedGraph> load_bare_graph(const Session& session, Direction direction) {
  const auto ending_of = [](std::filesystem::path path) {
    if (path.extension() == ".gz") path = path.stem();
    return fold_name(path.extension().string());
  };
  if (ending_of(session.output) != ".musubi" || !session.join.empty()) return std::nullopt;
  const auto ending = ending_of(session.graph);
  if (std::filesystem::is_directory(session.graph)) return std::nullopt;
  if (ending == ".graph") return read_metis(session.graph, {.execution = session.execution()});
  if (ending == ".el" || ending == ".txt" || ending == ".edges" || ending == ".edgelist") {
    return read_edge_text(session.graph,
                          {.direction = direction, .execution = session.execution()});
  }
  return std::nullopt;
}

void run_convert(Session& session, bool plain, bool directed) {
  const auto direction = directed ? Direction::directed : Direction::undirected;
  if (const auto bare = load_bare_graph(session, direction)) {
    return write_snapshot(session.output, *bare, session.execution());
  }
  if (directed) {
    throw Error(ErrorKind::usage, "--directed is for a list of edges that becomes a .musubi file",
                "leave it out");
  }
  const bool with_looks = holds_appearance(session.output) && !plain;
  const auto network = session.load_graph();
  const auto looks = with_looks ? appearance_of(network, session) : Appearance{};
  write_network(network, session.output, session.language, {}, looks);
}

}  // namespace

void add_convert(CLI::App& program, Session& session) {
  const auto plain = std::make_shared<bool>(false);
  const auto directed = std::make_shared<bool>(false);
  auto* command =
      add_command(program, session, "convert", "From one format to another",
                  [&session, plain, directed] { run_convert(session, *plain, *directed); });
  add_graph_argument(*command, session, "IN");
  command
      ->add_option(
          "OUT", session.output,
          "File; its ending says the format: .graphml, .yed.graphml, .gexf, .net, .cx2, .json, "
          ".dot, .csv, .tsv, .el, .musubi")
      ->required();
  command->add_flag("--plain", *plain, "The data only: no places, colours and sizes of nodes");
  command->add_flag("--directed", *directed,
                    "The lines of a list of edges that becomes a .musubi file have a direction");
  command->footer("Example: musubi convert graphs/gtb gtb.graphml");
}

}  // namespace musubi::cli
