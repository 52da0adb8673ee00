#include "cli/hub_gap_rows.hpp"

#include <nlohmann/json.hpp>

#include "cli/evidence_rows.hpp"
#include "cli/gap_status.hpp"
#include "cli/hub_tie_rows.hpp"
#include "viz/gap_words.hpp"

namespace musubi::cli {
namespace {

Json broker_json(const Network& network, const Broker& broker, Language language) {
  return {{"id", network.graph.id(broker.institution)},
          {"name", network.node_name(broker.institution, language)},
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
    for (const auto& broker : pair.brokers)
      brokers.push_back(broker_json(network, broker, language));
    results.push_back({{"a", network.graph.id(pair.a)},
                       {"b", network.graph.id(pair.b)},
                       {"a_name", network.node_name(pair.a, language)},
                       {"b_name", network.node_name(pair.b, language)},
                       {"status", tie_status(pair.status)},
                       {"links", std::move(links)},
                       {"score", pair.score.total},
                       {"parts",
                        {{"complementarity", pair.score.complementarity},
                         {"reach", pair.score.reach},
                         {"likelihood", pair.score.likelihood}}},
                       {"robustness", pair.robustness},
                       {"complements", pair.complements},
                       {"brokers", std::move(brokers)}});
  }
  return results;
}

ResultTable hub_gap_table(const Network& network, const std::vector<HubPair>& pairs,
                          Language language) {
  ResultTable table;
  table.columns = {{"rank", {"順位", "Rank"}},
                   {"a", {"拠点A", "Hub A"}},
                   {"b", {"拠点B", "Hub B"}},
                   {"status", {"状態", "Status"}},
                   {"score", {"スコア", "Score"}},
                   {"complementarity", {"補完性", "Complementarity"}},
                   {"reach", {"波及", "Reach"}},
                   {"likelihood", {"見込み", "Likelihood"}},
                   {"robustness", {"5位以内に残る割合", "Stays in top five"}},
                   {"complements", {"補い合える機能", "Functions to complement"}},
                   {"brokers", {"橋渡し役の候補", "Possible brokers"}},
                   {"links", {"連携の根拠となる機関", "Linked through"}},
                   {"evidence", {"出典", "Evidence"}}};
  std::int64_t rank = 0;
  for (const auto& pair : pairs) {
    NameList via;
    std::vector<LinkId> links;
    for (const auto& link : pair.links) {
      if (!is_direct(link.kind)) continue;
      for (const NodeId node : link.via) via.add(network.node_name(node, language));
      links.insert(links.end(), link.links.begin(), link.links.end());
    }
    std::vector<NodeId> brokers;
    for (const auto& broker : pair.brokers) brokers.push_back(broker.institution);
    table.rows.push_back(
        {++rank, network.node_name(pair.a, language), network.node_name(pair.b, language),
         status_word(pair.status, language), pair.score.total, pair.score.complementarity,
         pair.score.reach, pair.score.likelihood, pair.robustness,
         function_names(network, pair.complements, language), names_of(network, brokers, language),
         via.text(), sources_of(network, links)});
  }
  return table;
}

}  // namespace musubi::cli
