#include "viz/report_complements.hpp"

#include <algorithm>

#include "viz/report_table.hpp"
#include "viz/report_ties.hpp"
#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

// The first few; all of them are in the list of institutions.
Html holders(const ReportContext& context, const std::vector<NodeId>& institutions) {
  constexpr std::size_t kShown = 3;
  const auto shown = std::min(kShown, institutions.size());
  const Html names = context.names(
      {institutions.begin(), institutions.begin() + static_cast<std::ptrdiff_t>(shown)});
  const auto more = institutions.size() - shown;
  return more == 0 ? names : context.say("{0}ほか{1}", "{0} and {1} more", {names, number(more)});
}

Html existing_tie(const ReportContext& context, const Complement& complement) {
  if (!complement.tie) {
    return context.say("つながりは確認できていません", "no tie to it is known");
  }
  const Html said = tie(context, *complement.tie);
  return is_direct(complement.tie->kind) ? said : said + Html::markup(" ") + indirect_mark(context);
}

// A row for each hub that could complement it: the first ones, where there are very many hubs.
void add_rows(const ReportContext& context, const FunctionCell& cell, Table& table) {
  constexpr std::size_t kShown = 8;
  const Html hub = context.name(cell.hub);
  const Html function = context.label("function", cell.function);
  if (cell.complements.empty()) {
    const Html none = context.say("資料に見当たりません", "none found in the documents");
    table.rows.push_back({{hub}, {function}, {none}, {}, {}});
  }
  for (std::size_t i = 0; i < std::min(kShown, cell.complements.size()); ++i) {
    const auto& complement = cell.complements[i];
    table.rows.push_back({{hub},
                          {function},
                          {element("strong", context.name(complement.hub))},
                          {holders(context, complement.institutions)},
                          {existing_tie(context, complement)}});
  }
  if (cell.complements.size() > kShown) {
    const Html more = context.say("ほか{0}", "and {0} more",
                                  {context.count(cell.complements.size() - kShown, kHubs)});
    table.rows.push_back({{hub}, {function}, {more}, {}, {}});
  }
}

Html table_of(const ReportContext& context, GapStatus status, std::string id, Html caption) {
  Table table{.id = std::move(id),
              .caption = std::move(caption),
              .columns = {{context.say("拠点", "Hub")},
                          {context.say("機能", "Function")},
                          {context.say("その機能をもつ拠点", "Hub that has it")},
                          {context.say("そこで担う機関", "Who has it there")},
                          {context.say("既存のつながり", "Existing tie")}},
              .sortable = true};
  for (const NodeId hub : context.hubs) {
    for (const auto& cell : context.input.functions) {
      if (cell.hub == hub && cell.status == status) add_rows(context, cell, table);
    }
  }
  return render(table);
}

}  // namespace

Html complements(const ReportContext& context) {
  const Html missing =
      table_of(context, GapStatus::missing, "missing-functions",
               context.say("記載のない機能と、補い合える拠点",
                           "Functions with none stated, and the hubs that have them"));
  const Html unknown = table_of(context, GapStatus::unknown, "unknown-functions",
                                context.say("不明な機能と、補い合える拠点",
                                            "Unknown functions, and the hubs that have them"));
  if (missing.empty() && unknown.empty()) return {};
  Html intro = context.say(
      "ある拠点に記載のない機能を、どの拠点が、どのつながりを通じて補えるかを示します。既に直接の"
      "つながりのある拠点から順に挙げ、つながりは、その機能を担う機関を通じるものを優先します。",
      "Which hub could complement a function that another states none of, and over which existing "
      "tie. Hubs with a direct tie come first; of several ties the one through who has the "
      "function is shown.");
  if (!context.input.pairs.empty()) {
    intro += context.say("根拠は<a href=\"#hub-pairs\">拠点間のつながり</a>にあります。",
                         " The statements behind the ties are with the <a "
                         "href=\"#hub-pairs\">links between hubs</a>.");
  }
  Html body =
      element("h3", context.say("補い合いの候補", "Where hubs could complement each other")) +
      element("p", intro) + missing;
  if (!unknown.empty()) {
    body += collapsed(context.say("機能の有無が不明なもの", "Where it is unknown"), unknown);
  }
  return body;
}

}  // namespace musubi::report
