#include "cli/indicator_rows.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "cli/result_table.hpp"
#include "engine/error.hpp"
#include "viz/indicator_words.hpp"

namespace musubi::cli {
namespace {

using Row = std::vector<AttributeValue>;

AttributeValue optional_text(std::string text) {
  return text.empty() ? AttributeValue{} : AttributeValue(std::move(text));
}

std::string name_of_subject(const Network& network, const std::string& id, Language language) {
  const auto node = network.graph.find(id);
  return node ? network.node_name(*node, language) : id;
}

const Indicator* figure_at(const Network& network, const std::optional<std::size_t>& position) {
  return position ? &network.indicators[*position] : nullptr;
}

// Pieces that say something, each once, with `separator` between.
std::string joined(const std::vector<std::string>& pieces, const std::string& separator) {
  std::vector<std::string> told;
  std::string text;
  for (const auto& piece : pieces) {
    if (piece.empty() || std::find(told.begin(), told.end(), piece) != told.end()) continue;
    told.push_back(piece);
    text += (text.empty() ? "" : separator) + piece;
  }
  return text;
}

// As many cells as a figure has columns in the list, whether it is there or not.
void append_figure(Row& cells, const Indicator* figure) {
  if (figure == nullptr) return cells.resize(cells.size() + 5);
  cells.push_back(*figure->value);
  for (const auto* text : {&figure->qualifier, &figure->unit, &figure->year, &figure->definition}) {
    cells.push_back(optional_text(*text));
  }
}

void append_source(Row& cells, const Indicator* figure, Language language) {
  if (figure == nullptr) return cells.resize(cells.size() + 3);
  for (const auto& text : {figure->evidence, figure->locator, figure->note.get(language)}) {
    cells.push_back(optional_text(text));
  }
}

void append_value(Row& cells, const std::optional<QualifiedValue>& value) {
  if (!value) return cells.resize(cells.size() + 2);
  cells.push_back(value->value);
  cells.push_back(optional_text(value->qualifier));
}

void append_sized(Row& cells, const std::optional<SizedFigures>& sized) {
  if (!sized) return cells.resize(cells.size() + 7);
  append_value(cells, sized->value);
  append_value(cells, sized->peer_value);
  append_value(cells, sized->ratio);
  cells.push_back(sized->per);
}

void append_rank_bounds(Row& cells, const std::optional<RankBounds>& bounds) {
  if (!bounds) return cells.resize(cells.size() + 2);
  cells.push_back(static_cast<std::int64_t>(bounds->best));
  cells.push_back(static_cast<std::int64_t>(bounds->worst));
}

std::string caveat_codes(const IndicatorComparison& row) {
  std::string codes;
  for (const auto caveat : row.caveats) {
    codes += (codes.empty() ? "" : ";") + std::string(name_of(caveat));
  }
  return codes;
}

std::string remarks(const Network& network, const IndicatorComparison& row, Language language) {
  std::vector<std::string> pieces{obstacle_text(network, row, language),
                                  open_ratio_text(network, row, language)};
  for (const auto caveat : row.caveats) pieces.push_back(caveat_text(caveat, language));
  return joined(pieces, language == Language::ja ? "；" : "; ");
}

std::string comparability_word(Comparability status, Language language) {
  const bool ja = language == Language::ja;
  switch (status) {
    case Comparability::comparable:
      return ja ? "比べられる" : "compared";
    case Comparability::not_comparable:
      return ja ? "比べられない" : "not comparable";
    case Comparability::unknown:
      break;
  }
  return ja ? "不明" : "unknown";
}

// With its unit where that is not the one of the row.
std::string value_cell(const Network& network, const Indicator* figure, const std::string& unit,
                       Language language) {
  if (figure == nullptr) return "–";
  auto text = figure_text(network, *figure, language);
  if (figure->unit != unit) {
    text += ' ' + network.vocabularies.label("unit", figure->unit, language);
  }
  return figure->year.empty() ? text : text + " (" + figure->year + ")";
}

std::string source_of(const Indicator* figure) {
  return figure == nullptr ? "" : figure->evidence + " (" + figure->locator + ")";
}

std::string note_of(const Indicator* figure, Language language) {
  return figure == nullptr ? "" : figure->note.get(language);
}

AttributeValue computed_cell(const std::optional<QualifiedValue>& value) {
  return value ? AttributeValue(computed_text(*value)) : AttributeValue{};
}

AttributeValue sized_ratio(const std::optional<SizedFigures>& sized) {
  return sized ? computed_cell(sized->ratio) : AttributeValue{};
}

void add_columns(ResultTable& table, const std::vector<std::string>& names) {
  for (const auto& name : names) table.columns.push_back({name, {name, name}});
}

std::vector<std::string> ids_of(const Network& network, const std::vector<std::string>& names) {
  const NameIndex index(network.graph);
  std::vector<std::string> ids;
  ids.reserve(names.size());
  for (const auto& name : names) ids.push_back(network.graph.id(index.find(name)));
  return ids;
}

Json as_results(const ResultTable& list) {
  auto results = rows_as_json(list);
  for (auto& row : results) row["caveats"] = split_list(row["caveats"].get<std::string>());
  return results;
}

}  // namespace

CLI::Option* add_indicator_options(CLI::App& command, IndicatorChoice& choice) {
  auto* indicators = command.add_flag("--indicators", choice.chosen,
                                      "Figures beside those of peers, such as clusters abroad");
  command
      .add_option("--subject", choice.subjects,
                  "Whose figures to compare (default: whoever has a peer abroad)")
      ->delimiter(',')
      ->needs(indicators);
  command
      .add_option("--peers", choice.peers,
                  "With whom (default: those of the same tables of the sources)")
      ->delimiter(',')
      ->needs(indicators);
  return indicators;
}

void answer_indicators(Session& session, const Network& network, const IndicatorChoice& choice) {
  const IndicatorOptions options{.subjects = ids_of(network, choice.subjects),
                                 .peers = ids_of(network, choice.peers),
                                 .statuses = session.statuses(network)};
  const auto rows = indicator_comparison(network, options);
  if (rows.empty() && options.subjects.empty()) {
    throw Error(ErrorKind::usage, "no figure of this network stands beside one from abroad",
                "name whose figures to compare with --subject");
  }
  const auto list = indicator_list(network, rows, session.language);
  auto json = json_head(session, network, "gaps", nullptr);
  json["parameters"]["indicators"] = true;
  json["parameters"]["subjects"] = options.subjects;
  json["parameters"]["peers"] = options.peers;
  json["parameters"]["statuses"] = options.statuses;
  json["results"] = as_results(list);
  const bool csv = session.format == OutputFormat::csv;
  answer(session, csv ? list : indicator_table(network, rows, session.language), std::move(json));
}

ResultTable indicator_table(const Network& network, const std::vector<IndicatorComparison>& rows,
                            Language language) {
  ResultTable table;
  table.columns = {{"subject", {"対象", "Subject"}},
                   {"indicator", {"指標", "Indicator"}},
                   {"value", {"値", "Value"}},
                   {"unit", {"単位", "Unit"}},
                   {"peer", {"相手", "Peer"}},
                   {"peer_value", {"相手の値", "Value of peer"}},
                   {"ratio", {"比", "Ratio"}},
                   {"per_head_ratio", {"人口あたりの比", "Ratio per head"}},
                   {"per_gdp_ratio", {"GDPあたりの比", "Ratio per GDP"}},
                   {"rank", {"順位", "Rank"}},
                   {"rank_range", {"順位の幅", "Rank range"}},
                   {"status", {"比較", "Comparison"}},
                   {"remarks", {"理由・注意", "Why, and remarks"}},
                   {"note", {"資料の備考", "Notes of the sources"}},
                   {"evidence", {"出典", "Evidence"}}};
  for (const auto& row : rows) {
    const auto* figure = figure_at(network, row.figure);
    const auto* other = figure_at(network, row.peer_figure);
    const auto& unit = figure == nullptr ? other->unit : figure->unit;
    table.rows.push_back(
        {name_of_subject(network, row.subject, language), indicator_name(network, row, language),
         value_cell(network, figure, unit, language),
         network.vocabularies.label("unit", unit, language),
         name_of_subject(network, row.peer, language), value_cell(network, other, unit, language),
         computed_cell(row.ratio), sized_ratio(row.per_head), sized_ratio(row.per_gdp),
         rank_text(row.rank, language), rank_range_text(row.rank_bounds),
         comparability_word(row.comparability, language), remarks(network, row, language),
         joined({note_of(figure, language), note_of(other, language)}, " / "),
         joined({source_of(figure), source_of(other)}, "; ")});
  }
  return table;
}

ResultTable indicator_list(const Network& network, const std::vector<IndicatorComparison>& rows,
                           Language language) {
  ResultTable list;
  add_columns(list, {"subject",
                     "subject_name",
                     "indicator",
                     "indicator_name",
                     "category",
                     "category_name",
                     "figure_status",
                     "peer",
                     "peer_name",
                     "status",
                     "comparable",
                     "why_not",
                     "caveats",
                     "value",
                     "qualifier",
                     "unit",
                     "year",
                     "definition",
                     "peer_value",
                     "peer_qualifier",
                     "peer_unit",
                     "peer_year",
                     "peer_definition",
                     "ratio",
                     "ratio_qualifier",
                     "rank",
                     "ranked",
                     "tied"});
  for (const std::string per : {"per_head", "per_gdp"}) {
    add_columns(list, {per, per + "_qualifier", "peer_" + per, "peer_" + per + "_qualifier",
                       per + "_ratio", per + "_ratio_qualifier", per + "_unit"});
  }
  add_columns(list, {"evidence", "locator", "note", "peer_evidence", "peer_locator", "peer_note",
                     "rank_best", "rank_worst"});
  const auto& words = network.vocabularies;
  for (const auto& row : rows) {
    const auto* figure = figure_at(network, row.figure);
    const auto* other = figure_at(network, row.peer_figure);
    Row cells{
        row.subject,
        name_of_subject(network, row.subject, language),
        row.indicator,
        words.label("indicator", row.indicator, language),
        optional_text(row.category),
        row.category.empty() ? AttributeValue{} : words.label("category", row.category, language),
        row.status,
        row.peer,
        name_of_subject(network, row.peer, language),
        std::string(name_of(row.comparability)),
        row.comparability == Comparability::comparable,
        optional_text(std::string(name_of(row.obstacle))),
        caveat_codes(row)};
    append_figure(cells, figure);
    append_figure(cells, other);
    append_value(cells, row.ratio);
    cells.push_back(row.rank.rank ? AttributeValue(static_cast<std::int64_t>(*row.rank.rank))
                                  : AttributeValue{});
    cells.push_back(static_cast<std::int64_t>(row.rank.ranked));
    cells.push_back(row.rank.tied);
    append_sized(cells, row.per_head);
    append_sized(cells, row.per_gdp);
    append_source(cells, figure, language);
    append_source(cells, other, language);
    append_rank_bounds(cells, row.rank_bounds);
    list.rows.push_back(std::move(cells));
  }
  return list;
}

}  // namespace musubi::cli
