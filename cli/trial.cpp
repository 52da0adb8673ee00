#include "cli/trial.hpp"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/comparison_rows.hpp"
#include "engine/toml_library.hpp"
#include "viz/gap_words.hpp"

namespace musubi::cli {
namespace {

constexpr std::size_t kMostMoves = 8;        // moves told
constexpr double kMostDistanceWork = 1.5e7;  // vertices × edges that are searched in an instant
constexpr const char* kName = "trial";

// What a link can change for better or worse, as far as it is told in an instant.
std::vector<NetworkMeasure> told_measures(bool partial) {
  using enum NetworkMeasure;
  std::vector measures{components,          largest_component, bridges,
                       articulation_points, hub_pairs_linked,  hub_pairs_missing,
                       functions_present,   overseas_linked,   requirements_met};
  if (!partial) {
    measures.insert(measures.begin() + 2,
                    {global_efficiency, kirchhoff_index, algebraic_connectivity});
  }
  return measures;
}

Scenario scenario_of(const std::vector<TrialLink>& links) {
  Scenario scenario{.name = kName, .file = kName};
  Alternative alternative{.name = kName};
  for (const auto& link : links) {
    ScenarioEdit edit{.kind = EditKind::add_link, .file = kName};
    edit.source = link.source;
    edit.target = link.target;
    edit.relation = link.relation;
    edit.reason = {kName, kName};
    alternative.edits.push_back(std::move(edit));
  }
  scenario.alternatives.push_back(std::move(alternative));
  return scenario;
}

Json measures_json(const Comparison& comparison, Language language) {
  Json list = Json::array();
  for (const auto& change : comparison.measures) {
    if (!change.before || !change.after) continue;
    const double difference = *change.change();
    const double sign = better_direction(change.measure) * difference;
    list.push_back({{"id", name_of(change.measure)},
                    {"label", label_of(change.measure).get(language)},
                    {"before", *change.before},
                    {"after", *change.after},
                    {"change", difference},
                    {"better", sign == 0.0 ? Json() : Json(sign > 0.0)}});
  }
  return list;
}

Json pairs_json(const Comparison& comparison) {
  Json list = Json::array();
  for (const auto& change : comparison.gaps) {
    if (change.cell.matrix != GapMatrix::hubs || !change.before || !change.after) continue;
    list.push_back({{"a", change.cell.hub},
                    {"b", change.cell.other},
                    {"before", status_code(*change.before)},
                    {"after", status_code(*change.after)}});
  }
  return list;
}

Json ranks_json(const Comparison& comparison, Language language) {
  std::vector<const RankMove*> moves;
  for (const auto& move : comparison.ranks) {
    const auto places = move.places();
    if (places && *places != 0) moves.push_back(&move);
  }
  std::stable_sort(moves.begin(), moves.end(), [](const RankMove* a, const RankMove* b) {
    return std::abs(*a->places()) > std::abs(*b->places());
  });
  if (moves.size() > kMostMoves) moves.resize(kMostMoves);
  Json list = Json::array();
  for (const auto* move : moves) {
    list.push_back({{"id", move->id},
                    {"measure", label_of(move->measure).get(language)},
                    {"before", *move->before},
                    {"after", *move->after}});
  }
  return list;
}

}  // namespace

Trial::Trial(const Session& session, const Network& network)
    : session_(session),
      network_(network),
      options_(comparison_options(session, network, {})),
      projection_(project(network.graph, session.projection_spec(network))) {
  const auto& graph = projection_.graph;
  partial_ = static_cast<double>(graph.num_vertices()) * static_cast<double>(graph.num_edges()) >
             kMostDistanceWork;
  options_.measures = told_measures(partial_);
  options_.centrality = partial_ ? std::vector{Measure::degree}
                                 : std::vector{Measure::betweenness, Measure::closeness};
  base_ = measured(network, projection_, options_, session.seed);
}

Json Trial::answer(const std::vector<TrialLink>& links, Language language) const {
  const std::lock_guard lock(one_at_a_time_);
  const auto begin = std::chrono::steady_clock::now();
  auto cases = scenario_cases(network_, {scenario_of(links)}, session_.execution());
  measure_cases(cases, base_, options_.measures.front(), options_,
                partition_finder(options_, session_.seed));
  const auto& comparison = cases.front().comparison;
  Json json{{"milliseconds", 0},
            {"partial", partial_},
            {"measures", measures_json(comparison, language)},
            {"pairs", pairs_json(comparison)},
            {"ranks", ranks_json(comparison, language)}};
  json["milliseconds"] = std::chrono::duration_cast<std::chrono::milliseconds>(
                             std::chrono::steady_clock::now() - begin)
                             .count();
  return json;
}

std::string scenario_text(const std::vector<TrialLink>& links, const std::string& title,
                          Language language) {
  if (title.find_first_of("{}") != std::string::npos) {
    throw Error(ErrorKind::input, "a title of a scenario cannot hold { or }",
                "choose another title");
  }
  const std::string suffix = language == Language::ja ? "_ja" : "_en";
  toml::array edits;
  for (const auto& link : links) {
    edits.push_back(toml::table{{"add_link", toml::table{{"source", link.source},
                                                         {"target", link.target},
                                                         {"relation", link.relation}}},
                                {"reason" + suffix, title}});
  }
  toml::array alternatives;
  alternatives.push_back(
      toml::table{{"name", "links"}, {"title" + suffix, title}, {"edit", std::move(edits)}});
  std::ostringstream text;
  text << toml::table{{"title" + suffix, title}, {"alternative", std::move(alternatives)}} << '\n';
  return text.str();
}

}  // namespace musubi::cli
