#include "cli/overseas_gap_rows.hpp"

#include <nlohmann/json.hpp>

#include "cli/evidence_rows.hpp"
#include "cli/gap_status.hpp"
#include "viz/gap_words.hpp"

namespace musubi::cli {

Json overseas_gap_json(const Network& network, const std::vector<OverseasCell>& cells,
                       Language language) {
  Json results = Json::array();
  for (const auto& cell : cells) {
    Json via = Json::array();
    for (const auto& path : cell.via) {
      via.push_back({{"id", network.graph.id(path.carrier)},
                     {"name", network.node_name(path.carrier, language)},
                     {"basis", path.derived ? "derived" : "stated"},
                     {"evidence", evidence_json(network, path.links)}});
    }
    results.push_back({{"hub", network.graph.id(cell.hub)},
                       {"hub_name", network.node_name(cell.hub, language)},
                       {"partner", network.graph.id(cell.partner)},
                       {"partner_name", network.node_name(cell.partner, language)},
                       {"status", tie_status(cell.status)},
                       {"via", std::move(via)}});
  }
  return results;
}

ResultTable overseas_gap_table(const Network& network, const std::vector<OverseasCell>& cells,
                               Language language) {
  ResultTable table;
  table.columns = {{"hub", {"拠点", "Hub"}},
                   {"partner", {"海外連携先", "Partner abroad"}},
                   {"country", {"国", "Country"}},
                   {"status", {"状態", "Status"}},
                   {"via", {"経由する機関", "Through"}},
                   {"evidence", {"出典", "Evidence"}}};
  for (const auto& cell : cells) {
    NameList via;
    std::vector<LinkId> links;
    for (const auto& path : cell.via) {
      via.add(network.node_name(path.carrier, language));
      links.insert(links.end(), path.links.begin(), path.links.end());
    }
    table.rows.push_back(
        {network.node_name(cell.hub, language), network.node_name(cell.partner, language),
         std::string(network.graph.node_text(cell.partner, "country")),
         status_word(cell.status, language), via.text(), sources_of(network, links)});
  }
  return table;
}

}  // namespace musubi::cli
