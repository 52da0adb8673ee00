#include <CLI/CLI.hpp>
#include <memory>

#include "cli/commands.hpp"
#include "cli/picture_format.hpp"
#include "engine/error.hpp"
#include "engine/file.hpp"
#include "viz/picture_date.hpp"
#include "viz/render.hpp"
#include "viz/theme.hpp"
#include "viz/view.hpp"

namespace musubi::cli {
namespace {

ViewResults results_for(View view, const std::string& node, const Session& session,
                        const Network& network) {
  ViewResults results;
  const GapOptions gaps{.statuses = session.statuses(network)};
  results.statuses = gaps.statuses;
  if (view == View::ego) {
    if (node.empty()) {
      throw Error(ErrorKind::usage, "the view 'ego' is that of a node", "name it with --node");
    }
    results.ego = NameIndex(network.graph).find(node);
  }
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

struct Choice {
  std::string view{};
  std::string node{};
  std::string size{"own"};
  std::string theme{"light"};
  std::string date{};
};

void run(Session& session, const Choice& choice) {
  const auto format = picture_format(session.output);
  const auto view = view_named(choice.view);
  const auto theme = theme_named(choice.theme);
  const ViewStyle style{.size = page_size_named(choice.size)};
  const auto network = session.load_graph();
  auto diagram = make_view(view, network, results_for(view, choice.node, session, network),
                           session.language, style);
  add_date(diagram, choice.date.empty() ? data_date(network, session.language) : choice.date,
           session.language);
  apply_theme(diagram, theme);
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
                   "hubs, gaps, overseas, functions, map, ego, projects or network")
      ->required();
  command->add_option("--node", choice->node, "Whose links, in the view ego: id, name or alias");
  command->add_option("--size", choice->size, "slide (16:9) or a4 (default: as the view needs)")
      ->type_name("own|a4|slide");
  command->add_option("--theme", choice->theme, "On a light or a dark ground")
      ->type_name("light|dark")
      ->capture_default_str();
  command->add_option("--date", choice->date, "Text in place of the date of the package");
  command->add_option("-o,--output", session.output, "File; its ending says the format")
      ->required();
  command->footer("Example: musubi draw graphs/gtb --view gaps --lang en -o gaps.pdf");
}

}  // namespace musubi::cli
