#include "viz/report_single_points.hpp"

#include <algorithm>
#include <map>

#include "viz/gap_words.hpp"
#include "viz/report_table.hpp"
#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

// What would be lost with the ties of one institution.
struct Loss {
  NodeId carrier = kNoNode;
  std::vector<NodeId> hubs{};
  std::vector<NodeId> partners{};                       // that nobody else carries
  std::vector<std::size_t> regions{};                   // that no hub would reach any more
  std::map<NodeId, std::vector<std::size_t>> of_hub{};  // that other hubs would still reach
};

std::vector<Loss> losses(const OverseasReach& reach) {
  std::vector<Loss> found;
  for (const auto& point : reach.single_points) {
    if (point.only_carrier == kNoNode) continue;
    auto loss = std::find_if(found.begin(), found.end(), [&](const Loss& known) {
      return known.carrier == point.only_carrier;
    });
    if (loss == found.end()) loss = found.insert(loss, Loss{point.only_carrier});
    for (const NodeId hub : point.hubs) {
      if (std::find(loss->hubs.begin(), loss->hubs.end(), hub) == loss->hubs.end()) {
        loss->hubs.push_back(hub);
      }
    }
    if (point.is_partner()) {
      loss->partners.push_back(point.partner);
    } else if (reach.regions.reach[point.region].carriers.size() > 1) {
      loss->of_hub[point.only_hub()].push_back(point.region);
    } else if (std::find(loss->regions.begin(), loss->regions.end(), point.region) ==
               loss->regions.end()) {
      loss->regions.push_back(point.region);
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Loss& a, const Loss& b) {
    return a.partners.size() > b.partners.size();
  });
  return found;
}

Html region_names(const ReportContext& context, const std::vector<std::size_t>& regions) {
  std::vector<Html> names;
  for (const std::size_t r : regions) {
    names.push_back(context.quoted(region_name(
        context.input.network, context.input.reach.regions.places.regions[r], context.language)));
  }
  return names.empty() ? Html::markup("–") : context.list(names);
}

Html by_carrier(const ReportContext& context) {
  Table table{.id = "overseas-only-carrier",
              .caption = context.say("一つの機関のつながりがなくなったときに届かなくなる先",
                                     "What is out of reach once the ties of one institution end"),
              .columns = {{context.say("機関", "Institution")},
                          {context.say("その機関を通じてつながる拠点", "Hubs it carries")},
                          {context.say("数", "Count"), true},
                          {context.say("どの拠点からも届かなくなる相手",
                                       "Partners that no hub reaches then")},
                          {context.say("どの拠点からも届かなくなる国・地域",
                                       "Regions that no hub reaches then")},
                          {context.say("その拠点からは届かなくなる国・地域",
                                       "Regions that the hub loses and others keep")}},
              .sortable = true};
  for (const auto& loss : losses(context.input.reach)) {
    std::vector<Html> of_hub;
    for (const auto& [hub, its_regions] : loss.of_hub) {
      of_hub.push_back(context.say("{0}：{1}", "{0}: {1}",
                                   {context.name(hub), region_names(context, its_regions)}));
    }
    table.rows.push_back(
        {{context.name(loss.carrier)},
         {context.names(loss.hubs)},
         {Html::markup(std::to_string(loss.partners.size())), std::to_string(loss.partners.size())},
         {loss.partners.empty() ? Html::markup("–") : context.names(loss.partners)},
         {region_names(context, loss.regions)},
         {of_hub.empty() ? Html::markup("–") : join(of_hub, "<br>")}});
  }
  return render(table);
}

// The other side of it: the hub that the others would have to ask.
Html by_partner(const ReportContext& context, const std::vector<OverseasPartner>& partners) {
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
  return element("p", context.say("次の相手には、一つの拠点だけがつながっています。その拠点に紹介を"
                                  "頼めば、他の拠点にも広げられる相手です。",
                                  "One hub alone reaches the following. Others could, if that hub "
                                  "made the introduction.")) +
         collapsed(context.say("一つの拠点だけがつながる相手 {0}",
                               "Partners that one hub alone reaches {0}",
                               {element("small", context.count(table.rows.size(), kPartners))}),
                   render(table));
}

}  // namespace

Html single_points(const ReportContext& context, const std::vector<OverseasPartner>& partners) {
  const Html carried = by_carrier(context);
  const Html single = by_partner(context, partners);
  if (carried.empty() && single.empty()) return {};
  Html body = element("h3", context.say("一つの機関・拠点に頼っているつながり",
                                        "What hangs on one institution or one hub"));
  if (!carried.empty()) {
    const auto reached = static_cast<std::size_t>(
        std::count_if(partners.begin(), partners.end(),
                      [](const OverseasPartner& partner) { return partner.hubs > 0; }));
    const auto& points = context.input.reach.single_points;
    const auto only = static_cast<std::size_t>(
        std::count_if(points.begin(), points.end(), [](const SinglePoint& point) {
          return point.is_partner() && point.only_carrier != kNoNode;
        }));
    body +=
        element("p",
                context.say("いずれかの拠点がつながる海外の相手{0}のうち、{1}は一つの機関だけが"
                            "つないでいます。その機関のつながりがなくなると、どの拠点からも届かなく"
                            "なります。担当者の交代などで途切れないか、会合で確かめてください。"
                            "不明な拠点に別のつながりがあることもあります。",
                            "Of {0} that some hub reaches, {1} hang on one institution: without "
                            "its ties no hub reaches them. Ask at the meeting whether these would "
                            "outlast a change of staff. A hub of which it is unknown may have "
                            "another tie.",
                            {context.count(reached, kPartners),
                             context.ja() ? context.count(only, kPartners) : number(only)})) +
        carried;
  }
  return body + single;
}

}  // namespace musubi::report
