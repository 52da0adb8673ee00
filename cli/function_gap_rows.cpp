#include "cli/function_gap_rows.hpp"

#include <nlohmann/json.hpp>

#include "cli/evidence_rows.hpp"
#include "cli/gap_status.hpp"
#include "viz/gap_words.hpp"

namespace musubi::cli {

Json function_gap_json(const Network& network, const std::vector<FunctionCell>& cells,
                       Language language) {
  Json results = Json::array();
  for (const auto& cell : cells) {
    results.push_back(
        {{"hub", network.graph.id(cell.hub)},
         {"hub_name", network.node_name(cell.hub, language)},
         {"function", cell.function},
         {"function_name", network.vocabularies.label("function", cell.function, language)},
         {"status", function_status(cell.status)},
         {"institutions", ids_json(network, cell.institutions)},
         {"evidence", evidence_json(network, cell.links)},
         {"complemented_by", ids_json(network, cell.complemented_by)}});
  }
  return results;
}

ResultTable function_gap_table(const Network& network, const std::vector<FunctionCell>& cells,
                               Language language) {
  ResultTable table;
  table.columns = {{"hub", {"拠点", "Hub"}},
                   {"function", {"機能", "Function"}},
                   {"status", {"状態", "Status"}},
                   {"institutions", {"機関", "Institutions"}},
                   {"complemented_by", {"補完できる拠点", "Could be complemented by"}},
                   {"evidence", {"出典", "Evidence"}}};
  for (const auto& cell : cells) {
    table.rows.push_back(
        {network.node_name(cell.hub, language),
         network.vocabularies.label("function", cell.function, language),
         status_word(cell.status, language), names_of(network, cell.institutions, language),
         names_of(network, cell.complemented_by, language), sources_of(network, cell.links)});
  }
  return table;
}

}  // namespace musubi::cli
