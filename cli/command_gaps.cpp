#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/function_gap_rows.hpp"
#include "cli/gap_list.hpp"
#include "cli/hub_gap_rows.hpp"
#include "cli/indicator_rows.hpp"
#include "cli/overseas_gap_rows.hpp"
#include "cli/region_gap_rows.hpp"
#include "cli/result_table.hpp"
#include "cli/single_point_rows.hpp"
#include "viz/gap_words.hpp"

namespace musubi::cli {
namespace {

struct Options {
  std::string between{};
  bool functions = false;
  bool overseas = false;
  std::string by = "partner";
  IndicatorChoice indicators{};
  std::vector<double> weights{0.4, 0.3, 0.3};
};

// "hubs" and "hub" both mean the nodes of kind hub.
std::string kind_named(const Network& network, const std::string& text) {
  const auto& kinds = network.graph.kinds().names();
  for (const auto& kind : kinds) {
    if (text.empty() ? kind == "hub" : text == kind || text == kind + "s") return kind;
  }
  return text.empty() ? "hub" : text;
}

// Words for people in a table, ids and codes for programs in CSV; only what is asked for is made.
template <typename Gaps, typename MakeTable>
void answer_gaps(Session& session, const Network& network, const Gaps& gaps, MakeTable&& make_table,
                 Json json) {
  ResultTable table;
  if (session.format == OutputFormat::csv) {
    table = gap_list();
    add_to_list(table, network, gaps, session.language);
  } else if (session.format == OutputFormat::table) {
    table = make_table(network, gaps, session.language);
  }
  answer(session, table, std::move(json));
}

// What a table amounts to, below it.
void tell(const Session& session, const std::string& sentence) {
  if (session.format != OutputFormat::table || session.quiet || sentence.empty()) return;
  std::cerr << sentence << '\n';
}

void between_hubs(Session& session, const Network& network, const Options& options,
                  const GapOptions& gaps) {
  const HubGapOptions hub_options{.gaps = gaps,
                                  .projection = session.projection_spec(network),
                                  .weight_complementarity = options.weights[0],
                                  .weight_reach = options.weights[1],
                                  .weight_likelihood = options.weights[2],
                                  .seed = session.seed,
                                  .execution = session.execution()};
  const auto pairs = hub_gaps(network, hub_options);
  auto json = json_head(session, network, "gaps", &hub_options.projection);
  json["parameters"]["between"] = gaps.group_kind;
  json["parameters"]["weights"] = {{"complementarity", options.weights[0]},
                                   {"reach", options.weights[1]},
                                   {"likelihood", options.weights[2]}};
  json["results"] = hub_gap_json(network, pairs, session.language);
  answer_gaps(session, network, pairs, hub_gap_table, std::move(json));
}

void functions_of_hubs(Session& session, const Network& network, const GapOptions& gaps) {
  const auto cells = function_gaps(network, gaps);
  const auto bounds = presence_bounds(cells);
  auto json = json_head(session, network, "gaps", nullptr);
  json["parameters"]["functions"] = true;
  json["bounds"] = bounds_json(bounds);
  json["results"] = function_gap_json(network, cells, session.language);
  answer_gaps(session, network, cells, function_gap_table, std::move(json));
  tell(session, bounds_sentence(bounds, {"機能", "functions"}, session.language));
}

void overseas(Session& session, const Network& network, const Options& options,
              const GapOptions& gaps) {
  const auto hubs = hub_network(network, gaps);
  const auto links = hub_links(network, hubs, gaps);
  const HubChains chains(links, hubs.hubs.size());
  const auto cells = overseas_gaps(network, hubs, gaps);
  const auto reach = overseas_reach(network, hubs, chains, cells, gaps);
  const OverseasAnswer partners{cells, reach};
  const auto of_partners = presence_bounds(cells);
  const auto of_regions = presence_bounds(reach.regions.cells);
  const auto language = session.language;
  auto json = json_head(session, network, "gaps", nullptr);
  if (session.format == OutputFormat::json) {
    json["parameters"]["overseas"] = true;
    json["bounds"] = bounds_json(of_partners);
    json["bounds"]["regions"] = bounds_json(of_regions);
    json["results"] = overseas_gap_json(network, partners, language);
    json["hub_ties"] = hub_ties_json(network, partners, hubs, chains);
    json["regions"] = region_gap_json(network, reach.regions, language);
    json["region_list"] = region_list_json(network, reach.regions, language);
    json["single_points"] = single_points_json(network, reach, language);
  }
  if (options.by == "region") {
    answer_gaps(session, network, reach.regions, region_gap_table, std::move(json));
    tell(session, bounds_sentence(of_regions, {"国・地域", "regions abroad"}, language));
  } else {
    answer_gaps(session, network, partners, overseas_gap_table, std::move(json));
    tell(session, bounds_sentence(of_partners, {"海外連携先", "partners abroad"}, language));
  }
  tell(session, single_points_sentence(reach, language));
}

void run(Session& session, const Options& options) {
  const auto network = session.load_graph();
  if (options.indicators.chosen) return answer_indicators(session, network, options.indicators);
  const GapOptions gaps{.group_kind = kind_named(network, options.between),
                        .statuses = session.statuses(network)};
  if (options.functions) return functions_of_hubs(session, network, gaps);
  if (options.overseas) return overseas(session, network, options, gaps);
  between_hubs(session, network, options, gaps);
}

}  // namespace

void add_gaps(CLI::App& program, Session& session) {
  const auto options = std::make_shared<Options>();
  auto* command =
      add_command(program, session, "gaps", "Missing links, functions and partners, ranked",
                  [&session, options] { run(session, *options); });
  add_graph_argument(*command, session);
  add_projection_options(*command, session);
  auto* between = command->add_option("--between", options->between,
                                      "Links between groups: hubs (the default) or another kind");
  auto* functions = command->add_flag("--functions", options->functions, "Functions of each hub");
  auto* overseas = command->add_flag("--overseas", options->overseas, "Hubs and partners abroad");
  command
      ->add_option("--by", options->by,
                   "With --overseas, rows of the table and of CSV: partner or region")
      ->check(CLI::IsMember({"partner", "region"}))
      ->capture_default_str()
      ->needs(overseas);
  functions->excludes(between);
  overseas->excludes(between);
  overseas->excludes(functions);
  auto* indicators = add_indicator_options(*command, options->indicators);
  for (auto* other : {between, functions, overseas}) indicators->excludes(other);
  command
      ->add_option("--weights", options->weights,
                   "Weights of complementarity, reach and likelihood in the score")
      ->delimiter(',')
      ->expected(3)
      ->capture_default_str();
  command->add_option("-o,--output", session.output, "File to write instead of standard output");
  command->footer("Example: musubi gaps graphs/gtb --between hubs --format json");
}

}  // namespace musubi::cli
