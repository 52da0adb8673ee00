#include <algorithm>

#include "viz/report_evidence.hpp"
#include "viz/report_gap_score.hpp"
#include "viz/report_sections.hpp"
#include "viz/report_table.hpp"
#include "viz/report_ties.hpp"
#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

constexpr Noun kWays{"本", "independent way", "independent ways"};

using Pairs = std::vector<const HubPair*>;

Pairs pairs_of(const ReportContext& context, GapStatus status) {
  Pairs result;
  for (const auto& pair : context.input.pairs) {
    if (pair.status == status) result.push_back(&pair);
  }
  return result;
}

bool has_function(const ReportContext& context, NodeId hub, const std::string& function) {
  const auto& cells = context.input.functions;
  return std::any_of(cells.begin(), cells.end(), [&](const FunctionCell& cell) {
    return cell.hub == hub && cell.function == function && cell.status == GapStatus::present;
  });
}

// Who would bring what: the functions by the hub that has them.
Html complements(const ReportContext& context, const HubPair& pair) {
  std::vector<Html> items;
  std::vector<std::string> rest;
  for (const NodeId hub : {pair.a, pair.b}) {
    std::vector<std::string> brought;
    for (const auto& function : pair.complements) {
      if (has_function(context, hub, function)) brought.push_back(function);
    }
    if (brought.empty()) continue;
    items.push_back(context.say("{0}から：{1}", "from {0}: {1}",
                                {context.name(hub), context.function_names(brought)}));
  }
  for (const auto& function : pair.complements) {
    if (!has_function(context, pair.a, function) && !has_function(context, pair.b, function)) {
      rest.push_back(function);
    }
  }
  if (!rest.empty()) items.push_back(context.function_names(rest));
  return items.empty() ? Html::markup("–") : join(items, "<br>");
}

// The two ends of a chain are the pair itself, which the row names already.
Html path(const ReportContext& context, const std::vector<NodeId>& chain) {
  std::vector<Html> steps;
  for (std::size_t i = 1; i + 1 < chain.size(); ++i) steps.push_back(context.name(chain[i]));
  return element("small", context.say("経路：{0}", "by way of {0}", {join(steps, " → ")}));
}

// Several brokers often stand on the same chain, so the chains follow the names, each once.
Html brokers(const ReportContext& context, const HubPair& pair) {
  constexpr std::size_t kMaxPaths = 2;
  std::vector<NodeId> names;
  std::vector<std::vector<NodeId>> chains;
  std::vector<Html> lines;
  for (const auto& candidate : pair.brokers) {
    if (std::find(names.begin(), names.end(), candidate.institution) == names.end()) {
      names.push_back(candidate.institution);
      lines.push_back(element("strong", context.name(candidate.institution)) + Html::markup(" ") +
                      broker_standing_words(context, candidate));
    }
    if (candidate.chain.size() > 3 &&
        std::find(chains.begin(), chains.end(), candidate.chain) == chains.end()) {
      chains.push_back(candidate.chain);
    }
  }
  if (lines.empty()) return Html::markup("–");
  for (std::size_t i = 0; i < std::min(kMaxPaths, chains.size()); ++i) {
    lines.push_back(path(context, chains[i]));
  }
  return bullets(lines, "class=\"plain\"");
}

// On how many ways the two reach each other now, and what all of these pass.
Html ways(const ReportContext& context, const HubPair& pair) {
  const auto count = pair.ways.vertex_disjoint;
  if (count == 0) return context.say("経路の記載なし", "no way is stated");
  Html said =
      count < PairWays::kMost
          ? context.say("独立した経路 {0}", "{0}", {context.count(count, kWays)})
          : context.say("独立した経路 {0}以上", "at least {0}", {context.count(count, kWays)});
  if (pair.hangs_on.empty()) return said;
  return said + Html::markup("<br>") +
         context.say("どの経路も<strong>{0}</strong>を通る",
                     "every way passes <strong>{0}</strong>", {context.names(pair.hangs_on)});
}

Html indirect_ties(const ReportContext& context, const HubPair& pair) {
  std::vector<Html> items;
  for (const auto& link : pair.links) {
    if (is_direct(link.kind)) continue;
    items.push_back(tie(context, link));
  }
  return items.empty() ? Html() : bullets(items, "class=\"plain\"");
}

// The score, and below it what it is made of.
Cell score_cell(const ReportContext& context, const GapScore& score) {
  const auto part = [](const Html& name, double value) {
    return element("dt", name) + element("dd", Html::markup(fixed(value, 2)));
  };
  const Html parts = part(context.say("補完性", "complementarity"), score.complementarity) +
                     part(context.say("波及効果", "reach"), score.reach) +
                     part(context.say("見込み", "likelihood"), score.likelihood) +
                     part(context.say("冗長化の効果", "redundancy gained"), score.redundancy);
  return {element("span", Html::markup(fixed(score.total, 2)), "class=\"score\"") +
              element("dl", parts, "class=\"parts\""),
          fixed(score.total, 6)};
}

Cell share_cell(double share) {
  return {Html::markup(fixed(100.0 * share, 0) + "%"), fixed(share, 6)};
}

// Between what the unknown could make of the rank.
Cell rank_range(const HubPair& pair) {
  if (!pair.bounds) return {Html::markup("–")};
  const auto& [low, high, best, worst] = *pair.bounds;
  const Html range =
      best == worst ? number(best) : number(best) + Html::markup("–") + number(worst);
  return {range, std::to_string(best)};
}

Html undocumented_side(const ReportContext& context, const HubPair& pair) {
  std::vector<Html> items;
  for (const NodeId hub : {pair.a, pair.b}) {
    const auto covered = context.input.network.covered(context.graph().id(hub), "inter_hub_links");
    if (covered == Coverage::documented) continue;
    items.push_back(context.say("{0}（{1}）", "{0} ({1})",
                                {context.name(hub), coverage_word(context, covered)}));
  }
  return items.empty() ? Html::markup("–") : join(items, "<br>");
}

std::vector<Column> gap_columns(const ReportContext& context, GapStatus status) {
  std::vector<Column> columns{
      {context.say("順位", "Rank"), true},
      {context.say("拠点の組", "Pair")},
      {context.say("スコアとその内訳", "Score and its parts"), true},
      {context.say("順位の幅", "Rank range"), true},
      {context.say("5位以内に残る割合", "Stays in top five"), true},
      {context.say("補い合える機能", "What they could complement")},
      {context.say("橋渡し役の候補", "Possible brokers")},
      {context.say("いまの経路と、間接的なつながり", "Ways now, and indirect ties")}};
  if (status == GapStatus::unknown) {
    columns.push_back({context.say("資料が足りない側", "Whose documents are lacking")});
  }
  return columns;
}

std::vector<Cell> gap_row(const ReportContext& context, const HubPair& pair, std::size_t rank) {
  std::vector<Cell> cells{{number(rank), std::to_string(rank)},
                          {pair_name(context, pair)},
                          score_cell(context, pair.score),
                          rank_range(pair),
                          share_cell(pair.robustness),
                          {complements(context, pair)},
                          {brokers(context, pair)},
                          {ways(context, pair) + indirect_ties(context, pair)}};
  if (pair.status == GapStatus::unknown) cells.push_back({undocumented_side(context, pair)});
  return cells;
}

Html gap_table(const ReportContext& context, GapStatus status, std::string id, Html caption) {
  Table table{.id = std::move(id),
              .caption = std::move(caption),
              .columns = gap_columns(context, status),
              .header_column = 1,
              .sortable = true,
              .style = "gaps"};
  for (const auto* pair : pairs_of(context, status)) {
    table.rows.push_back(gap_row(context, *pair, table.rows.size() + 1));
  }
  return render(table);
}

// How many of the linked pairs have no tie but concluded ones, and how many hang on a single tie.
Html how_firm(const ReportContext& context, const Pairs& pairs) {
  std::size_t only_derived = 0;
  std::size_t single = 0;
  for (const auto* pair : pairs) {
    std::size_t direct = 0;
    std::size_t stated = 0;
    for (const auto& link : pair->links) {
      if (!is_direct(link.kind)) continue;
      ++direct;
      if (!link.derived) ++stated;
    }
    if (stated == 0) ++only_derived;
    if (direct == 1) ++single;
  }
  return element("p",
                 context.say("つながりのある{0}組のうち、{1}組は推定によるつながりだけで、{2}組は"
                             "ただ一つのつながりに支えられています。会合では、まず実際の関係を"
                             "確かめてください。",
                             "Of the {0} linked pairs, derived ties alone link {1}, "
                             "and a single tie links {2}. Ask first whether the ties are alive.",
                             {number(pairs.size()), number(only_derived), number(single)}));
}

Html linked_overview(const ReportContext& context, const Pairs& pairs) {
  Table table{.id = "linked-pairs",
              .caption = context.say("どのようにつながっているか（間接的なものを除く）",
                                     "How they are linked, indirect ties left out"),
              .columns = {{context.say("拠点の組", "Pair")},
                          {context.say("状態", "State")},
                          {context.say("つながりの数", "Ties"), true},
                          {context.say("つながりの種類と相手", "Kinds of tie, and through whom")}},
              .sortable = true};
  for (const auto* pair : pairs) {
    std::vector<Html> items;
    for (const auto& link : pair->links) {
      if (is_direct(link.kind)) items.push_back(tie(context, link));
    }
    table.rows.push_back({{pair_name(context, *pair)},
                          {status_badge(context, pair->status)},
                          {number(items.size()), std::to_string(items.size())},
                          {bullets(items, "class=\"plain\"")}});
  }
  return render(table);
}

Html tie_with_evidence(const ReportContext& context, const HubLink& link) {
  Html head = tie(context, link);
  if (is_direct(link.kind)) return head + statements(context, link.links);
  // Never counted, so only where it is read: the sentences would fill pages with council seats.
  return head + Html::markup(" ") + indirect_mark(context) + Html::markup("<br>") +
         places(context, link.links, " ");
}

// Only direct ties are counted elsewhere, so the indirect ones are told apart.
Html ties_of(const ReportContext& context, const HubPair& pair) {
  const auto direct = static_cast<std::size_t>(
      std::count_if(pair.links.begin(), pair.links.end(),
                    [](const HubLink& link) { return is_direct(link.kind); }));
  const auto indirect = pair.links.size() - direct;
  std::vector<Html> parts;
  if (direct > 0) {
    parts.push_back(context.say("直接{0}", "direct: {0}", {context.count(direct, kTies)}));
  }
  if (indirect > 0) {
    parts.push_back(context.say("間接{0}", "indirect: {0}", {context.count(indirect, kTies)}));
  }
  return context.list(parts);
}

// One block per pair: in a table the sentences would be cut into narrow columns.
Html evidence_blocks(const ReportContext& context, const Pairs& pairs) {
  Html blocks;
  for (const auto* pair : pairs) {
    if (pair->links.empty()) continue;
    std::vector<Html> ties;
    for (const auto& link : pair->links) ties.push_back(tie_with_evidence(context, link));
    blocks += collapsed(
        pair_name(context, *pair) + Html::markup(" ") + element("small", ties_of(context, *pair)),
        bullets(ties));
  }
  return blocks;
}

}  // namespace

Section hub_pairs_section(const ReportContext& context) {
  if (context.input.pairs.empty()) return {};
  const auto heading = [&](std::string_view ja, std::string_view en) {
    return element("h3", context.say(ja, en));
  };
  Html body = picture(
      context.input.gaps_svg, "gaps",
      context.say(
          "つながりの空白。破線は記載のない組、点線は不明な組、細い灰色の線は記載のある組です。",
          "The gaps: dashed where no link is stated, dotted where it is unknown, thin grey where "
          "the hubs are linked."));
  body += heading("スコアの見方", "What the score means") + score_explained(context) +
          brokers_explained(context);
  if (const auto missing = pairs_of(context, GapStatus::missing); !missing.empty()) {
    body += heading("つながりの記載がない組", "Pairs without a stated link") +
            gap_table(context, GapStatus::missing, "missing-pairs",
                      context.say("話し合いの候補。スコアの高い順",
                                  "Pairs to talk about, the highest score first"));
  } else {
    body += element("p", context.say("つながりの記載がない組はありません。",
                                     "There is no pair for which no link is stated."));
  }
  if (const auto unknown = pairs_of(context, GapStatus::unknown); !unknown.empty()) {
    body += heading("不明な組", "Unknown pairs") +
            gap_table(context, GapStatus::unknown, "unknown-pairs",
                      context.say("資料が足りず、つながりの有無が分からない組。スコアの高い順",
                                  "Pairs that the documents do not tell enough about, the highest "
                                  "score first"));
  }
  if (const auto linked = pairs_of(context, GapStatus::present); !linked.empty()) {
    body += heading("つながりの記載がある組", "Linked pairs") + how_firm(context, linked) +
            linked_overview(context, linked);
  }
  Pairs all;
  for (const auto& pair : context.input.pairs) all.push_back(&pair);
  if (const Html blocks = evidence_blocks(context, all); !blocks.empty()) {
    body += heading("根拠となる記載", "The statements behind the ties") +
            element("div", blocks, "class=\"ties\"");
  }
  return {"hub-pairs", context.say("拠点間のつながりと、その空白", "Missing links between hubs"),
          body, true};
}

}  // namespace musubi::report
