#include "viz/report_overseas_evidence.hpp"

#include <algorithm>

#include "viz/report_evidence.hpp"
#include "viz/report_overseas_partners.hpp"
#include "viz/report_table.hpp"
#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

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

bool is_region(const ReportContext& context, NodeId node) {
  return context.graph().kind(node) == "region";
}

}  // namespace

Html partners_by_hub(const ReportContext& context) {
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

Html counted_ties(const ReportContext& context) {
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
                 context.say(
                     "資料に相手の名前がなく、数だけが示されているものです。相手ごとの表と図には"
                     "入れていません。拠点を支える機関のものは、国・地域ごとの表に「名称"
                     "なし」として数えています。",
                     "The sources do not name these partners, so they are in neither the "
                     "table of partners nor the picture. Those of institutions that serve "
                     "a hub count in the table of regions, as not named.")) +
         render(table);
}

}  // namespace musubi::report
