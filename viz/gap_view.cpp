#include "viz/gap_view.hpp"

#include <algorithm>
#include <cmath>

#include "engine/number_text.hpp"
#include "viz/direct_links.hpp"
#include "viz/gap_words.hpp"
#include "viz/hub_boxes.hpp"
#include "viz/text_width.hpp"

namespace musubi {
namespace {

constexpr std::size_t kLabelled = 10;

// A third of the missing pairs each, best first: colour and width fall together.
struct GapStyle {
  std::string_view color;
  const char* width;
};
constexpr GapStyle kHigh{palette::kGaps[0], "3.2"};
constexpr GapStyle kMiddle{palette::kGaps[1], "2.2"};
constexpr GapStyle kLow{palette::kGaps[2], "1.4"};

GapStyle style_of(std::size_t rank, std::size_t missing) {
  if (3 * rank < missing) return kHigh;
  return 3 * rank < 2 * missing ? kMiddle : kLow;
}

DiagramAttributes missing_line(const GapStyle& style) {
  return {{"style", "dashed"}, {"color", std::string(style.color)}, {"penwidth", style.width}};
}

DiagramAttributes linked_line() {
  return {{"color", std::string(palette::kLightGrey)}, {"penwidth", "0.8"}};
}

DiagramAttributes unknown_line() {
  return {{"style", "dotted"}, {"color", std::string(palette::kGrey)}, {"penwidth", "1.6"}};
}

std::string score_text(double score) {
  auto text = number_text(std::round(score * 100) / 100);
  if (text.find('.') == std::string::npos) text += '.';
  while (text.size() < 4) text += '0';
  return text;
}

std::string rank_text(std::size_t rank, double score, Language language) {
  const auto number = std::to_string(rank + 1);
  return (language == Language::ja ? number + "位 " : "#" + number + " ") + score_text(score);
}

std::string tooltip(const Network& network, const HubPair& pair, Language language) {
  return pair_name(network, pair, language) + ": " + status_word(pair.status, language);
}

// Every line first, then the labels, the best gaps choosing their places first.
void add_pairs(Page& page, const Network& network, std::span<const HubPair> pairs,
               std::size_t missing, const HubBoxes& boxes, Language language) {
  const auto lines = boxes.lines(pairs);
  auto labels = boxes.labels(lines);
  std::size_t rank = 0;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto& pair = pairs[i];
    auto attributes = linked_line();
    if (pair.status == GapStatus::unknown) attributes = unknown_line();
    if (pair.status == GapStatus::missing) {
      attributes = missing_line(style_of(rank, missing));
      if (rank < kLabelled) {
        const auto text = rank_text(rank, pair.score.total, language);
        const Point size{text_width(text, kSmallText) + 8, kSmallText * 1.5};
        page.add_label(labels.place(i, size), text, palette::kInk);
      }
      ++rank;
    }
    attributes["class"] = pair.status == GapStatus::missing   ? "missing"
                          : pair.status == GapStatus::unknown ? "unknown"
                                                              : "linked";
    attributes["tooltip"] = tooltip(network, pair, language);
    page.add_curve(boxes.id(pair.a), boxes.id(pair.b), lines[i], std::move(attributes));
  }
}

// `first` is what stands on the line of the first gap, "" when there is none.
std::vector<LegendEntry> legend(const std::string& first, Language language) {
  const bool ja = language == Language::ja;
  const auto line = LegendEntry::Sign::line;
  std::vector<LegendEntry> entries{
      {line, missing_line(kHigh), "",
       ja ? "記載なし・上位（両拠点の資料はあるが、つながりの記載がない）"
          : "none stated, top third (both hubs are described, no link is stated)"},
      {line, missing_line(kMiddle), "", ja ? "記載なし・中位" : "none stated, middle third"},
      {line, missing_line(kLow), "", ja ? "記載なし・下位" : "none stated, last third"},
      {line, unknown_line(), "",
       ja ? "不明（資料が足りず、有無を言えない）" : "unknown (not described well enough to tell)"},
      {line, linked_line(), "", ja ? "つながりあり" : "linked"}};
  if (!first.empty()) {
    entries.push_back(
        {LegendEntry::Sign::text,
         {},
         first,
         ja ? "順位とスコア（0～1：補完性・波及効果・見込み・冗長化の効果）"
            : "rank and score (0 to 1: complementarity, reach, likelihood, redundancy gained)"});
  }
  const auto outlines = outline_legend(language);
  entries.insert(entries.end(), outlines.begin(), outlines.end());
  return entries;
}

}  // namespace

Diagram gap_view(const Network& network, const HubNetwork& hubs, std::span<const HubPair> pairs,
                 Language language, const ViewStyle& style) {
  const bool ja = language == Language::ja;
  const auto placement = place_hubs(network, hubs, style.size);
  const auto count = [&](GapStatus status) {
    return static_cast<std::size_t>(std::count_if(
        pairs.begin(), pairs.end(), [&](const HubPair& pair) { return pair.status == status; }));
  };
  const auto number = [&](GapStatus status) {
    return status_word(status, language) + " " + std::to_string(count(status)) + (ja ? "組" : "");
  };
  const std::string comma = ja ? "、" : ", ";
  Page page("gaps",
            ja ? "資料につながりの記載がない拠点の組" : "Pairs of hubs for which no link is stated",
            network.title.get(language) + std::string(part_gap(language)) +
                number(GapStatus::missing) + comma + number(GapStatus::unknown) + comma +
                number(GapStatus::present),
            placement.page, language);
  const HubBoxes boxes(page, network, hubs, placement, language);
  add_pairs(page, network, pairs, count(GapStatus::missing), boxes, language);
  const auto first = std::find_if(pairs.begin(), pairs.end(), [](const HubPair& pair) {
    return pair.status == GapStatus::missing;
  });
  add_foot_legend(
      page,
      legend(first == pairs.end() ? "" : rank_text(0, first->score.total, language), language));
  page.add_sources(hub_link_sources(network, hubs, pairs), language);
  return page.take();
}

}  // namespace musubi
