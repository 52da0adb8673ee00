#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>

#include "algorithms/structure/structure_summary.hpp"
#include "algorithms/whatif/resistance_matrix.hpp"
#include "algorithms/whatif/sketched_links.hpp"
#include "cli/commands.hpp"
#include "cli/link_candidates.hpp"
#include "cli/result_table.hpp"
#include "cli/suggest_objective.hpp"
#include "engine/number_text.hpp"

namespace musubi::cli {
namespace {

struct SuggestOptions {
  ObjectiveChoice objective{};
  CandidateChoice candidates{};
  std::size_t links = 1;
  std::size_t at_most = 0;
  double budget = std::numeric_limits<double>::infinity();
  bool all = false;
};

LinkSetRules rules_of(const Network& network, const Projection& projection,
                      const SuggestOptions& options, const Candidates& candidates) {
  std::vector<Diagnostic> wrong;
  const std::size_t count = candidates.links.size();
  if (options.links < 1 || options.links > count) {
    wrong.push_back({.problem = "--links " + std::to_string(options.links) + " of " +
                                std::to_string(count) + " candidates",
                     .remedy = "ask for 1 to " + std::to_string(count)});
  }
  if (!(options.budget > 0.0)) {
    wrong.push_back({.problem = "--budget " + number_text(options.budget) + " pays for nothing",
                     .remedy = "give a budget above 0"});
  }
  if (!wrong.empty()) throw Error(ErrorKind::usage, std::move(wrong));
  LinkSetRules rules{.links = options.links,
                     .most_at = options.at_most,
                     .costs = candidates.costs,
                     .budget = options.budget};
  if (rules.costs.empty() && std::isfinite(rules.budget)) rules.costs.assign(count, 1.0);
  for (const NodeId node : projection.node_of_vertex) {
    rules.limited.push_back(network.graph.kind(node) != "hub");
  }
  return rules;
}

ResultTable::Column column(const char* name, const char* ja, const char* en) {
  return {name, {ja, en}};
}

// The links of the set as they were taken, or every candidate by its own gain.
ResultTable rows_of(const Network& network, const Projection& projection,
                    const Candidates& candidates, const LinkSet& found, bool all, bool falls,
                    Language language) {
  ResultTable table;
  table.columns = {column("rank", "順位", "Rank"),
                   column("source", "ID A", "Id A"),
                   column("source_name", "名称 A", "Name A"),
                   column("target", "ID B", "Id B"),
                   column("target_name", "名称 B", "Name B"),
                   column("gain", "改善", "Gain"),
                   column("objective_after", "結果", "Objective after"),
                   column("set", "組での順", "In the set")};
  if (!candidates.costs.empty()) table.columns.push_back(column("cost", "費用", "Cost"));
  std::vector<std::size_t> order = found.chosen;
  if (all) {
    order.resize(candidates.links.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t i, std::size_t j) { return found.gains[i] > found.gains[j]; });
  }
  const double sign = falls ? -1.0 : 1.0;
  std::vector<std::int64_t> place(candidates.links.size(), 0);
  for (std::size_t i = 0; i < found.chosen.size(); ++i) {
    place[found.chosen[i]] = static_cast<std::int64_t>(i) + 1;
  }
  double before = found.before;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::size_t c = order[i];
    const NodeId a = projection.node_of_vertex[candidates.links[c].first];
    const NodeId b = projection.node_of_vertex[candidates.links[c].second];
    const double after = all ? found.before + sign * found.gains[c] : found.values[i];
    const double gain = all ? found.gains[c] : std::max(0.0, sign * (after - before));
    before = after;
    std::vector<AttributeValue> row{static_cast<std::int64_t>(i) + 1,
                                    network.graph.id(a),
                                    network.node_name(a, language),
                                    network.graph.id(b),
                                    network.node_name(b, language),
                                    gain,
                                    after,
                                    place[c] > 0 ? AttributeValue(place[c]) : AttributeValue()};
    if (!candidates.costs.empty()) row.emplace_back(candidates.costs[c]);
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::string sentence(const LinkSet& found, const ChosenObjective& chosen, Language language) {
  const bool ja = language == Language::ja;
  const auto number = [](double value) {
    return std::isfinite(value) ? number_text(std::round(value * 1e6) / 1e6) : std::string("?");
  };
  std::string text =
      chosen.title.get(language) + ": " + number(found.before) + " → " + number(found.after);
  if (found.chosen.empty()) {
    text += ja ? "。改善する候補はない。" : "; no candidate improves it.";
  } else if (found.method == LinkSetMethod::exact) {
    text += ja ? "。これより良い組はない（厳密）。" : "; no set is better (exact).";
  } else {
    text += ja ? "。貪欲法と入れ替えによる。どの組も " + number(found.bound) + " を超えない。"
               : "; greedy with swaps; no set gets beyond " + number(found.bound) + ".";
  }
  const auto note = chosen.note.get(language);
  return note.empty() ? text : text + '\n' + note;
}

// A graph with a part too large for dense matrices.
bool needs_sketch(const CsrGraph& graph, const SuggestOptions& options) {
  return options.objective.name == "kirchhoff_index" &&
         structure_summary(graph).largest_component > kMostDenseVertices;
}

// At n²/2 pairs of O(rows) each, some minutes on two cores.
constexpr Vertex kMostSketchedVertices = 50'000;

void check_sketch(const CsrGraph& graph, const SuggestOptions& options) {
  std::vector<Diagnostic> wrong;
  if (graph.num_vertices() > kMostSketchedVertices) {
    wrong.push_back({.problem = "kirchhoff_index tries links among at most " +
                                std::to_string(kMostSketchedVertices) +
                                " nodes, and here there are " +
                                std::to_string(graph.num_vertices()),
                     .remedy = "give a part of the network"});
  }
  if (options.all || !options.candidates.costs.empty() || std::isfinite(options.budget)) {
    wrong.push_back({.problem = "--all, --costs and --budget are for at most " +
                                std::to_string(kMostDenseVertices) +
                                " nodes in one part with kirchhoff_index",
                     .remedy = "leave them out"});
  }
  if (options.links < 1) wrong.push_back({.problem = "--links 0", .remedy = "ask for 1 or more"});
  if (!(options.objective.node.empty() && options.objective.group.empty())) {
    wrong.push_back({.problem = "--node and --group mean nothing for 'kirchhoff_index'",
                     .remedy = "use them with harmonic or overseas_distance"});
  }
  if (!wrong.empty()) throw Error(ErrorKind::usage, std::move(wrong));
}

ResultTable sketched_rows(const Network& network, const Projection& projection,
                          const SketchedLinks& found, Language language) {
  ResultTable table;
  table.columns = {column("rank", "順位", "Rank"),
                   column("source", "ID A", "Id A"),
                   column("source_name", "名称 A", "Name A"),
                   column("target", "ID B", "Id B"),
                   column("target_name", "名称 B", "Name B"),
                   column("gain", "改善", "Gain"),
                   column("gain_error", "改善の誤差", "Error of gain"),
                   column("exact", "厳密", "Exact"),
                   column("no_other_above", "他の候補の上限", "No other above"),
                   column("best", "最良と確認", "Shown best")};
  for (const auto& [link, gain, rival] : found.chosen) {
    const NodeId a = projection.node_of_vertex[link.first];
    const NodeId b = projection.node_of_vertex[link.second];
    table.rows.push_back(
        {static_cast<std::int64_t>(table.rows.size()) + 1, network.graph.id(a),
         network.node_name(a, language), network.graph.id(b), network.node_name(b, language),
         gain.gain, std::max(gain.most - gain.gain, gain.gain - gain.least), gain.is_exact(),
         std::isfinite(rival) ? AttributeValue(rival) : AttributeValue(), gain.least >= rival});
  }
  return table;
}

void run_sketched(Session& session, const Network& network, const Projection& projection,
                  const SuggestOptions& options) {
  check_sketch(projection.graph, options);
  SketchedLinksOptions sketch{.seed = session.seed, .execution = session.execution()};
  sketch.rules.links = options.links;
  sketch.rules.most_at = options.at_most;
  for (const NodeId node : projection.node_of_vertex) {
    sketch.rules.limited.push_back(network.graph.kind(node) != "hub");
  }
  const auto note = note_on_parts(options.objective.name, projection.graph).get(session.language);
  const auto found = sketched_links(
      projection.graph, candidate_ends(network, projection, options.candidates), sketch);
  const auto table = sketched_rows(network, projection, found, session.language);
  double after = found.before;
  for (const auto& one : found.chosen) after -= one.gain.gain;

  auto json = json_head(session, network, "suggest", &projection.spec);
  json["parameters"]["objective"] = options.objective.name;
  json["parameters"]["links"] = options.links;
  json["parameters"]["from"] = options.candidates.from;
  json["parameters"]["to"] = options.candidates.to;
  json["parameters"]["at_most"] = options.at_most == 0 ? Json() : Json(options.at_most);
  json["parameters"]["exclude"] = options.candidates.exclude;
  json["parameters"]["seed"] = session.seed;
  json["objective_before"] = found.before;
  json["objective_after"] = after;
  json["objective_standard_error"] = found.standard_error;
  json["smaller_is_better"] = true;
  json["method"] = "sketch";
  json["sketch_rows"] = sketch.rows;
  json["epsilon"] = {{"above", found.error.above}, {"below", found.error.below}};
  json["probability"] = 1.0 - sketch.failure;
  json["scored"] = found.scored;
  json["scored_by_solving"] = found.solved;
  json["note"] = note.empty() ? Json() : Json(note);
  if (session.format == OutputFormat::json) json["results"] = rows_as_json(table);
  const auto number = [](double value) { return number_text(std::round(value * 100.0) / 100.0); };
  const std::string change = number(found.before) + " → " + number(after);
  const std::string probability = number(100.0 * (1.0 - sketch.failure));
  std::string text =
      session.language == Language::ja
          ? "キルヒホッフ指数: " + change + "（標準誤差 " + number(found.standard_error) +
                "、改善はこれによらない）。候補はスケッチ" + std::to_string(sketch.rows) +
                "行で選別し（相対誤差 +" + number(100.0 * found.error.above) + "%、-" +
                number(100.0 * found.error.below) + "%、全体で確率" + probability + "%）、上位" +
                std::to_string(found.solved) + "件を方程式を解いて計算した。"
          : "Kirchhoff index: " + change + " (standard error " + number(found.standard_error) +
                ", which the gains do not share); candidates sifted by a sketch of " +
                std::to_string(sketch.rows) + " rows (relative error +" +
                number(100.0 * found.error.above) + "%, -" + number(100.0 * found.error.below) +
                "%, all with probability " + probability + "%), the top " +
                std::to_string(found.solved) + " scored by solving.";
  if (!note.empty()) text += '\n' + note;
  answer(session, table, std::move(json), text);
}

void run_suggest(Session& session, const SuggestOptions& options) {
  const auto network = session.load_graph();
  const auto projection = project(network.graph, session.projection_spec(network));
  if (needs_sketch(projection.graph, options)) {
    run_sketched(session, network, projection, options);
    return;
  }
  const auto chosen = chosen_objective(session, network, projection, options.objective);
  const auto candidates = link_candidates(network, projection, options.candidates);
  const auto rules = rules_of(network, projection, options, candidates);
  const auto found = best_link_set(*chosen.objective, candidates.links,
                                   {.rules = rules, .execution = session.execution()});
  const bool falls = chosen.objective->smaller_is_better();
  const auto table =
      rows_of(network, projection, candidates, found, options.all, falls, session.language);

  auto json = json_head(session, network, "suggest", &projection.spec);
  json["parameters"]["objective"] = options.objective.name;
  json["parameters"]["links"] = options.links;
  json["parameters"]["from"] = options.candidates.from;
  json["parameters"]["to"] = options.candidates.to;
  json["parameters"]["at_most"] = options.at_most == 0 ? Json() : Json(options.at_most);
  json["parameters"]["exclude"] = options.candidates.exclude;
  json["parameters"]["budget"] = std::isfinite(options.budget) ? Json(options.budget) : Json();
  json["candidates"] = candidates.links.size();
  json["objective_before"] = found.before;
  json["objective_after"] = found.after;
  json["smaller_is_better"] = falls;
  json["bound"] = std::isfinite(found.bound) ? Json(found.bound) : Json();
  json["method"] = name_of(found.method);
  json["swaps"] = found.swaps;
  json["set"] = Json::array();
  for (const std::size_t c : found.chosen) {
    const auto& [a, b] = candidates.links[c];
    json["set"].push_back({{"source", network.graph.id(projection.node_of_vertex[a])},
                           {"target", network.graph.id(projection.node_of_vertex[b])}});
  }
  const auto note = chosen.note.get(session.language);
  json["note"] = note.empty() ? Json() : Json(note);
  if (session.format == OutputFormat::json) json["results"] = rows_as_json(table);
  answer(session, table, std::move(json), sentence(found, chosen, session.language));
}

}  // namespace

void add_suggest(CLI::App& program, Session& session) {
  const auto options = std::make_shared<SuggestOptions>();
  auto* command =
      add_command(program, session, "suggest", "The new links that improve the network most",
                  [&session, options] { run_suggest(session, *options); });
  add_graph_argument(*command, session);
  add_projection_options(*command, session);
  std::string names;
  for (const auto& name : objective_names()) names += (names.empty() ? "" : ", ") + name;
  command->add_option("--objective", options->objective.name, "What to improve: " + names)
      ->capture_default_str();
  command->add_option("--links", options->links, "The best set of so many links")
      ->capture_default_str();
  command->add_option("--from", options->candidates.from, "Kinds of node at one end (default: all)")
      ->delimiter(',');
  command->add_option("--to", options->candidates.to, "Kinds of node at the other end")
      ->delimiter(',');
  command->add_option("--node", options->objective.node, "Whose harmonic closeness");
  command
      ->add_option("--group", options->objective.group,
                   "Whose mean harmonic closeness, or distance to partners abroad (default: hubs)")
      ->delimiter(',');
  command->add_option("--profile", options->objective.profile, "Profile whose requirements count");
  command
      ->add_option("--at-most", options->at_most,
                   "At most so many new links per node that is no hub")
      ->check(CLI::PositiveNumber.description(""));
  command->add_option("--exclude", options->candidates.exclude, "Pairs that may not be linked, A:B")
      ->delimiter(',');
  command->add_option("--costs", options->candidates.costs,
                      "CSV file source,target,cost; other links cost 1");
  command->add_option("--budget", options->budget, "What the links may cost together");
  command->add_flag("--all", options->all, "Every candidate with its exact gain");
  command->add_option("-o,--output", session.output, "File to write instead of standard output");
  command->footer("Example: musubi suggest graphs/gtb --objective global_efficiency --links 3");
}

}  // namespace musubi::cli
