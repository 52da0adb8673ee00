#include "cli/function_gap_rows.hpp"

#include <nlohmann/json.hpp>

#include "cli/evidence_rows.hpp"
#include "cli/gap_status.hpp"
#include "cli/hub_tie_rows.hpp"
#include "viz/gap_words.hpp"

namespace musubi::cli {
namespace {

Json complements_json(const Network& network, const FunctionCell& cell, Language language) {
  Json complements = Json::array();
  for (const auto& complement : cell.complements) {
    complements.push_back(
        {{"hub", network.graph.id(complement.hub)},
         {"hub_name", network.node_name(complement.hub, language)},
         {"institutions", ids_json(network, complement.institutions)},
         {"tie", complement.tie ? hub_tie_json(network, *complement.tie) : Json(nullptr)}});
  }
  return complements;
}

// "Nihonbashi (over: Chiba University)"
std::string complement_text(const Network& network, const Complement& complement,
                            Language language) {
  const bool ja = language == Language::ja;
  auto text = network.node_name(complement.hub, language);
  if (!complement.tie) return text + (ja ? "（つながりは未確認）" : " (no tie known)");
  const auto via = via_text(network, *complement.tie, language);
  if (ja) {
    return text + (is_direct(complement.tie->kind) ? "（" : "（間接に、") + via + "を介して）";
  }
  return text + (is_direct(complement.tie->kind) ? " (over: " : " (indirectly, over: ") + via + ")";
}

}  // namespace

std::string complements_text(const Network& network, const FunctionCell& cell, Language language) {
  NameList list;
  for (const auto& complement : cell.complements) {
    list.add(complement_text(network, complement, language));
  }
  return list.text();
}

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
         {"complemented_by", ids_json(network, cell.complemented_by)},
         {"complements", complements_json(network, cell, language)}});
  }
  return results;
}

ResultTable function_gap_table(const Network& network, const std::vector<FunctionCell>& cells,
                               Language language) {
  ResultTable table;
  table.columns = {
      {"hub", {"拠点", "Hub"}},
      {"function", {"機能", "Function"}},
      {"status", {"状態", "Status"}},
      {"institutions", {"機関", "Institutions"}},
      {"complements",
       {"補完できる拠点（既存のつながり）", "Could be complemented by (existing tie)"}},
      {"evidence", {"出典", "Evidence"}}};
  for (const auto& cell : cells) {
    table.rows.push_back(
        {network.node_name(cell.hub, language),
         network.vocabularies.label("function", cell.function, language),
         status_word(cell.status, language), names_of(network, cell.institutions, language),
         complements_text(network, cell, language), sources_of(network, cell.links)});
  }
  return table;
}

}  // namespace musubi::cli
