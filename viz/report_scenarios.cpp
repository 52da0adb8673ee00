#include <algorithm>
#include <cmath>

#include "engine/number_text.hpp"
#include "viz/comparison_words.hpp"
#include "viz/report_sections.hpp"
#include "viz/report_table.hpp"
#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

constexpr std::size_t kMaxLines = 40;  // of what changes in one case

// What comes and what goes, of one kind.
struct Turnover {
  std::size_t gained = 0;
  std::size_t lost = 0;

  void add(bool gain, bool loss) {
    gained += gain ? 1 : 0;
    lost += loss ? 1 : 0;
  }
};

Turnover gap_turnover(const Comparison& comparison, GapMatrix matrix) {
  Turnover turnover;
  for (const auto& change : comparison.gaps) {
    if (change.cell.matrix == matrix) turnover.add(change.closed(), change.opened());
  }
  return turnover;
}

Turnover requirement_turnover(const Comparison& comparison) {
  Turnover turnover;
  for (const auto& change : comparison.requirements) {
    turnover.add(change.newly_met(), change.lost());
  }
  return turnover;
}

Cell turnover_cell(const Turnover& turnover) {
  const auto net =
      static_cast<std::int64_t>(turnover.gained) - static_cast<std::int64_t>(turnover.lost);
  std::string words;
  if (turnover.gained > 0) words = "+" + std::to_string(turnover.gained);
  if (turnover.lost > 0) {
    words += (words.empty() ? "" : " ") + std::string("−") + std::to_string(turnover.lost);
  }
  return {words.empty() ? Html::markup("0") : text(words), std::to_string(net)};
}

Cell gain_cell(const ReportContext& context, const ScenarioCase& one) {
  if (!one.gain) return {context.say("–", "–"), ""};
  const auto value = fixed(std::abs(*one.gain), 4);
  const auto* sign = *one.gain > 0 ? "+" : *one.gain < 0 ? "−" : "";
  return {text(sign + value), fixed(*one.gain, 12)};
}

Cell pareto_cell(const ReportContext& context, const ScenarioCase& one) {
  if (!one.pareto) return {{}, "0"};
  return {context.say("◎", "yes"), "1"};
}

std::string case_id(std::size_t index) {
  return "case-" + std::to_string(index + 1);
}

Html overview(const ReportContext& context) {
  Table table{
      .id = "scenario-table",
      .caption = context.say("場合ごとの変化（＋は増える数、−は減る数）",
                             "What changes in each case (+ gained, − lost)"),
      .columns = {{context.say("場合", "Case")},
                  {context.say("仮定", "Supposition")},
                  {context.say("費用（記載がなければ新しい結び付きの数）",
                               "Cost (where none is given: new links)"),
                   true},
                  {context.say("大域効率", "Global efficiency"), true},
                  {context.say("つながる拠点の組", "Pairs of hubs linked"), true},
                  {context.say("拠点の機能", "Functions of hubs"), true},
                  {context.say("拠点と海外の相手の組", "Pairs of hub and partner abroad"), true},
                  {context.say("満たす要件", "Requirements met"), true},
                  {context.say("効率のよい案", "Efficient case")}},
      .sortable = true};
  const auto& cases = context.input.scenarios;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto& one = cases[i];
    table.rows.push_back(
        {{element("a", text(one.title(context.language)), "href=\"#" + case_id(i) + "\"")},
         {text(one.scenario_title(context.language))},
         {text(rounded_number_text(one.cost())), fixed(one.cost(), 6)},
         gain_cell(context, one),
         turnover_cell(gap_turnover(one.comparison, GapMatrix::hubs)),
         turnover_cell(gap_turnover(one.comparison, GapMatrix::functions)),
         turnover_cell(gap_turnover(one.comparison, GapMatrix::overseas)),
         turnover_cell(requirement_turnover(one.comparison)),
         pareto_cell(context, one)});
  }
  return render(table);
}

// The reasons of the edits, those that several share once.
Html suppositions(const ReportContext& context, const ScenarioCase& one) {
  std::vector<std::string> reasons;
  for (const auto& applied : one.applied.edits) {
    const auto& reason = applied.edit.reason.get(context.language);
    if (!reason.empty() && std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) {
      reasons.push_back(reason);
    }
  }
  std::vector<Html> items;
  items.reserve(reasons.size());
  for (const auto& reason : reasons) items.push_back(text(reason));
  return element("h4", context.say("仮定すること", "What is supposed")) + bullets(items);
}

Html changes(const ReportContext& context, const ScenarioCase& one) {
  const ComparisonNames names(*context.input.scenario_base, one.version, context.language);
  std::vector<Html> items;
  if (const auto line = measure_line(one.comparison, context.language); !line.empty()) {
    items.push_back(text(line));
  }
  const auto lines = change_lines(one.comparison, names);
  for (std::size_t i = 0; i < std::min(lines.size(), kMaxLines); ++i) {
    items.push_back(text(lines[i]));
  }
  if (lines.size() > kMaxLines) {
    items.push_back(context.say("ほか{0}件", "and {0} more", {number(lines.size() - kMaxLines)}));
  }
  const auto heading = element("h4", context.say("変わること", "What changes"));
  if (items.empty()) {
    return heading + element("p", context.say("ここで比べるものに変化はありません。",
                                              "Nothing that is compared here changes."));
  }
  return heading + bullets(items);
}

Html case_details(const ReportContext& context, std::size_t index) {
  const auto& one = context.input.scenarios[index];
  Html content = suppositions(context, one) + changes(context, one);
  if (index < context.input.scenario_svgs.size()) {
    content += picture(context.input.scenario_svgs[index], case_id(index) + "-picture",
                       context.say("{0}：新しいつながりは緑の実線、失われるつながりは赤の破線",
                                   "{0}: new ties in green, solid; lost ones in red, dashed",
                                   {text(one.title(context.language))}));
  }
  return element("div", collapsed(text(one.title(context.language)), content),
                 "id=\"" + case_id(index) + "\"");
}

Html scenarios(const ReportContext& context) {
  Html body;
  const auto& cases = context.input.scenarios;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (i == 0 || cases[i].scenario.file != cases[i - 1].scenario.file) {
      body += element("h3", text(cases[i].scenario_title(context.language)));
      const auto& reason = cases[i].scenario.reason.get(context.language);
      if (!reason.empty()) body += element("p", text(reason));
    }
    body += case_details(context, i);
  }
  return body;
}

}  // namespace

Section scenarios_section(const ReportContext& context) {
  if (context.input.scenarios.empty()) return {};
  const auto intro = context.say(
      "「もしこうなったら」という仮定を置いて計算し直した結果です。資料にあるつながりではなく、"
      "話し合いのための試算です。{0}あります。",
      "How the network would change under a supposition. These are trials for discussion, not ties "
      "that the documents state. There are {0}.",
      {context.count(context.input.scenarios.size(), {"件", "case", "cases"})});
  const auto pareto = context.say(
      "「効率のよい案」は、より少ない費用でより大きく大域効率を上げる案がほかにないものです。"
      "仮定の異なるものどうしを比べるときは、その前提の違いに注意してください。"
      "結び付きをすべて失った機関は計算の対象から外れるので、つながりが減っても大域効率が上がること"
      "が"
      "あります。",
      "“Efficient” cases are those that no other beats in global efficiency and cost "
      "together; mind that cases rest on different suppositions. Who loses every tie is no longer "
      "counted, so efficiency can rise although ties are lost.");
  return {"scenarios", context.say("もしこうなったら（シナリオ）", "What if (scenarios)"),
          element("p", intro) + overview(context) + element("p", pareto, "class=\"note\"") +
              computed_on(context, context.input.projection.spec) + scenarios(context)};
}

}  // namespace musubi::report
