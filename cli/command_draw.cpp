#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>

#include "algorithms/centrality/centrality_table.hpp"
#include "cli/commands.hpp"
#include "cli/community_method.hpp"
#include "cli/explorer_file.hpp"
#include "cli/picture_format.hpp"
#include "engine/error.hpp"
#include "engine/file.hpp"
#include "viz/explorer_page.hpp"
#include "viz/font.hpp"
#include "viz/logo.hpp"
#include "viz/picture_date.hpp"
#include "viz/picture_style.hpp"
#include "viz/render.hpp"
#include "viz/theme.hpp"
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
    results.communities = find_communities(
        network, results.projection, {.seed = session.seed, .execution = session.execution()});
  }
  return results;
}

struct Choice {
  std::string view{};
  std::string node{};
  std::string size{};
  std::string theme{};
  std::string date{};
  std::string style{};
};

// What the style file says, and over it what the command line does.
PictureStyle style_of(const Choice& choice, const Network& network) {
  PictureStyle style;
  if (!choice.style.empty()) style = read_picture_style(choice.style, network.vocabularies);
  if (!choice.size.empty()) style.size = page_size_named(choice.size);
  if (!choice.theme.empty()) style.theme = theme_named(choice.theme);
  if (!choice.date.empty()) style.date = choice.date;
  return style;
}

// Scores as sizes from 0 to 1, whose areas grow with them; of a node outside of the projection 0.
std::vector<double> sizes_by(Measure measure, const Session& session, const Network& network) {
  const auto projection = project(network.graph, session.projection_spec(network));
  const auto column = centrality_table(projection.graph, {measure}, session.execution()).front();
  double most = 0.0;
  for (const double score : column.scores) {
    most = std::isfinite(score) ? std::max(most, score) : most;
  }
  std::vector<double> sizes(network.graph.node_bound());
  for (std::size_t vertex = 0; vertex < column.scores.size(); ++vertex) {
    const double score = column.scores[vertex];
    if (most > 0 && std::isfinite(score) && score > 0) {
      sizes[projection.node_of_vertex[vertex]] = std::sqrt(score / most);
    }
  }
  return sizes;
}

ViewStyle view_style(const PictureStyle& style, const Session& session, const Network& network) {
  ViewStyle result{.size = style.size.value_or(PageSize::own),
                   .kind_colors = style.kind_colors,
                   .labels = style.labels};
  if (style.size_by) {
    result.node_sizes = sizes_by(*style.size_by, session, network);
    result.size_meaning = label_of(*style.size_by);
  }
  return result;
}

// Beyond, a picture of all of it takes long and nobody could read it; DOT is for programs.
void require_drawable(View view, const Network& network, bool is_picture) {
  constexpr std::size_t kMostNodes = 2'000;
  const auto nodes = network.graph.num_nodes();
  if (view != View::network || !is_picture || nodes <= kMostNodes) return;
  throw Error(
      ErrorKind::usage,
      "a picture of the whole network holds " + std::to_string(kMostNodes) +
          " nodes, and this one has " + std::to_string(nodes),
      "draw the links of one node (--view ego --node X), look at it with musubi explore, or "
      "write .dot or .html");
}

void run_draw(Session& session, const Choice& choice) {
  const bool is_page = std::filesystem::path(session.output).extension() == ".html";
  const auto format = is_page ? Format::svg : picture_format(session.output);
  const auto view = view_named(choice.view);
  const auto network = session.load_graph();
  if (is_page && view == View::network) {
    write_file(session.output, explorer_of(session, network));
    return;
  }
  require_drawable(view, network, format != Format::dot);
  const auto style = style_of(choice, network);
  auto diagram = make_view(view, network, results_for(view, choice.node, session, network),
                           session.language, view_style(style, session, network));
  add_date(diagram, style.date.empty() ? data_date(network, session.language) : style.date,
           session.language);
  if (style.logo) add_logo(diagram, *style.logo);
  if (!style.font.empty()) apply_font(diagram, style.font);
  apply_theme(diagram, style.theme.value_or(Theme::light));
  auto picture = render(diagram, format);
  write_file(session.output,
             is_page ? picture_page(diagram.name, picture, session.language) : std::move(picture));
}

}  // namespace

void add_draw(CLI::App& program, Session& session) {
  const auto choice = std::make_shared<Choice>();
  auto* command = add_command(program, session, "draw", "A diagram: SVG, PNG, PDF or DOT",
                              [&session, choice] { run_draw(session, *choice); });
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
  command->add_option("--size", choice->size, "slide (16:9) or a4 (default: as the view needs)")
      ->type_name("own|a4|slide");
  command->add_option("--theme", choice->theme, "On a light (default) or a dark ground")
      ->type_name("light|dark");
  command->add_option("--style", choice->style,
                      "TOML file with colours, names, logo, font and more: docs/styles.md");
  command->add_option("--date", choice->date, "Text in place of the date of the package");
  command->add_option("-o,--output", session.output, "File; its ending says the format")
      ->required();
  command->footer("Example: musubi draw graphs/gtb --view gaps --lang en -o gaps.pdf");
}

}  // namespace musubi::cli
