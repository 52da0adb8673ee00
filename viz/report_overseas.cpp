#include <algorithm>

#include "viz/country_name.hpp"
#include "viz/report_evidence.hpp"
#include "viz/report_overseas_partners.hpp"
#include "viz/report_sections.hpp"
#include "viz/report_table.hpp"
#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

using Partners = std::vector<OverseasPartner>;

Html carriers(const ReportContext& context, const OverseasCell& cell) {
  std::vector<Html> items;
  for (const auto& path : cell.via) {
    Html item = context.name(path.carrier);
    if (path.derived) item += Html::markup(" ") + derived_mark(context);
    items.push_back(item);
  }
  return items.empty() ? Html::markup("–") : context.list(items);
}

Html country(const ReportContext& context, NodeId partner) {
  const auto code = context.graph().node_text(partner, "country");
  return code.empty() ? Html::markup("–") : text(country_name(code, context.language));
}

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

// Partners that a hub reaches through the same institutions share a row.
struct Route {
  const OverseasCell* first = nullptr;
  std::vector<NodeId> partners{};
  std::vector<LinkId> links{};
};

bool same_carriers(const OverseasCell& a, const OverseasCell& b) {
  return std::equal(a.via.begin(), a.via.end(), b.via.begin(), b.via.end(),
                    [](const OverseasPath& x, const OverseasPath& y) {
                      return x.carrier == y.carrier && x.derived == y.derived;
                    });
}

std::vector<Route> routes_of(const ReportContext& context, NodeId hub) {
  std::vector<Route> routes;
  for (const auto& cell : context.input.overseas) {
    if (cell.hub != hub || cell.status != GapStatus::present) continue;
    auto it = std::find_if(routes.begin(), routes.end(),
                           [&](const Route& route) { return same_carriers(*route.first, cell); });
    if (it == routes.end()) it = routes.insert(it, Route{&cell});
    it->partners.push_back(cell.partner);
    for (const auto& path : cell.via) {
      for (const LinkId link : path.links) {
        if (std::find(it->links.begin(), it->links.end(), link) == it->links.end()) {
          it->links.push_back(link);
        }
      }
    }
  }
  return routes;
}

Html hub_table(const ReportContext& context, NodeId hub) {
  Table table{.id = "overseas-of-" + std::to_string(hub),
              .caption = context.say("{0}がつながる海外の相手", "Partners abroad that {0} reaches",
                                     {context.name(hub)}),
              .columns = {{context.say("だれを通じて", "Through whom")},
                          {context.say("海外の相手", "Partners")},
                          {context.say("根拠となる記載", "The statements behind it")}}};
  for (const auto& route : routes_of(context, hub)) {
    table.rows.push_back({{carriers(context, *route.first)},
                          {context.names(route.partners)},
                          {statements(context, route.links)}});
  }
  return render(table);
}

Html per_hub(const ReportContext& context) {
  Html blocks;
  for (const NodeId hub : context.hubs) {
    const auto amount = static_cast<std::size_t>(
        std::count_if(context.input.overseas.begin(), context.input.overseas.end(),
                      [&](const OverseasCell& cell) {
                        return cell.hub == hub && cell.status == GapStatus::present;
                      }));
    if (amount == 0) continue;
    blocks += collapsed(
        context.name(hub) + Html::markup(" ") + element("small", context.count(amount, kPartners)),
        hub_table(context, hub));
  }
  if (blocks.empty()) return {};
  return element("h3", context.say("拠点ごとの相手と根拠", "Partners and evidence, hub by hub")) +
         blocks;
}

// A partner whom one hub alone reaches: the tie is lost with that hub, and the others could share
// it.
Html reached_by_one(const ReportContext& context, const Partners& partners) {
  Table table{.id = "overseas-single",
              .caption = context.say("一つの拠点だけがつながる海外の相手",
                                     "Partners abroad that one hub alone reaches"),
              .columns = {{context.say("海外の相手", "Partner")},
                          {context.say("国・地域", "Country")},
                          {context.say("拠点", "Hub")},
                          {context.say("だれを通じて", "Through whom")}},
              .sortable = true};
  for (const auto& partner : partners) {
    if (partner.hubs != 1) continue;
    const auto& cell = **std::find_if(
        partner.cells.begin(), partner.cells.end(),
        [](const auto* candidate) { return candidate->status == GapStatus::present; });
    table.rows.push_back({{context.name(partner.node)},
                          {country(context, partner.node)},
                          {context.name(cell.hub)},
                          {carriers(context, cell)}});
  }
  if (table.rows.empty()) return {};
  return element("h3", context.say("一つの拠点だけがつながる相手",
                                   "Partners that one hub alone reaches")) +
         element("p", context.say("その拠点に紹介を頼めば、他の拠点にも広げられる相手です。",
                                  "Others could reach them if that hub made the introduction.")) +
         render(table);
}

bool is_region(const ReportContext& context, NodeId node) {
  return context.graph().kind(node) == "region";
}

// Ties that a source counts without naming the partner: shown, but no partner is invented.
Html counted_only(const ReportContext& context) {
  Table table{.id = "counted-ties",
              .caption = context.say("数だけが示された海外とのつながり",
                                     "Ties abroad of which the sources give only the number"),
              .columns = {{context.say("機関", "Institution")},
                          {context.say("地域", "Region")},
                          {context.say("相手の種類", "What is counted")},
                          {context.say("数", "Number"), true},
                          {context.say("出典", "Where it is stated")}},
              .sortable = true};
  const auto& graph = context.graph();
  for (const LinkId link : graph.links()) {
    const auto amount = graph.link_number(link, "count");
    const auto& ends = graph.link(link);
    if (!amount || !is_region(context, ends.target)) continue;
    if (!status_counts(graph, link, context.input.gap_options.gaps.statuses)) continue;
    const auto role = graph.link_text(link, "role");
    table.rows.push_back({{context.name(ends.source)},
                          {context.name(ends.target)},
                          {role.empty() ? Html::markup("–") : context.label("role", role)},
                          {Html::markup(fixed(*amount, 0)), fixed(*amount, 0)},
                          {places(context, {link})}});
  }
  if (table.rows.empty()) return {};
  return element("h3", context.say("数だけが示されたつながり", "Ties that are only counted")) +
         element("p",
                 context.say("資料に相手の名前がなく、数だけが示されているものです。上の表と図には"
                             "入れていません。",
                             "The sources do not name these partners, so they are in neither the "
                             "tables above nor the picture.")) +
         render(table);
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
              key(context) + matrix(context, partners) + reached_by_one(context, partners) +
              per_hub(context) + counted_only(context)};
}

}  // namespace musubi::report
