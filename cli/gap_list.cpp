#include "cli/gap_list.hpp"

#include "cli/evidence_rows.hpp"
#include "cli/function_gap_rows.hpp"
#include "cli/gap_status.hpp"
#include "cli/hub_gap_rows.hpp"
#include "cli/region_gap_rows.hpp"
#include "viz/gap_words.hpp"

namespace musubi::cli {
namespace {

// Columns of the tables that the list takes over, by name; a table may lack one.
AttributeValue cell_of(const ResultTable& table, std::size_t row, std::string_view column) {
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c].name == column) return table.rows[row][c];
  }
  return {};
}

// A new row with the cells that are not empty.
void add_row(ResultTable& list,
             const std::vector<std::pair<std::string_view, AttributeValue>>& cells) {
  auto& row = list.rows.emplace_back(list.columns.size());
  for (const auto& [name, value] : cells) {
    for (std::size_t c = 0; c < list.columns.size(); ++c) {
      if (list.columns[c].name == name) row[c] = value;
    }
  }
}

}  // namespace

ResultTable gap_list() {
  ResultTable list;
  for (const auto* name : {"gap",        "rank",       "a",
                           "a_name",     "b",          "b_name",
                           "status",     "score",      "complementarity",
                           "reach",      "likelihood", "complements",
                           "brokers",    "through",    "evidence",
                           "access",     "by_way_of",  "redundancy",
                           "ways",       "robustness", "score_low",
                           "score_high", "rank_best",  "rank_worst"}) {
    list.columns.push_back({name, {name, name}});
  }
  return list;
}

void add_to_list(ResultTable& list, const Network& network, const std::vector<HubPair>& pairs,
                 Language language) {
  const auto table = hub_gap_table(network, pairs, language);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto of = [&](std::string_view column) { return cell_of(table, i, column); };
    add_row(list, {{"gap", "between_hubs"},
                   {"rank", of("rank")},
                   {"a", network.graph.id(pairs[i].a)},
                   {"a_name", of("a")},
                   {"b", network.graph.id(pairs[i].b)},
                   {"b_name", of("b")},
                   {"status", tie_status(pairs[i].status)},
                   {"score", of("score")},
                   {"complementarity", of("complementarity")},
                   {"reach", of("reach")},
                   {"likelihood", of("likelihood")},
                   {"complements", of("complements")},
                   {"brokers", of("brokers")},
                   {"through", of("links")},
                   {"evidence", of("evidence")},
                   {"redundancy", of("redundancy")},
                   {"ways", of("ways")},
                   {"robustness", of("robustness")},
                   {"score_low", of("score_low")},
                   {"score_high", of("score_high")},
                   {"rank_best", of("rank_best")},
                   {"rank_worst", of("rank_worst")}});
  }
}

void add_to_list(ResultTable& list, const Network& network,
                 const std::vector<FunctionCell>& functions, Language language) {
  const auto table = function_gap_table(network, functions, language);
  for (std::size_t i = 0; i < functions.size(); ++i) {
    const auto of = [&](std::string_view column) { return cell_of(table, i, column); };
    add_row(list, {{"gap", "function"},
                   {"a", network.graph.id(functions[i].hub)},
                   {"a_name", of("hub")},
                   {"b", functions[i].function},
                   {"b_name", of("function")},
                   {"status", function_status(functions[i].status)},
                   {"complements", names_of(network, functions[i].complemented_by, language)},
                   {"through", of("institutions")},
                   {"evidence", of("evidence")},
                   {"by_way_of", of("complements")}});
  }
}

void add_to_list(ResultTable& list, const Network& network, const OverseasAnswer& overseas,
                 Language language) {
  const auto table = overseas_gap_table(network, overseas, language);
  for (std::size_t i = 0; i < overseas.cells.size(); ++i) {
    const auto of = [&](std::string_view column) { return cell_of(table, i, column); };
    const auto& cell = overseas.cells[i];
    const auto access = access_of(overseas.partner_of(i), cell, overseas.hub_of(i));
    add_row(list, {{"gap", "overseas"},
                   {"a", network.graph.id(cell.hub)},
                   {"a_name", of("hub")},
                   {"b", network.graph.id(cell.partner)},
                   {"b_name", of("partner")},
                   {"status", tie_status(cell.status)},
                   {"through", of("via")},
                   {"evidence", of("evidence")},
                   {"access", std::string(name_of(access))},
                   {"by_way_of", names_of(network, overseas.through(i), language)}});
  }
}

void add_to_list(ResultTable& list, const Network& network, const RegionGaps& regions,
                 Language language) {
  const auto table = region_gap_table(network, regions, language);
  for (std::size_t i = 0; i < regions.cells.size(); ++i) {
    const auto of = [&](std::string_view column) { return cell_of(table, i, column); };
    const auto& cell = regions.cells[i];
    std::vector<NodeId> hubs;
    for (const auto& step : cell.steps) hubs.push_back(step.hub);
    add_row(list, {{"gap", "overseas_region"},
                   {"a", network.graph.id(cell.hub)},
                   {"a_name", of("hub")},
                   {"b", regions.places.regions[cell.region].code},
                   {"b_name", of("region")},
                   {"status", tie_status(cell.status)},
                   {"through", of("via")},
                   {"evidence", of("evidence")},
                   {"access", std::string(name_of(cell.access))},
                   {"by_way_of", names_of(network, hubs, language)}});
  }
}

}  // namespace musubi::cli
