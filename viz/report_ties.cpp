#include "viz/report_ties.hpp"

#include "viz/gap_words.hpp"
#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

// Two tied institutions are joined by a dash; of the others each alone makes the tie.
Html via(const ReportContext& context, const HubLink& link) {
  if (link.via.empty()) return Html::markup("–");
  std::vector<Html> names;
  for (const NodeId node : link.via) names.push_back(context.name(node));
  return via_is_two_ends(link.kind) ? join(names, " – ") : context.list(names);
}

}  // namespace

Html tie(const ReportContext& context, const HubLink& link) {
  const Html said =
      context.say("{0}：{1}", "{0}: {1}", {link_kind_word(context, link.kind), via(context, link)});
  return link.derived ? said + Html::markup(" ") + derived_mark(context) : said;
}

}  // namespace musubi::report
