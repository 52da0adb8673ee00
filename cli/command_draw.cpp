#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.hpp"
#include "cli/community_method.hpp"
#include "cli/picture_format.hpp"
#include "engine/error.hpp"
#include "engine/file.hpp"
#include "viz/render.hpp"
#include "viz/view.hpp"

namespace musubi::cli {
namespace {

NodeId node_of(View view, const std::string& node, const Network& network) {
  if (node.empty()) {
    const std::string what = view == View::hub ? "hub" : "node";
    throw Error(ErrorKind::usage,
                "the view '" + std::string(name_of(view)) + "' is that of a " + what,
                "name it with --node");
  }
  return NameIndex(network.graph).find(node);
}

std::vector<IndicatorComparison> indicators_of(const std::string& node, const Network& network,
                                               const std::vector<std::string>& statuses) {
  IndicatorOptions options{.statuses = statuses};
  if (node.empty()) return indicator_comparison(network, options);
  options.subjects.push_back(network.graph.id(NameIndex(network.graph).find(node)));
  auto rows = indicator_comparison(network, options);
  if (rows.empty()) {
    throw Error(ErrorKind::usage,
                "no figure of '" + options.subjects.front() + "' stands in a table beside others",
                "leave out --node for those whose figures do");
  }
  return rows;
}

ViewResults results_for(View view, const std::string& node, const Session& session,
                        const Network& network) {
  ViewResults results;
  const GapOptions gaps{.statuses = session.statuses(network)};
  results.statuses = gaps.statuses;
  if (view == View::ego || view == View::hub) results.ego = node_of(view, node, network);
  if (needs_hub_gaps(view) || needs_overseas_gaps(view)) results.hubs = hub_network(network, gaps);
  if (needs_hub_gaps(view)) {
    results.pairs = hub_gaps(network, {.gaps = gaps,
                                       .projection = session.projection_spec(network),
                                       .execution = session.execution()});
  }
  if (needs_overseas_gaps(view)) results.overseas = overseas_gaps(network, gaps);
  if (needs_function_gaps(view)) results.functions = function_gaps(network, gaps);
  if (view == View::indicators) {
    results.indicators = indicators_of(node, network, gaps.statuses);
  }
  if (view == View::communities) {
    results.projection = project(network.graph, session.projection_spec(network));
    results.communities = find_communities(network, results.projection, {.seed = session.seed});
  }
  return results;
}

struct Choice {
  std::string view{};
  std::string node{};
};

void run(Session& session, const Choice& choice) {
  const auto format = picture_format(session.output);
  const auto view = view_named(choice.view);
  const auto network = session.load_graph();
  const auto diagram =
      make_view(view, network, results_for(view, choice.node, session, network), session.language);
  write_file(session.output, render(diagram, format));
}

}  // namespace

void add_draw(CLI::App& program, Session& session) {
  const auto choice = std::make_shared<Choice>();
  auto* command = add_command(program, session, "draw", "A diagram: SVG, PNG, PDF or DOT",
                              [&session, choice] { run(session, *choice); });
  add_graph_argument(*command, session);
  add_projection_options(*command, session);
  command
      ->add_option("--view", choice->view,
                   "hubs, hub, gaps, overseas, functions, map, ego, projects, communities, "
                   "indicators or network")
      ->required();
  command->add_option("--node", choice->node,
                      "Whose links, in the view ego, which hub, in hub, or whose figures, in "
                      "indicators: id, name or alias");
  command->add_option("-o,--output", session.output, "File; its ending says the format")
      ->required();
  command->footer("Example: musubi draw graphs/gtb --view gaps --lang en -o gaps.pdf");
}

}  // namespace musubi::cli
