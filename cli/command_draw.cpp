#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.hpp"
#include "cli/picture_format.hpp"
#include "engine/error.hpp"
#include "engine/file.hpp"
#include "viz/render.hpp"
#include "viz/view.hpp"

namespace musubi::cli {
namespace {

ViewResults results_for(View view, const Session& session, const Network& network) {
  ViewResults results;
  const GapOptions gaps{.statuses = session.statuses(network)};
  if (needs_hub_gaps(view) || needs_overseas_gaps(view)) results.hubs = hub_network(network, gaps);
  if (needs_hub_gaps(view)) {
    results.pairs = hub_gaps(network, {.gaps = gaps,
                                       .projection = session.projection_spec(network),
                                       .execution = session.execution()});
  }
  if (needs_overseas_gaps(view)) results.overseas = overseas_gaps(network, gaps);
  if (needs_function_gaps(view)) results.functions = function_gaps(network, gaps);
  return results;
}

void run(Session& session, const std::string& view_name) {
  const auto format = picture_format(session.output);
  const auto view = view_named(view_name);
  const auto network = session.load_graph();
  const auto diagram =
      make_view(view, network, results_for(view, session, network), session.language);
  write_file(session.output, render(diagram, format));
}

}  // namespace

void add_draw(CLI::App& program, Session& session) {
  const auto view = std::make_shared<std::string>();
  auto* command = add_command(program, session, "draw", "A diagram: SVG, PNG, PDF or DOT",
                              [&session, view] { run(session, *view); });
  add_graph_argument(*command, session);
  add_projection_options(*command, session);
  command->add_option("--view", *view, "hubs, gaps, overseas, functions, map or network")->required();
  command->add_option("-o,--output", session.output, "File; its ending says the format")
      ->required();
  command->footer("Example: musubi draw graphs/gtb --view gaps --lang en -o gaps.pdf");
}

}  // namespace musubi::cli
