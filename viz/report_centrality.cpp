#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "viz/report_sections.hpp"
#include "viz/report_table.hpp"
#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

constexpr std::size_t kTop = 20;

std::vector<Vertex> by_rank(const CentralityColumn& column) {
  std::vector<Vertex> order(column.ranks.size());
  std::iota(order.begin(), order.end(), Vertex{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](Vertex u, Vertex v) { return column.ranks[u] < column.ranks[v]; });
  return order;
}

// The first `kTop` of every measure: whichever column the table is sorted by, its head is right.
std::vector<Vertex> rows_to_show(const ReportContext& context) {
  std::set<Vertex> chosen;
  for (const auto& column : context.input.centrality) {
    const auto order = by_rank(column);
    for (std::size_t i = 0; i < std::min(kTop, order.size()); ++i) {
      if (!std::isnan(column.scores[order[i]])) chosen.insert(order[i]);
    }
  }
  std::vector<Vertex> rows(chosen.begin(), chosen.end());
  const auto& first = context.input.centrality.front();
  std::stable_sort(rows.begin(), rows.end(),
                   [&](Vertex u, Vertex v) { return first.ranks[u] < first.ranks[v]; });
  return rows;
}

// Whether one that is not shown shares its rank with one that is.
bool cut_within_tie(const CentralityColumn& column) {
  const auto order = by_rank(column);
  return order.size() > kTop && column.ranks[order[kTop - 1]] == column.ranks[order[kTop]] &&
         !std::isnan(column.scores[order[kTop]]);
}

Html score_text(double score) {
  // Degrees are whole numbers; PageRank scores are small.
  if (score == std::floor(score)) return text(fixed(score, 0));
  return text(fixed(score, score < 1.0 ? 4 : 2));
}

Cell rank_cell(const CentralityColumn& column, Vertex v) {
  const auto rank = column.ranks[v];
  // Without a value a vertex has no rank to show; it is still sorted behind all others.
  if (std::isnan(column.scores[v])) return {text("–"), std::to_string(rank)};
  const Html place = number(rank);
  return {(rank <= kTop ? element("strong", place) : place) + Html::markup(" ") +
              element("small", score_text(column.scores[v])),
          std::to_string(rank)};
}

Html top_table(const ReportContext& context) {
  Table table{
      .id = "central-institutions",
      .caption = context.say("各指標の上位{0}に入るもの。太字が順位、小さい数字が値",
                             "All that are among the first {0} of a measure: the rank, then "
                             "the value in small print",
                             {number(kTop)}),
      .columns = {{context.say("名前", "Name")}},
      .sortable = true,
      .style = "ranks"};
  const bool kinds = context.graph().kinds().names().size() > 1;
  if (kinds) table.columns.push_back({context.say("種別", "Kind")});
  for (const auto& column : context.input.centrality) {
    table.columns.push_back({text(label_of(column.measure).get(context.language)), true});
  }
  for (const Vertex v : rows_to_show(context)) {
    const NodeId node = context.input.projection.node_of_vertex[v];
    std::vector<Cell> row{{context.name(node)}};
    if (kinds) row.push_back({context.label("kind", context.graph().kind(node))});
    for (const auto& column : context.input.centrality) row.push_back(rank_cell(column, v));
    table.rows.push_back(std::move(row));
  }
  return render(table);
}

Html meanings(const ReportContext& context) {
  Html entries;
  for (const auto& column : context.input.centrality) {
    Html meaning = text(meaning_of(column.measure).get(context.language));
    if (!column.converged) {
      meaning += context.say("（計算が収束する前に打ち切ったため、目安です。）",
                             " (The iteration stopped early: take it as a rough value.)");
    }
    entries += element("dt", text(label_of(column.measure).get(context.language))) +
               element("dd", meaning);
  }
  return element("dl", entries, "class=\"legend\"");
}

Html tie_note(const ReportContext& context) {
  std::vector<Html> cut;
  for (const auto& column : context.input.centrality) {
    if (cut_within_tie(column)) cut.push_back(text(label_of(column.measure).get(context.language)));
  }
  if (cut.empty()) return {};
  return element("p",
                 context.say("{0}では、表の末尾と同じ順位のものがほかにもあります。全体は"
                             "centrality.csv にあります。",
                             "By {0}, others share the last rank shown. centrality.csv has all.",
                             {context.sentence_list(cut)}),
                 "class=\"note\"");
}

}  // namespace

Section centrality_section(const ReportContext& context) {
  if (context.input.centrality.empty() || context.input.projection.node_of_vertex.empty())
    return {};
  Html intro = context.say(
      "「中心」には何通りもの意味があるため、指標ごとに順位を示します。同点は同じ順位です。",
      "There is more than one way to be central, so each measure has its own ranking; equal scores "
      "share a rank.");
  if (!context.input.network.sources.empty()) {
    intro += context.say("資料に多く書かれているところほど高く出やすい点にご注意ください。",
                         " Those that the documents write more about tend to come out higher.");
  }
  const Html title = context.hubs.empty() ? context.say("中心となるノード", "Central nodes")
                                          : context.say("中心となる機関", "Central institutions");
  return {"centrality", title,
          element("p", intro) + meanings(context) +
              computed_on(context, context.input.projection.spec) + top_table(context) +
              tie_note(context),
          true};
}

}  // namespace musubi::report
