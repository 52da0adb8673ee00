#include "viz/report_regions.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

#include "viz/gap_words.hpp"
#include "viz/report_region_ways.hpp"
#include "viz/report_table.hpp"
#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

// The state, how many partners there, whether some are not named, and the way over other hubs.
Cell state(const ReportContext& context, const RegionCell& cell) {
  std::set<NodeId> named;
  bool counted = false;
  for (const auto& path : cell.via) {
    if (path.counted) counted = true;
    if (!path.counted) named.insert(path.partner);
  }
  Html mark = status_mark(context, cell.status, named.size());
  if (counted) {
    mark += Html::markup(" ") + element("small", context.say("名称なし", "not named"));
  }
  if (cell.access == Access::through_other_hub) {
    mark += Html::markup(" ") + through_mark(context);
  }
  const int group = cell.status == GapStatus::present ? 3 : cell.access == Access::none ? 1 : 2;
  return {mark, std::to_string(group) + status_style(cell.status), status_style(cell.status)};
}

Html matrix(const ReportContext& context) {
  const auto& gaps = context.input.reach.regions;
  Table table{.id = "region-matrix",
              .caption = context.say(
                  "拠点ごとにつながりのある国・地域。数字はつながりのある相手の数",
                  "Which hub reaches which region; the number counts its partners there"),
              .columns = {{context.say("国・地域", "Region")},
                          {context.say("拠点の数", "Hubs"), true},
                          {context.say("担う機関の数", "Institutions"), true}},
              .sortable = true,
              .style = "matrix"};
  for (const NodeId hub : context.hubs) table.columns.push_back({context.name(hub)});
  for (const std::size_t r : regions_in_order(gaps)) {
    const auto& reach = gaps.reach[r];
    std::vector<Cell> row{{name_of_region(context, r)},
                          {number(reach.hubs.size()), std::to_string(reach.hubs.size())},
                          {number(reach.carriers.size()), std::to_string(reach.carriers.size())}};
    for (const NodeId hub : context.hubs) {
      const auto* cell = region_cell(context, hub, r);
      row.push_back(cell == nullptr ? Cell{} : state(context, *cell));
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
  items.push_back(context.say("{0} 直接のつながりのある他の拠点をたどれば届く",
                              "{0} within reach by way of hubs that it is directly tied to",
                              {element("span", Html::markup("↪"), "aria-hidden=\"true\"")}));
  return element("p", context.say("凡例：", "Key: ") + join(items, " "), "class=\"key\"");
}

void add_new(std::vector<NodeId>& to, const std::vector<NodeId>& nodes) {
  for (const NodeId node : nodes) {
    if (std::find(to.begin(), to.end(), node) == to.end()) to.push_back(node);
  }
}

// Institutions that are tied to regions no hub reaches: who could be asked.
Html out_of_reach(const ReportContext& context) {
  const auto& gaps = context.input.reach.regions;
  std::vector<Html> names;
  std::vector<NodeId> who;
  for (const std::size_t r : regions_in_order(gaps)) {
    const auto& outside = gaps.reach[r].outside_hubs;
    if (!gaps.places.regions[r].is_country() || !gaps.reach[r].hubs.empty() || outside.empty()) {
      continue;
    }
    names.push_back(name_of_region(context, r));
    add_new(who, outside);
  }
  if (names.empty()) return {};
  return element(
      "p", context.say("{0}とのつながりは、どの拠点についても記載がありません。つながりをもつの"
                       "は、どの拠点の機能も担っていない{1}です。",
                       "The sources state no tie of any hub to {0}. Tied to them, but serving no "
                       "hub: {1}.",
                       {context.list(names), context.names(who)}));
}

// What the sources speak of without naming countries, and who is tied to it.
Html wide_regions(const ReportContext& context) {
  std::vector<Html> names;
  std::vector<NodeId> who;
  const auto& gaps = context.input.reach.regions;
  for (const std::size_t r : regions_in_order(gaps)) {
    if (gaps.places.regions[r].is_country()) continue;
    names.push_back(name_of_region(context, r));
    add_new(who, gaps.reach[r].outside_hubs);
  }
  if (names.empty()) return {};
  Html said = context.say(
      "資料は{0}"
      "について国名を挙げていません。どの国が含まれるかがデータから分からないため、上の国々"
      "とのつながりはここに数えず、記載がなくても「不明」としています。",
      "Of {0} the sources name no countries. The data do not tell which countries lie there, so "
      "ties to the countries above do not count for it, and what is not stated is called unknown.",
      {context.sentence_list(names)});
  if (!who.empty()) {
    said += context.say("どの拠点の機能も担っていない機関では、{0}がつながりをもっています。",
                        " Of those who serve no hub, {0} is tied to such a region.",
                        {context.names(who)});
  }
  return element("p", said);
}

}  // namespace

Html name_of_region(const ReportContext& context, std::size_t region) {
  return context.quoted(region_name(
      context.input.network, context.input.reach.regions.places.regions[region], context.language));
}

std::vector<std::size_t> regions_in_order(const RegionGaps& gaps) {
  std::vector<std::size_t> order(gaps.reach.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto key = [&](std::size_t r) {
    const auto& region = gaps.places.regions[r];
    return std::tuple(!region.is_country(), gaps.cells.size() - gaps.reach[r].hubs.size(),
                      gaps.cells.size() - region.partners.size(), region.code);
  };
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  return order;
}

const RegionCell* region_cell(const ReportContext& context, NodeId hub, std::size_t region) {
  const auto& cells = context.input.reach.regions.cells;
  const auto it = std::find_if(cells.begin(), cells.end(), [&](const RegionCell& cell) {
    return cell.hub == hub && cell.region == region;
  });
  return it == cells.end() ? nullptr : &*it;
}

Html regions(const ReportContext& context) {
  const auto& gaps = context.input.reach.regions;
  if (gaps.cells.empty()) return {};
  return element("h3", context.say("国・地域ごとに見たつながり", "Region by region")) +
         key(context) + matrix(context) + out_of_reach(context) + wide_regions(context) +
         bounds_paragraph(context, presence_bounds(gaps.cells), {"国・地域", "regions abroad"}) +
         region_ways(context);
}

}  // namespace musubi::report
