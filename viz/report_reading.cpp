#include <algorithm>

#include "viz/report_sections.hpp"
#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

Html states(const ReportContext& context) {
  return definition(status_badge(context, GapStatus::present),
                    context.say("資料に書かれています。どこに書かれているかを示します。",
                                "A document says so, and the report tells where.")) +
         definition(
             status_badge(context, GapStatus::missing),
             context.say(
                 "資料はその拠点を説明していますが、該当する記載がありません。"
                 "<strong>実際にないことの証明ではありません。</strong>"
                 "会合で確かめるための候補としてお使いください。",
                 "The documents describe the hub and state none. <strong>This does not prove "
                 "that there is none:</strong> take it as a question for the meeting.")) +
         definition(
             status_badge(context, GapStatus::unknown),
             context.say("手元の資料では説明されていないか、一部しか分かりません。"
                         "「記載なし」とは区別し、順位も後にしています。",
                         "The documents at hand do not describe it, or only in part. It is kept "
                         "apart from “none stated” and ranked below it."));
}

Html marks(const ReportContext& context) {
  return definition(
             derived_mark(context),
             context.say("資料に直接は書かれておらず、記載から導いたものです。理由を添えています。",
                         "Concluded from what a document says, not said by it; the reason stands "
                         "beside it.")) +
         definition(
             indirect_mark(context),
             context.say("海外の同じ相手と連携している、同じ会議体に参加している、など。参考に"
                         "示すだけで、拠点間のつながりには数えません。",
                         "A shared partner abroad or a shared council seat. Shown for what it is "
                         "worth, never counted as a link between hubs.")) +
         definition(
             Html::markup("[1]"),
             context.say("出典の番号と、その中の見出しです。<a href=\"#sources\">資料の一覧</a>に"
                         "つながります。",
                         "The number of a source, then the heading in it. It leads to the <a "
                         "href=\"#sources\">list of sources</a>."));
}

// Links that a document only announces; the analyses leave them out unless asked.
Html announced_links(const ReportContext& context) {
  const auto& statuses = context.input.gap_options.gaps.statuses;
  const auto links = context.graph().links();
  const auto left_out =
      static_cast<std::size_t>(std::count_if(links.begin(), links.end(), [&](LinkId link) {
        return !status_counts(context.graph(), link, statuses);
      }));
  if (left_out == 0) return {};
  return element("p", context.say("資料が計画や期待として述べている結び付き{0}は、まだ実績では"
                                  "ないため、数えていません。",
                                  "{0} that the documents announce as planned or expected are left "
                                  "out: they are not ties yet.",
                                  {context.count(left_out, kLinks)}));
}

}  // namespace

Section reading_section(const ReportContext& context) {
  if (context.hubs.empty()) return {};
  const Html intro = element("p", context.say("つながりと機能は、次の三つの状態に分けて示します。",
                                              "Links and functions come in three states."));
  return {"reading", context.say("読み方", "How to read this report"),
          intro + element("dl", states(context) + marks(context), "class=\"legend\"") +
              announced_links(context)};
}

}  // namespace musubi::report
