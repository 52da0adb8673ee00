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
#include "cli/result_table.hpp"

namespace musubi::cli {
namespace {

struct Options {
  std::string between{};
  std::string groups{};
  bool functions = false;
  bool overseas = false;
  IndicatorChoice indicators{};
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

// Words for people in a table, ids and codes for programs in CSV.
void answer_gaps(Session& session, const Network& network, const ResultTable& table,
                 const std::vector<HubPair>& pairs, const std::vector<FunctionCell>& functions,
                 const std::vector<OverseasCell>& overseas, Json json) {
  const bool csv = session.format == OutputFormat::csv;
  answer(session, csv ? gap_list(network, pairs, functions, overseas, session.language) : table,
         std::move(json));
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

void between_hubs(Session& session, const GroupedNetwork& grouped, const Options& options) {
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
  answer_gaps(session, network, hub_gap_table(network, pairs, session.language), pairs, {}, {},
              std::move(json));
}

void run(Session& session, const Options& options) {
  auto loaded = session.load_graph();
  if (options.indicators.chosen) return answer_indicators(session, loaded, options.indicators);
  const auto grouped = grouped_network(session, std::move(loaded), options.between, options.groups);
  const auto& [network, gaps, projection] = grouped;
  auto json = json_head(session, network, "gaps", nullptr);
  if (options.functions) {
    const auto cells = function_gaps(network, gaps);
    json["parameters"]["functions"] = true;
    json["results"] = function_gap_json(network, cells, session.language);
    answer_gaps(session, network, function_gap_table(network, cells, session.language), {}, cells,
                {}, std::move(json));
  } else if (options.overseas) {
    const auto cells = overseas_gaps(network, gaps);
    json["parameters"]["overseas"] = true;
    json["results"] = overseas_gap_json(network, cells, session.language);
    answer_gaps(session, network, overseas_gap_table(network, cells, session.language), {}, {},
                cells, std::move(json));
  } else {
    between_hubs(session, grouped, options);
  }
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
  auto* groups = command->add_option(
      "--groups", options->groups,
      "What stands for hubs: kind:K, attribute:A or communities (or just the name)");
  groups->excludes(between);
  auto* functions = command->add_flag("--functions", options->functions, "Functions of each hub");
  auto* overseas = command->add_flag("--overseas", options->overseas, "Hubs and partners abroad");
  functions->excludes(between);
  overseas->excludes(between);
  overseas->excludes(functions);
  auto* indicators = add_indicator_options(*command, options->indicators);
  for (auto* other : {between, groups, functions, overseas}) indicators->excludes(other);
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
