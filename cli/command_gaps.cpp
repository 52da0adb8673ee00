#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/function_gap_rows.hpp"
#include "cli/gap_list.hpp"
#include "cli/group_choice.hpp"
#include "cli/hub_gap_rows.hpp"
#include "cli/indicator_rows.hpp"
#include "cli/overseas_gap_rows.hpp"
#include "cli/prediction_rows.hpp"
#include "cli/region_gap_rows.hpp"
#include "cli/result_table.hpp"
#include "cli/single_point_rows.hpp"
#include "viz/gap_words.hpp"

namespace musubi::cli {
namespace {

struct GapsOptions {
  std::string between{};
  std::string groups{};
  bool functions = false;
  bool overseas = false;
  std::string by = "partner";
  IndicatorChoice indicators{};
  PredictionChoice prediction{};
  std::vector<double> weights{};
  bool bounds = false;
};

// Three weights leave redundancy out; without any the defaults hold.
GapWeights weights_of(const std::vector<double>& given) {
  if (given.empty()) return {};
  return {.complementarity = given[0],
          .reach = given[1],
          .likelihood = given[2],
          .redundancy = given.size() > 3 ? given[3] : 0.0};
}

// Words for people in a table, ids and codes for programs in CSV; only what is asked for is made.
template <typename Gaps, typename MakeTable>
void answer_gaps(Session& session, const Network& network, const Gaps& gaps, MakeTable&& make_table,
                 Json json, const std::string& closing = {}) {
  ResultTable table;
  if (session.format == OutputFormat::csv) {
    table = gap_list();
    add_to_list(table, network, gaps, session.language);
  } else if (session.format == OutputFormat::table) {
    table = make_table(network, gaps, session.language);
  }
  answer(session, table, std::move(json), closing);
}

// What an empty answer, or one without a missing pair, rests on.
void explain(const Session& session, const std::vector<HubPair>& pairs) {
  if (session.quiet) return;
  if (pairs.empty()) {
    std::cerr << "note: there is one hub only, so there are no pairs of hubs\n";
    return;
  }
  const bool none_described = std::all_of(pairs.begin(), pairs.end(), [](const HubPair& pair) {
    return pair.status == GapStatus::unknown;
  });
  if (none_described) {
    std::cerr << "note: all pairs are unknown: coverage.csv says of no pair that the sources "
                 "describe both on inter_hub_links\n";
  }
}

void between_hubs(Session& session, const GroupedNetwork& grouped, const GapsOptions& options) {
  const auto& network = grouped.network;
  const HubGapOptions hub_options{.gaps = grouped.gaps,
                                  .projection = grouped.projection,
                                  .weights = weights_of(options.weights),
                                  .bounds = options.bounds,
                                  .seed = session.seed,
                                  .execution = session.execution()};
  const auto pairs = hub_gaps(network, hub_options);
  explain(session, pairs);
  auto json = json_head(session, network, "gaps", &hub_options.projection);
  json["parameters"]["between"] = options.groups.empty() ? grouped.gaps.group_kind : options.groups;
  const auto& weights = hub_options.weights;
  json["parameters"]["weights"] = {{"complementarity", weights.complementarity},
                                   {"reach", weights.reach},
                                   {"likelihood", weights.likelihood},
                                   {"redundancy", weights.redundancy}};
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
  answer_gaps(session, network, cells, function_gap_table, std::move(json),
              bounds_sentence(bounds, {"機能", "functions"}, session.language));
}

void overseas(Session& session, const Network& network, const GapsOptions& options,
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
  const std::string points = single_points_sentence(reach, language);
  const std::string below = points.empty() ? "" : '\n' + points;
  if (options.by == "region") {
    answer_gaps(session, network, reach.regions, region_gap_table, std::move(json),
                bounds_sentence(of_regions, {"国・地域", "regions abroad"}, language) + below);
  } else {
    answer_gaps(session, network, partners, overseas_gap_table, std::move(json),
                bounds_sentence(of_partners, {"海外連携先", "partners abroad"}, language) + below);
  }
}

void run_gaps(Session& session, const GapsOptions& options) {
  auto loaded = session.load_graph();
  if (options.indicators.chosen) return answer_indicators(session, loaded, options.indicators);
  if (options.prediction.chosen()) return answer_prediction(session, loaded, options.prediction);
  const auto grouped = grouped_network(session, std::move(loaded), options.between, options.groups);
  if (options.functions) return functions_of_hubs(session, grouped.network, grouped.gaps);
  if (options.overseas) return overseas(session, grouped.network, options, grouped.gaps);
  between_hubs(session, grouped, options);
}

}  // namespace

void add_gaps(CLI::App& program, Session& session) {
  const auto options = std::make_shared<GapsOptions>();
  auto* command =
      add_command(program, session, "gaps", "Missing links, functions and partners, ranked",
                  [&session, options] { run_gaps(session, *options); });
  add_graph_argument(*command, session);
  add_projection_options(*command, session);
  auto* between = command->add_option("--between", options->between,
                                      "Links between groups: hubs (the default) or another kind");
  auto* groups = command->add_option(
      "--groups", options->groups,
      "What stands for hubs: kind:K, attribute:A or communities (or just the name)");
  groups->excludes(between);
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
  for (auto* other : {between, groups, functions, overseas}) indicators->excludes(other);
  add_prediction_options(*command, options->prediction,
                         {between, groups, functions, overseas, indicators});
  command
      ->add_option("--weights", options->weights,
                   "Weights of complementarity, reach, likelihood and redundancy in the score "
                   "(0.35,0.25,0.25,0.15)")
      ->delimiter(',')
      ->expected(3, 4);
  command->add_flag("--bounds", options->bounds,
                    "How far what is unknown could move scores and ranks of pairs of hubs");
  command->add_option("-o,--output", session.output, "File to write instead of standard output");
  command->footer("Example: musubi gaps graphs/gtb --between hubs --format json");
}

}  // namespace musubi::cli
