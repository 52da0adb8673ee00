#include "viz/report_words.hpp"

#include "viz/gap_words.hpp"

namespace musubi::report {

std::string status_style(GapStatus status) {
  return status_code(status);
}

Html status_word(const ReportContext& context, GapStatus status) {
  return text(musubi::status_word(status, context.language));
}

Html status_symbol(const ReportContext& context, GapStatus status) {
  Html symbol = context.say("？", "?");
  if (status == GapStatus::present) symbol = Html::markup("○");
  if (status == GapStatus::missing) symbol = Html::markup("—");
  return element("span", symbol, "aria-hidden=\"true\" class=\"symbol\"");
}

Html status_badge(const ReportContext& context, GapStatus status) {
  return element("span",
                 status_symbol(context, status) + Html::markup(" ") + status_word(context, status),
                 "class=\"badge " + status_style(status) + "\"");
}

Html status_mark(const ReportContext& context, GapStatus status, std::size_t amount) {
  Html mark = status_symbol(context, status) +
              element("span", status_word(context, status), "class=\"spoken\"");
  if (amount > 0) mark += Html::markup(" ") + element("small", number(amount));
  return mark;
}

Html through_mark(const ReportContext& context) {
  return element("span", Html::markup("↪"), "aria-hidden=\"true\" class=\"symbol\"") +
         element("span", context.say("、他の拠点経由", ", by way of another hub"),
                 "class=\"spoken\"");
}

Html bounds_paragraph(const ReportContext& context, const PresenceBounds& bounds,
                      const LocalizedText& what) {
  return element("p", text(bounds_sentence(bounds, what, context.language)));
}

Html coverage_word(const ReportContext& context, Coverage coverage) {
  switch (coverage) {
    case Coverage::documented:
      return context.say("説明あり", "described");
    case Coverage::partial:
      return context.say("一部のみ", "in part");
    case Coverage::undocumented:
      break;
  }
  return context.say("説明なし", "not described");
}

Html link_kind_word(const ReportContext& context, HubLinkKind kind) {
  return text(link_kind_words(kind).get(context.language));
}

Html derived_mark(const ReportContext& context) {
  return element("span", context.say("推定", "derived"), "class=\"mark\"");
}

Html indirect_mark(const ReportContext& context) {
  return element("span", context.say("間接", "indirect"), "class=\"mark\"");
}

Html computed_on(const ReportContext& context, const ProjectionSpec& projection) {
  return element("p",
                 context.say("計算の対象：{0}", "Computed on: {0}",
                             {text(describe(projection, context.language))}),
                 "class=\"projection\"");
}

Html pair_name(const ReportContext& context, const HubPair& pair) {
  return context.name(pair.a) + Html::markup(" – ") + context.name(pair.b);
}

}  // namespace musubi::report
