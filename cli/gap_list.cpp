#include "cli/gap_list.hpp"

#include "cli/function_gap_rows.hpp"
#include "cli/gap_status.hpp"
#include "cli/hub_gap_rows.hpp"
#include "cli/overseas_gap_rows.hpp"

namespace musubi::cli {
namespace {

// Columns of the three tables that the list takes over, by name; a table may lack one.
AttributeValue cell_of(const ResultTable& table, std::size_t row, std::string_view column) {
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c].name == column) return table.rows[row][c];
  }
  return {};
}

}  // namespace

ResultTable gap_list(const Network& network, const std::vector<HubPair>& pairs,
                     const std::vector<FunctionCell>& functions,
                     const std::vector<OverseasCell>& overseas, Language language) {
  ResultTable list;
  for (const auto* name :
       {"gap",        "rank",        "a",          "a_name",          "b",
        "b_name",     "status",      "score",      "complementarity", "reach",
        "likelihood", "complements", "brokers",    "through",         "evidence",
        "redundancy", "ways",        "robustness", "score_low",       "score_high",
        "rank_best",  "rank_worst"}) {
    list.columns.push_back({name, {name, name}});
  }
  const auto id = [&](NodeId node) { return network.graph.id(node); };
  const auto name = [&](NodeId node) { return network.node_name(node, language); };

  const auto hubs = hub_gap_table(network, pairs, language);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto of = [&](std::string_view column) { return cell_of(hubs, i, column); };
    list.rows.push_back({std::string("between_hubs"),
                         of("rank"),
                         id(pairs[i].a),
                         name(pairs[i].a),
                         id(pairs[i].b),
                         name(pairs[i].b),
                         tie_status(pairs[i].status),
                         of("score"),
                         of("complementarity"),
                         of("reach"),
                         of("likelihood"),
                         of("complements"),
                         of("brokers"),
                         of("links"),
                         of("evidence"),
                         of("redundancy"),
                         of("ways"),
                         of("robustness"),
                         of("score_low"),
                         of("score_high"),
                         of("rank_best"),
                         of("rank_worst")});
  }
  const auto cells = function_gap_table(network, functions, language);
  for (std::size_t i = 0; i < functions.size(); ++i) {
    const auto of = [&](std::string_view column) { return cell_of(cells, i, column); };
    const auto& cell = functions[i];
    list.rows.push_back({std::string("function"),
                         {},
                         id(cell.hub),
                         name(cell.hub),
                         cell.function,
                         of("function"),
                         function_status(cell.status),
                         {},
                         {},
                         {},
                         {},
                         of("complemented_by"),
                         {},
                         of("institutions"),
                         of("evidence")});
    list.rows.back().resize(list.columns.size());
  }
  const auto ties = overseas_gap_table(network, overseas, language);
  for (std::size_t i = 0; i < overseas.size(); ++i) {
    const auto of = [&](std::string_view column) { return cell_of(ties, i, column); };
    const auto& cell = overseas[i];
    list.rows.push_back({std::string("overseas"),
                         {},
                         id(cell.hub),
                         name(cell.hub),
                         id(cell.partner),
                         name(cell.partner),
                         tie_status(cell.status),
                         {},
                         {},
                         {},
                         {},
                         {},
                         {},
                         of("via"),
                         of("evidence")});
    list.rows.back().resize(list.columns.size());
  }
  return list;
}

}  // namespace musubi::cli
