#include "cli/explorer_file.hpp"

#include "cli/analysis.hpp"
#include "cli/network_appearance.hpp"
#include "engine/error.hpp"
#include "viz/explorer_page.hpp"

namespace musubi::cli {
namespace {

void require_explorable(const PropertyGraph& graph) {
  if (!has_explorer()) {
    throw Error(ErrorKind::output, "this program was built without the explorer",
                "build it where npm and node are installed");
  }
  if (fits_explorer(graph)) return;
  throw Error(ErrorKind::output,
              "a network of " + std::to_string(graph.num_nodes()) + " nodes and " +
                  std::to_string(graph.num_links()) + " links is too large to explore",
              "take a part of at most 20,000 nodes and 100,000 links");
}

}  // namespace

std::string explorer_of(const Session& session, const Network& network, const std::string& token) {
  require_explorable(network.graph);
  const auto analysis =
      analyze(network, session.projection_spec(network), session.statuses(network),
              {.seed = session.seed}, session.execution());
  const auto looks = appearance_of(network, session);
  if (looks.positions.empty() && network.graph.num_nodes() > 0) {
    throw Error(ErrorKind::output, "the nodes have no places, without which nothing can be shown",
                "install musubi-render beside musubi");
  }
  const auto& title = network.title.get(session.language);
  return explorer_page(title.empty() ? network.name : title,
                       explorer_json(explorer_input(network, analysis, looks.positions)),
                       session.language, token);
}

}  // namespace musubi::cli
