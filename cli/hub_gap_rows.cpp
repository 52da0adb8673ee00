#include "cli/hub_gap_rows.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "cli/evidence_rows.hpp"
#include "cli/gap_status.hpp"
#include "cli/hub_tie_rows.hpp"
#include "viz/gap_words.hpp"

namespace musubi::cli {
namespace {

// JSON has no infinity: what a link that joins two parts changes is null.
Json finite(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json reach_json(const ReachChange& change) {
  return {{"global_efficiency", finite(change.global_efficiency)},
          {"kirchhoff_index", finite(change.kirchhoff_index)},
          {"algebraic_connectivity", finite(change.algebraic_connectivity)}};
}

Json roles_json(const BrokerageCounts& roles) {
  return {{"coordinator", roles[BrokerageRole::coordinator]},
          {"itinerant", roles[BrokerageRole::itinerant]},
          {"gatekeeper", roles[BrokerageRole::gatekeeper]},
          {"representative", roles[BrokerageRole::representative]},
          {"liaison", roles[BrokerageRole::liaison]},
          {"undetermined", roles[BrokerageRole::undetermined]}};
}

Json bounds_json(const std::optional<GapBounds>& bounds) {
  if (!bounds) return nullptr;
  return {{"score", {bounds->score_low, bounds->score_high}},
          {"rank", {bounds->rank_best, bounds->rank_worst}}};
}

Json broker_json(const Network& network, const Broker& broker, Language language) {
  return {{"id", network.graph.id(broker.institution)},
          {"name", network.node_name(broker.institution, language)},
          {"share", broker.share},
          {"roles", roles_json(broker.roles)},
          {"constraint", finite(broker.constraint)},
          {"effective_size", finite(broker.effective_size)},
          {"path", ids_json(network, broker.chain)},
          {"evidence", evidence_json(network, broker.links)}};
}

}  // namespace

Json hub_gap_json(const Network& network, const std::vector<HubPair>& pairs, Language language) {
  Json results = Json::array();
  for (const auto& pair : pairs) {
    Json links = Json::array();
    for (const auto& link : pair.links) links.push_back(hub_tie_json(network, link));
    Json brokers = Json::array();
    for (const auto& broker : pair.brokers) {
      brokers.push_back(broker_json(network, broker, language));
    }
    results.push_back(
        {{"a", network.graph.id(pair.a)},
         {"b", network.graph.id(pair.b)},
         {"a_name", network.node_name(pair.a, language)},
         {"b_name", network.node_name(pair.b, language)},
         {"status", tie_status(pair.status)},
         {"links", std::move(links)},
         {"score", pair.score.total},
         {"parts",
          {{"complementarity", pair.score.complementarity},
           {"reach", pair.score.reach},
           {"likelihood", pair.score.likelihood},
           {"redundancy", pair.score.redundancy}}},
         {"reach",
          {{"hubs", reach_json(pair.reach.hubs)}, {"network", reach_json(pair.reach.network)}}},
         {"ways",
          {{"vertex_disjoint", pair.ways.vertex_disjoint},
           {"edge_disjoint", pair.ways.edge_disjoint}}},
         {"robustness", pair.robustness},
         {"bounds", bounds_json(pair.bounds)},
         {"complements", pair.complements},
         {"unsettled", pair.unsettled},
         {"brokers", std::move(brokers)}});
  }
  return results;
}

namespace {

std::vector<ResultTable::Column> hub_gap_columns(bool bounds) {
  std::vector<ResultTable::Column> columns{
      {"rank", {"順位", "Rank"}},
      {"a", {"拠点A", "Hub A"}},
      {"b", {"拠点B", "Hub B"}},
      {"status", {"状態", "Status"}},
      {"score", {"スコア", "Score"}},
      {"complementarity", {"補完性", "Complementarity"}},
      {"reach", {"波及効果", "Reach"}},
      {"likelihood", {"見込み", "Likelihood"}},
      {"redundancy", {"冗長化の効果", "Redundancy gained"}},
      {"ways", {"独立な経路", "Independent ways"}},
      {"robustness", {"5位以内に残る割合", "Stays in top five"}}};
  if (bounds) {
    for (ResultTable::Column column :
         {ResultTable::Column{"score_low", {"スコア下限", "Score at least"}},
          {"score_high", {"スコア上限", "Score at most"}},
          {"rank_best", {"順位（最良）", "Best rank"}},
          {"rank_worst", {"順位（最悪）", "Worst rank"}}}) {
      columns.push_back(std::move(column));
    }
  }
  columns.push_back({"complements", {"補い合える機能", "Functions to complement"}});
  columns.push_back({"brokers", {"橋渡し役の候補", "Possible brokers"}});
  columns.push_back({"links", {"連携の根拠となる機関", "Linked through"}});
  columns.push_back({"evidence", {"出典", "Evidence"}});
  return columns;
}

using Row = std::vector<AttributeValue>;

// Scores belong to gaps: a linked pair has none.
void append_scores(Row& row, const HubPair& pair) {
  if (pair.status == GapStatus::present) {
    row.resize(row.size() + 7);
    return;
  }
  const auto& score = pair.score;
  row.insert(row.end(),
             {score.total, score.complementarity, score.reach, score.likelihood, score.redundancy,
              static_cast<std::int64_t>(pair.ways.vertex_disjoint), pair.robustness});
}

void append_bounds(Row& row, const std::optional<GapBounds>& bounds) {
  if (!bounds) {
    row.resize(row.size() + 4);
    return;
  }
  row.insert(row.end(),
             {bounds->score_low, bounds->score_high, static_cast<std::int64_t>(bounds->rank_best),
              static_cast<std::int64_t>(bounds->rank_worst)});
}

Row hub_gap_row(const Network& network, const HubPair& pair, std::int64_t rank, bool bounds,
                Language language) {
  NameList via;
  std::vector<LinkId> links;
  for (const auto& link : pair.links) {
    if (!is_direct(link.kind)) continue;
    for (const NodeId node : link.via) via.add(network.node_name(node, language));
    links.insert(links.end(), link.links.begin(), link.links.end());
  }
  std::vector<NodeId> brokers;
  for (const auto& broker : pair.brokers) brokers.push_back(broker.institution);
  Row row{rank, network.node_name(pair.a, language), network.node_name(pair.b, language),
          status_word(pair.status, language)};
  append_scores(row, pair);
  if (bounds) append_bounds(row, pair.bounds);
  row.insert(row.end(),
             {function_names(network, pair.complements, language),
              names_of(network, brokers, language), via.text(), sources_of(network, links)});
  return row;
}

}  // namespace

ResultTable hub_gap_table(const Network& network, const std::vector<HubPair>& pairs,
                          Language language) {
  const bool bounds = std::any_of(pairs.begin(), pairs.end(),
                                  [](const HubPair& pair) { return pair.bounds.has_value(); });
  ResultTable table{.columns = hub_gap_columns(bounds)};
  for (const auto& pair : pairs) {
    const auto rank = static_cast<std::int64_t>(table.rows.size() + 1);
    table.rows.push_back(hub_gap_row(network, pair, rank, bounds, language));
  }
  return table;
}

}  // namespace musubi::cli
