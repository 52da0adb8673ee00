#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/change_picture.hpp"
#include "cli/commands.hpp"
#include "cli/comparison_rows.hpp"
#include "cli/scenario_choice.hpp"
#include "engine/file.hpp"
#include "viz/change_view.hpp"

namespace musubi::cli {
namespace {

struct WhatifOptions {
  std::vector<std::string> scenarios{};
  std::vector<std::string> measures{};
  std::string gain = "global_efficiency";
  std::size_t top = 3;
  ChangePicture diagram{};
};

Json case_json(const ScenarioCase& one, const ComparedVersion& base, const WhatifOptions& options,
               Language language) {
  Json json{{"scenario", one.scenario.name},
            {"alternative", one.alternative.name},
            {"title", one.title(language)},
            {"reasons", Json::array()}};
  for (const auto& reason : {one.scenario.reason, one.alternative.reason}) {
    if (!reason.get(language).empty()) json["reasons"].push_back(reason.get(language));
  }
  json["edits"] = Json::array();
  for (const auto& applied : one.applied.edits) {
    json["edits"].push_back({{"edit", std::string(name_of(applied.edit.kind))},
                             {"reason", applied.edit.reason.get(language)},
                             {"cost", applied.edit.cost ? Json(*applied.edit.cost) : Json()},
                             {"nodes_added", applied.nodes_added},
                             {"nodes_removed", applied.nodes_removed},
                             {"links_added", applied.links_added},
                             {"links_removed", applied.links_removed},
                             {"values_changed", applied.values_changed},
                             {"file", applied.edit.file},
                             {"line", applied.edit.line}});
  }
  put_comparison(json, one.comparison, base, one.version, options.top, language);
  json["new_links"] = one.applied.new_links;
  json["cost"] = one.applied.cost ? Json(*one.applied.cost) : Json();
  json["gain"] = one.gain ? Json(*one.gain) : Json();
  json["pareto"] = one.pareto;
  return json;
}

// A row per measure, a column per case, the base first.
ResultTable side_by_side(const ComparedVersion& base, const std::vector<ScenarioCase>& cases,
                         const ComparisonOptions& options, Language language) {
  ResultTable table;
  table.columns = {{"measure", {"指標", "Measure"}}, {"base", {"現状", "Now"}}};
  for (const auto& one : cases) {
    table.columns.push_back({one.scenario.name + "/" + one.alternative.name,
                             {one.title(Language::ja), one.title(Language::en)}});
  }
  for (const NetworkMeasure measure : options.measures) {
    const auto cell = [&](const ComparedVersion& version) {
      const auto it = version.measures.find(measure);
      return it == version.measures.end() ? AttributeValue{} : AttributeValue{it->second};
    };
    std::vector<AttributeValue> row{label_of(measure).get(language), cell(base)};
    for (const auto& one : cases) row.push_back(cell(one.version));
    table.rows.push_back(std::move(row));
  }
  return table;
}

// For programs: a row per case and measure, and per case and node whose rank moves.
ResultTable list_of(const std::vector<ScenarioCase>& cases, const WhatifOptions& options) {
  ResultTable table;
  for (const auto* name :
       {"scenario", "alternative", "node", "measure", "before", "after", "change"}) {
    table.columns.push_back({name, {name, name}});
  }
  const auto cell = [](const std::optional<double>& value) {
    return value ? AttributeValue{*value} : AttributeValue{};
  };
  for (const auto& one : cases) {
    for (const auto& change : one.comparison.measures) {
      table.rows.push_back({one.scenario.name, one.alternative.name, AttributeValue{},
                            std::string(name_of(change.measure)), cell(change.before),
                            cell(change.after), cell(change.change())});
    }
    std::map<Measure, std::size_t> told;
    for (const auto& move : one.comparison.ranks) {
      if (options.top > 0 && told[move.measure]++ >= options.top) continue;
      const MeasureChange scores{{}, move.score_before, move.score_after};
      table.rows.push_back({one.scenario.name, one.alternative.name, move.id,
                            std::string(name_of(move.measure)), cell(scores.before),
                            cell(scores.after), cell(scores.change())});
    }
  }
  return table;
}

std::string text_of(const ComparedVersion& base, const std::vector<ScenarioCase>& cases,
                    const ComparisonOptions& compared, const WhatifOptions& options,
                    Language language) {
  const bool ja = language == Language::ja;
  std::string text;
  std::string scenario;
  for (const auto& one : cases) {
    if (one.scenario.file != scenario) {
      scenario = one.scenario.file;
      text += (text.empty() ? "" : "\n") + one.scenario_title(language) + '\n';
      if (!one.scenario.reason.get(language).empty()) {
        text += one.scenario.reason.get(language) + '\n';
      }
    }
    text += "- " + one.title(language) + '\n';
    std::string last;
    for (const auto& applied : one.applied.edits) {
      const auto& reason = applied.edit.reason.get(language);
      if (reason != last) text += "    " + reason + '\n';
      last = reason;
    }
  }
  text += '\n' + as_table(side_by_side(base, cases, compared, language), language);
  for (const auto& one : cases) {
    text += '\n' + one.title(language) + (ja ? "：変わること" : ": what changes") + '\n';
    const auto changes = comparison_text(one.comparison, base, one.version, options.top, language);
    text += changes.empty() ? (ja ? "  なし\n" : "  nothing\n") : changes;
  }
  return text + '\n';
}

std::string closing_of(const std::vector<ScenarioCase>& cases, NetworkMeasure gain,
                       Language language) {
  std::string names;
  for (const auto& one : cases) {
    if (one.pareto) names += (names.empty() ? "" : "; ") + one.title(language);
  }
  const auto label = label_of(gain).get(language);
  return language == Language::ja ? "費用に対して効果の高い案（" + label + "）: " + names
                                  : "no other gains more for less (" + label + "): " + names;
}

// One file per case: of several cases, each file's name ends in that of the case; of several
// scenarios, in both.
void draw_cases(const ComparedVersion& base, const std::vector<ScenarioCase>& cases,
                const ComparisonOptions& compared, const WhatifOptions& options,
                Language language) {
  if (options.diagram.file.empty()) return;
  const std::filesystem::path file(options.diagram.file);
  for (const auto& one : cases) {
    auto name = file.stem().string();
    if (options.scenarios.size() > 1) name += "-" + one.scenario.name;
    if (cases.size() > 1) name += "-" + one.alternative.name;
    auto diagram = change_view(base, one.version, one.changes, one.comparison,
                               {one.title(language), one.scenario_title(language)}, language,
                               compared.gap_options, size_of(options.diagram));
    draw_change(options.diagram, std::move(diagram),
                (file.parent_path() / (name + file.extension().string())).string());
  }
}

void run_whatif(Session& session, const WhatifOptions& options) {
  validate(options.diagram);
  const auto gain = network_measure_named(options.gain);
  if (!gain) {
    std::vector<std::string> names;
    for (const auto measure : all_network_measures()) names.emplace_back(name_of(measure));
    throw Error(ErrorKind::usage, "no measure '" + options.gain + "' of a network",
                suggest(options.gain, names));
  }
  const auto network = session.load_graph();
  auto compared = comparison_options(session, network, options.measures);
  if (std::find(compared.measures.begin(), compared.measures.end(), *gain) ==
      compared.measures.end()) {
    compared.measures.push_back(*gain);
  }
  const auto spec = session.projection_spec(network);
  auto cases = scenario_cases(network, scenarios_named(session, options.scenarios));
  const auto projection = project(network.graph, spec);
  const auto base = measured(network, projection, compared, session.seed);
  measure_cases(cases, base, *gain, compared, partition_finder(compared, session.seed));
  draw_cases(base, cases, compared, options, session.language);
  auto json = json_head(session, network, "whatif", &spec);
  json["parameters"]["scenarios"] = options.scenarios;
  json["parameters"]["gain"] = options.gain;
  json["results"] = Json::array();
  for (const auto& one : cases) {
    json["results"].push_back(case_json(one, base, options, session.language));
  }
  const bool for_people = session.format == OutputFormat::table;
  answer(session,
         {{},
          for_people ? text_of(base, cases, compared, options, session.language) : "",
          closing_of(cases, *gain, session.language)},
         list_of(cases, options), std::move(json));
}

}  // namespace

void add_whatif(CLI::App& program, Session& session) {
  const auto options = std::make_shared<WhatifOptions>();
  auto* command = add_command(program, session, "whatif",
                              "The network as it would be, beside what it is: cases of a scenario",
                              [&session, options] { run_whatif(session, *options); });
  add_graph_argument(*command, session);
  command
      ->add_option("SCENARIO", options->scenarios,
                   "Scenarios of the package by name, or .toml files")
      ->required();
  add_projection_options(*command, session);
  command
      ->add_option("--measures", options->measures,
                   "Measures of the network or of nodes (several with commas; default: all)")
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_option("--gain", options->gain, "Measure held against the cost")
      ->capture_default_str();
  command->add_option("--top", options->top, "Widest moves in rank per measure (0: all)")
      ->capture_default_str();
  add_change_picture_options(
      *command, options->diagram,
      "Also draw each case: what is new in green, what is lost in red; a file that "
      "ends in .svg, .png, .pdf or .dot");
  command->add_option("-o,--output", session.output, "File to write instead of standard output");
  command->footer("Example: musubi whatif graphs/gtb kawasaki-shonan-incubator");
}

}  // namespace musubi::cli
