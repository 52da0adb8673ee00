#include "viz/hub_view.hpp"

#include <algorithm>
#include <iterator>

#include "viz/direct_links.hpp"
#include "viz/hub_boxes.hpp"
#include "viz/text_width.hpp"

namespace musubi {
namespace {

std::vector<HubPair> linked(std::span<const HubPair> pairs) {
  std::vector<HubPair> result;
  std::copy_if(pairs.begin(), pairs.end(), std::back_inserter(result), [](const HubPair& pair) {
    return pair.status == GapStatus::present && direct_links(pair).count > 0;
  });
  return result;
}

void add_links(Page& page, const Network& network, std::span<const HubPair> pairs,
               const HubBoxes& boxes, Language language) {
  const auto lines = boxes.lines(pairs);
  auto labels = boxes.labels(lines);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto& pair = pairs[i];
    const auto direct = direct_links(pair);
    const auto text = direct_links_text(direct, language);
    page.add_curve(boxes.id(pair.a), boxes.id(pair.b), lines[i],
                   {{"color", std::string(palette::kBlue)},
                    {"penwidth", line_width(direct.count)},
                    {"class", "linked"},
                    {"tooltip", pair_name(network, pair, language) + ": " + text}});
    const Point size{text_width(text, kSmallText) + 8, kSmallText * 1.5};
    page.add_label(labels.place(i, size), text, palette::kInk);
  }
}

std::vector<LegendEntry> legend(std::span<const HubPair> pairs, Language language) {
  const bool ja = language == Language::ja;
  auto entries = direct_link_legend(palette::kBlue, most_direct_links(pairs), language);
  entries.push_back(
      {LegendEntry::Sign::text,
       {},
       ja ? "件・種" : "links, kinds",
       ja ? "つながりの件数と種類の数（共通の機関、共同プロジェクト、資料に明記、施設の運営、共通の"
            "運営者）"
          : "number of links and of their kinds (shared institution, joint project, stated tie, "
            "operated facility, shared operator)"});
  const auto outlines = outline_legend(language);
  entries.insert(entries.end(), outlines.begin(), outlines.end());
  return entries;
}

}  // namespace

Diagram hub_view(const Network& network, const HubNetwork& hubs, std::span<const HubPair> pairs,
                 Language language, const ViewStyle& style) {
  const bool ja = language == Language::ja;
  const auto placement = place_hubs(network, hubs, style.size);
  const auto linked_pairs = std::count_if(pairs.begin(), pairs.end(), [](const HubPair& pair) {
    return pair.status == GapStatus::present;
  });
  const auto counts =
      ja ? std::to_string(hubs.hubs.size()) + "拠点、" + std::to_string(pairs.size()) + "組のうち" +
               std::to_string(linked_pairs) + "組に直接のつながりの記載"
         : std::to_string(hubs.hubs.size()) + " hubs; direct links are stated for " +
               std::to_string(linked_pairs) + " of " + std::to_string(pairs.size()) + " pairs";
  Page page("hubs", ja ? "拠点どうしのつながり" : "How the hubs are linked",
            network.title.get(language) + std::string(part_gap(language)) + counts, placement.page,
            language);
  const HubBoxes boxes(page, network, hubs, placement, language);
  add_links(page, network, linked(pairs), boxes, language);
  add_foot_legend(page, legend(pairs, language));
  page.add_sources(hub_link_sources(network, hubs, pairs), language);
  return page.take();
}

}  // namespace musubi
