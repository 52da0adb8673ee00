#include "viz/report_region_ways.hpp"

#include <algorithm>

#include "viz/report_regions.hpp"
#include "viz/report_table.hpp"
#include "viz/report_ties.hpp"
#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

// Regions that a hub gets to by the same way share a row.
struct Way {
  const RegionCell* first = nullptr;
  std::vector<std::size_t> regions{};
  std::vector<Html> carriers{};
};

bool same_steps(const RegionCell& a, const RegionCell& b) {
  return std::equal(a.steps.begin(), a.steps.end(), b.steps.begin(), b.steps.end(),
                    [](const HubStep& x, const HubStep& y) { return x.hub == y.hub; });
}

std::vector<Way> ways_of(const ReportContext& context, NodeId hub) {
  std::vector<Way> ways;
  const auto& gaps = context.input.reach.regions;
  for (const std::size_t r : regions_in_order(gaps)) {
    const auto* cell = region_cell(context, hub, r);
    if (cell == nullptr || cell->access != Access::through_other_hub) continue;
    auto way = std::find_if(ways.begin(), ways.end(),
                            [&](const Way& known) { return same_steps(*known.first, *cell); });
    if (way == ways.end()) way = ways.insert(way, Way{cell});
    const Html to = context.say("{0}（{1}）", "{0} ({1})",
                                {name_of_region(context, r), context.name(cell->last.carrier)});
    way->regions.push_back(r);
    way->carriers.push_back(to);
  }
  return ways;
}

Html steps(const ReportContext& context, const RegionCell& cell) {
  std::vector<Html> items;
  for (const auto& step : cell.steps) {
    items.push_back(element("strong", context.name(step.hub)) + Html::markup("<br>") +
                    element("small", tie(context, step.tie)));
  }
  return join(items, "<br>↓<br>");
}

}  // namespace

Html region_ways(const ReportContext& context) {
  Html blocks;
  for (const NodeId hub : context.hubs) {
    Table table{
        .id = "region-ways-of-" + std::to_string(hub),
        .caption = context.say("{0}から他の拠点をたどって届く国・地域",
                               "What {0} gets to by way of other hubs", {context.name(hub)}),
        .columns = {{context.say("たどる拠点と、そこへのつながり",
                                 "By way of which hub, and the tie to it")},
                    {context.say("届く国・地域（その先を担う機関）",
                                 "Regions (who is tied to them there)")}}};
    std::size_t amount = 0;
    for (const auto& way : ways_of(context, hub)) {
      table.rows.push_back({{steps(context, *way.first)}, {context.list(way.carriers)}});
      amount += way.regions.size();
    }
    if (amount == 0) continue;
    blocks += collapsed(
        context.name(hub) + Html::markup(" ") + element("small", context.count(amount, kRegions)),
        render(table));
  }
  if (blocks.empty()) return {};
  return element("h3", context.say("他の拠点をたどって届く国・地域",
                                   "Regions within reach by way of other hubs")) +
         element("p", context.say(
                          "自らのつながりが確かめられない国・地域に、直接のつながりのある拠点を"
                          "たどって届く最短の道筋です。紹介を頼む先の候補で、実際に紹介が得られる"
                          "ことを示すものではありません。",
                          "The shortest way over directly tied hubs to a region that the hub is "
                          "not known to reach itself: whom it could ask for an introduction, not "
                          "that one is to be had.")) +
         blocks;
}

}  // namespace musubi::report
