#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/gap_list.hpp"
#include "cli/indicator_rows.hpp"
#include "cli/prediction_rows.hpp"
#include "cli/result_rows.hpp"

namespace musubi::cli {
namespace {

struct Options {
  std::string between{};
  bool functions = false;
  bool overseas = false;
  IndicatorChoice indicators{};
  PredictionChoice prediction{};
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

// Words for people in a table, ids and codes for programs in CSV.
void answer_gaps(Session& session, const Network& network, const ResultTable& table,
                 const std::vector<HubPair>& pairs, const std::vector<FunctionCell>& functions,
                 const std::vector<OverseasCell>& overseas, Json json) {
  const bool csv = session.format == OutputFormat::csv;
  answer(session, csv ? gap_list(network, pairs, functions, overseas, session.language) : table,
         std::move(json));
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
  answer_gaps(session, network, hub_gap_table(network, pairs, session.language), pairs, {}, {},
              std::move(json));
}

void run(Session& session, const Options& options) {
  const auto network = session.load_graph();
  if (options.indicators.chosen) return answer_indicators(session, network, options.indicators);
  if (options.prediction.chosen()) return answer_prediction(session, network, options.prediction);
  const GapOptions gaps{.group_kind = kind_named(network, options.between),
                        .statuses = session.statuses(network)};
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
    between_hubs(session, network, options, gaps);
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
  auto* functions = command->add_flag("--functions", options->functions, "Functions of each hub");
  auto* overseas = command->add_flag("--overseas", options->overseas, "Hubs and partners abroad");
  functions->excludes(between);
  overseas->excludes(between);
  overseas->excludes(functions);
  auto* indicators = add_indicator_options(*command, options->indicators);
  for (auto* other : {between, functions, overseas}) indicators->excludes(other);
  add_prediction_options(*command, options->prediction, {between, functions, overseas, indicators});
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
