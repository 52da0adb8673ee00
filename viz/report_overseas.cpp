#include <algorithm>

#include "viz/report_overseas_evidence.hpp"
#include "viz/report_overseas_partners.hpp"
#include "viz/report_regions.hpp"
#include "viz/report_sections.hpp"
#include "viz/report_single_points.hpp"
#include "viz/report_table.hpp"
#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

using Partners = std::vector<OverseasPartner>;

Html partner_name(const ReportContext& context, const OverseasPartner& partner) {
  if (partner.tied) return context.name(partner.node);
  return context.name(partner.node) +
         element("small", context.say("（計画や期待のみ）", " (announced only)"));
}

Html matrix(const ReportContext& context, const Partners& partners) {
  Table table{.id = "overseas-matrix",
              .caption = context.say("海外の相手ごとに見た各拠点のつながり",
                                     "Which hub reaches which partner"),
              .columns = {{context.say("海外の相手", "Partner")},
                          {context.say("国・地域", "Country")},
                          {context.say("拠点の数", "Hubs"), true}},
              .sortable = true,
              .style = "matrix"};
  for (const NodeId hub : context.hubs) table.columns.push_back({context.name(hub)});
  for (const auto& partner : partners) {
    std::vector<Cell> row{{partner_name(context, partner)},
                          {country(context, partner.node)},
                          {number(partner.hubs), std::to_string(partner.hubs)}};
    for (const NodeId hub : context.hubs) {
      const auto it = std::find_if(partner.cells.begin(), partner.cells.end(),
                                   [&](const auto* cell) { return cell->hub == hub; });
      const auto status = it == partner.cells.end() ? GapStatus::unknown : (*it)->status;
      row.push_back({status_mark(context, status, 0), status_style(status), status_style(status)});
    }
    table.rows.push_back(std::move(row));
  }
  return render(table);
}

Html key(const ReportContext& context) {
  std::vector<Html> items;
  for (const auto status : {GapStatus::present, GapStatus::missing, GapStatus::unknown}) {
    items.push_back(status_badge(context, status));
  }
  return element("p", context.say("凡例：", "Key: ") + join(items, " "), "class=\"key\"");
}

}  // namespace

Section overseas_section(const ReportContext& context) {
  if (context.input.overseas.empty()) return {};
  const auto partners = overseas_partners(context);
  Html intro = context.say(
      "拠点は、その拠点を支える機関、その機関が属する組織、または所在する自治体を通じて海外と"
      "つながります。",
      "A hub reaches a partner through an institution that serves it, through what that "
      "institution "
      "is part of, or through the municipality it lies in.");
  const auto out_of_reach = static_cast<std::size_t>(
      std::count_if(partners.begin(), partners.end(),
                    [](const auto& partner) { return partner.tied && partner.hubs == 0; }));
  if (out_of_reach > 0) {
    intro += context.say(
        "どの拠点にも属さない機関だけがつながっている相手も{0}あります（拠点の数が0の行）。",
        " {0} are tied only to institutions that serve no hub (the rows with 0 hubs).",
        {context.count(out_of_reach, kPartners)});
  }
  const Html caption = context.say("海外の相手と、そこにつながる拠点。",
                                   "Partners abroad and the hubs that reach them.");
  return {"overseas", context.say("海外とのつながり", "Partners overseas"),
          element("p", intro) + picture(context.input.overseas_svg, "overseas", caption) +
              regions(context) + single_points(context, partners) +
              element("h3", context.say("相手ごとに見たつながり", "Partner by partner")) +
              key(context) + matrix(context, partners) +
              bounds_paragraph(context, presence_bounds(context.input.overseas),
                               {"海外の相手", "partners abroad"}) +
              partners_by_hub(context) + counted_ties(context)};
}

}  // namespace musubi::report
