#include "cli/prediction_rows.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "engine/error.hpp"
#include "viz/link_prediction_words.hpp"

namespace musubi::cli {
namespace {

Json estimate_json(const RepeatedEstimate& estimate) {
  return {{"mean", estimate.mean}, {"low", estimate.low}, {"high", estimate.high}};
}

LinkPredictor predictor_of(const PredictionChoice& choice) {
  if (!choice.predictor.empty()) return link_predictor_named(choice.predictor);
  return choice.likely_links ? LinkPredictor::combined : LinkPredictor::random_walk;
}

// The sentence stands below a table, and beside CSV on standard error.
void answer_with(Session& session, const ResultTable& table, const LinkTrust& trust, Json json,
                 const std::string& below = {}) {
  json["trust"] = trust_json(trust, session.language);
  answer(session, table, std::move(json),
         below + (below.empty() ? "" : "\n") + trust_sentence(trust, session.language));
}

void answer_quality(Session& session, const Network& network, const Projection& projection,
                    LinkPredictor predictor) {
  const auto trust =
      link_trust(projection.graph,
                 {.predictor = predictor, .seed = session.seed, .execution = session.execution()});
  auto json = json_head(session, network, "gaps", &projection.spec);
  json["parameters"]["prediction"] = true;
  json["parameters"]["predictor"] = name_of(predictor);
  const auto list = prediction_list(trust);
  json["results"] = rows_as_json(list);
  answer_with(
      session,
      session.format == OutputFormat::csv ? list : prediction_table(trust, session.language), trust,
      std::move(json));
}

void answer_likely_links(Session& session, const Network& network, const Projection& projection,
                         LinkPredictor predictor, std::size_t top) {
  const auto execution = session.execution();
  const Execution quiet = execution.quiet();
  const auto likely =
      likely_links(projection.graph, {.predictor = predictor,
                                      .top = top,
                                      .prediction = {.seed = session.seed, .execution = quiet}});
  const auto trust = link_trust(
      projection.graph, {.predictor = predictor, .seed = session.seed, .execution = execution});
  auto json = json_head(session, network, "gaps", &projection.spec);
  json["parameters"]["likely_links"] = true;
  json["parameters"]["predictor"] = name_of(predictor);
  json["parameters"]["top"] = top;
  json["candidates"] = {{"scored", likely.candidates},
                        {"rule", likely.common_neighbour_only ? "at_distance_two" : "with_a_path"}};
  const auto rows = likely_link_rows(network, projection, likely, session.language);
  json["results"] = rows_as_json(rows);
  std::string limited;
  if (likely.common_neighbour_only) {
    const auto count = std::to_string(likely.candidates);
    limited = session.language == Language::ja
                  ? "候補は、共通の相手をもつ組のうち有力な" + count + "組に限りました。"
                  : "candidates: the " + count + " strongest pairs with a common neighbour";
  }
  answer_with(session, rows, trust, std::move(json), limited);
}

}  // namespace

void add_prediction_options(CLI::App& command, PredictionChoice& choice,
                            const std::vector<CLI::Option*>& others) {
  auto* quality = command.add_flag("--prediction", choice.quality,
                                   "How far suggested links can be trusted on this network");
  auto* likely = command.add_flag("--likely-links", choice.likely_links,
                                  "Unlinked pairs that are likeliest to be linked");
  quality->excludes(likely);
  for (auto* other : others) {
    quality->excludes(other);
    likely->excludes(other);
  }
  command.add_option("--predictor", choice.predictor,
                     "What --likely-links goes by (combined), or --prediction looks at "
                     "(random_walk)");
  command.add_option("--top", choice.top, "With --likely-links: so many pairs")
      ->check(CLI::PositiveNumber)
      ->needs(likely)
      ->capture_default_str();
}

void answer_prediction(Session& session, const Network& network, const PredictionChoice& choice) {
  if (!choice.quality && !choice.likely_links) {
    throw Error(ErrorKind::usage, "--predictor goes with --prediction or --likely-links",
                "add one of them");
  }
  const auto predictor = predictor_of(choice);
  const auto projection = project(network.graph, session.projection_spec(network));
  if (choice.likely_links) {
    return answer_likely_links(session, network, projection, predictor, choice.top);
  }
  answer_quality(session, network, projection, predictor);
}

ResultTable prediction_table(const LinkTrust& trust, Language language) {
  const auto k = std::to_string(trust.evaluation.k);
  ResultTable table;
  table.columns = {{"predictor", {"予測の方法", "Predictor"}},
                   {"label", {"何を手がかりにするか", "Going by"}},
                   {"auc", {"AUC", "AUC"}},
                   {"auc_margin", {"±", "±"}},
                   {"average_precision", {"平均適合率", "Average precision"}},
                   {"average_precision_margin", {"±", "±"}},
                   {"precision_at_k", {"上位" + k + "組の的中率", "Precision in first " + k}},
                   {"precision_at_k_margin", {"±", "±"}}};
  for (const auto& quality : trust.evaluation.predictors) {
    auto& row = table.rows.emplace_back(std::vector<AttributeValue>{
        std::string(name_of(quality.predictor)), predictor_label(quality.predictor, language)});
    for (const auto* figure : {&quality.auc, &quality.average_precision, &quality.precision_at_k}) {
      row.emplace_back(figure->mean);
      row.emplace_back(figure->high - figure->mean);
    }
  }
  return table;
}

ResultTable prediction_list(const LinkTrust& trust) {
  ResultTable list;
  list.columns.push_back({"predictor", {"predictor", "predictor"}});
  for (const std::string figure : {"auc", "average_precision", "precision_at_k"}) {
    for (const auto& name : {figure, figure + "_low", figure + "_high"}) {
      list.columns.push_back({name, {name, name}});
    }
  }
  for (const auto& quality : trust.evaluation.predictors) {
    auto& row = list.rows.emplace_back(
        std::vector<AttributeValue>{std::string(name_of(quality.predictor))});
    for (const auto* figure : {&quality.auc, &quality.average_precision, &quality.precision_at_k}) {
      for (const double value : {figure->mean, figure->low, figure->high}) row.emplace_back(value);
    }
  }
  return list;
}

ResultTable likely_link_rows(const Network& network, const Projection& projection,
                             const LikelyLinks& likely, Language language) {
  ResultTable table;
  table.columns = {{"rank", {"順位", "Rank"}},       {"a", {"ID A", "Id A"}},
                   {"a_name", {"名称 A", "Name A"}}, {"b", {"ID B", "Id B"}},
                   {"b_name", {"名称 B", "Name B"}}, {"score", {"スコア", "Score"}}};
  std::int64_t rank = 0;
  for (const auto& [pair, score] : likely.links) {
    auto& row = table.rows.emplace_back(std::vector<AttributeValue>{++rank});
    for (const Vertex v : {pair.a, pair.b}) {
      const NodeId node = projection.node_of_vertex[v];
      row.emplace_back(network.graph.id(node));
      row.emplace_back(network.node_name(node, language));
    }
    row.emplace_back(score);
  }
  return table;
}

Json trust_json(const LinkTrust& trust, Language language) {
  Json json{{"sentence", trust_sentence(trust, language)},
            {"outcome", name_of(trust.outcome)},
            {"beats_degree", trust.beats_degree()},
            {"predictor", name_of(trust.predictor)},
            {"links", trust.links}};
  if (!trust.tested()) return json;
  const auto& evaluation = trust.evaluation;
  json["best_by_auc"] = name_of(evaluation.verdict->best_by_auc);
  json["best_by_average_precision"] = name_of(evaluation.verdict->best_by_average_precision);
  json["auc_over_degree"] = estimate_json(trust.auc_over_degree);
  json["average_precision_over_degree"] = estimate_json(trust.average_precision_over_degree);
  json["repeats"] = trust.repeats;
  json["left_out"] = evaluation.left_out;
  json["negatives"] = evaluation.negatives;
  json["all_unlinked_pairs"] = evaluation.all_non_edges;
  json["parted"] = evaluation.parted;
  json["k"] = evaluation.k;
  return json;
}

}  // namespace musubi::cli
