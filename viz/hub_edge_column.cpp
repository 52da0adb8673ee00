#include "viz/hub_edge_column.hpp"

#include <algorithm>
#include <array>

#include "engine/country_name.hpp"
#include "viz/direct_links.hpp"
#include "viz/gap_words.hpp"
#include "viz/status_style.hpp"

namespace musubi {
namespace {

constexpr double kTieLength = 40;
constexpr double kWidth = kHubEdgeWidth - kTieLength;
constexpr double kLine = 10.5;
constexpr double kHubTie = 28;      // a box with two lines, and the gap under it
constexpr double kPartnerTie = 16;  // with one
constexpr double kHeading = 16;
constexpr double kLeastPartners = 5;  // rows that hubs leave them
constexpr double kGap = 7;            // between hubs and partners

DiagramAttributes tie_line(GapStatus status, std::size_t direct) {
  if (status == GapStatus::present) {
    return {{"color", std::string(palette::kBlue)}, {"penwidth", line_width(direct)}};
  }
  if (status == GapStatus::missing) {
    return {{"style", "dashed"}, {"color", std::string(palette::kVermilion)}, {"penwidth", "1.2"}};
  }
  return {{"style", "dotted"}, {"color", std::string(palette::kGrey)}, {"penwidth", "1.2"}};
}

double partners_height(const HubEdge& edge) {
  return kHeading + kPartnerTie * static_cast<double>(edge.partners.size() + 1);
}

class HubEdgeColumn {
 public:
  HubEdgeColumn(Page& page, const Network& network, const HubEdge& edge, const std::string& frame,
                Language language)
      : page_(page),
        network_(network),
        edge_(edge),
        frame_(frame),
        language_(language),
        ja_(language == Language::ja),
        left_(page.size().x - kPageMargin - kWidth) {}

  void draw(ColumnExtent extent) {
    double y = extent.top;
    // Which hubs are not tied is the question, so partners keep only a few rows.
    const double partners =
        std::min(partners_height(edge_), kHeading + kLeastPartners * kPartnerTie);
    if (!edge_.hubs.empty()) y = add_hubs(y, extent.bottom - partners);
    if (!edge_.partners.empty() || edge_.partners_missing + edge_.partners_unknown > 0) {
      add_partners(y, extent.bottom);
    }
  }

 private:
  void add_heading(double y, const std::string& text) {
    page_.add_text({left_, y + kHeading / 2}, text, {.size = 9, .bold = true});
  }

  void add_tie(const std::string& box, double y, DiagramAttributes line) {
    line.emplace("class", "tie");
    page_.add_line(frame_, box, {left_ - kTieLength, y}, {left_, y}, std::move(line));
  }

  // Returns where the next part may begin.
  double add_hubs(double y, double limit) {
    add_heading(y, ja_ ? "他の拠点" : "Other hubs");
    y += kHeading;
    const auto room = static_cast<std::size_t>(std::max(1.0, (limit - y - kLine) / kHubTie));
    const auto shown = edge_.hubs.size() <= room + 1 ? edge_.hubs.size() : room;
    for (std::size_t i = 0; i < shown; ++i) {
      add_hub(y, edge_.hubs[i]);
      y += kHubTie;
    }
    return add_more(y, hubs_after(shown)) + kGap;
  }

  // "" when there is none.
  [[nodiscard]] std::string hubs_after(std::size_t shown) const {
    std::array<std::size_t, 3> counts{};
    for (std::size_t i = shown; i < edge_.hubs.size(); ++i) {
      ++counts[static_cast<std::size_t>(edge_.hubs[i].status)];
    }
    const auto states = states_text(counts);
    return states.empty() ? states : (ja_ ? "ほかの拠点：" : "other hubs: ") + states;
  }

  // "stated 2, unknown 1"
  [[nodiscard]] std::string states_text(const std::array<std::size_t, 3>& counts) const {
    std::string text;
    for (const auto status : {GapStatus::present, GapStatus::missing, GapStatus::unknown}) {
      const auto count = counts[static_cast<std::size_t>(status)];
      if (count == 0) continue;
      if (!text.empty()) text.append(ja_ ? "、" : ", ");
      text.append(status_word(status, language_)).append(" ").append(std::to_string(count));
    }
    return text;
  }

  [[nodiscard]] std::string tie_text(const HubTie& tie) const {
    if (tie.status != GapStatus::present) return status_word(tie.status, language_);
    auto text =
        ja_ ? "直接のつながり" + std::to_string(tie.direct) + "件"
            : std::to_string(tie.direct) + (tie.direct == 1 ? " direct link" : " direct links");
    if (tie.kinds < 2) return text;
    const auto kinds = std::to_string(tie.kinds);
    return text + (ja_ ? "（" + kinds + "種）" : " of " + kinds + " kinds");
  }

  void add_hub(double y, const HubTie& tie) {
    const auto name = network_.node_name(tie.other, language_);
    const auto state = tie_text(tie);
    const std::vector<std::string> lines{clip_line(name, kWidth - 10, kSmallText), state};
    auto attributes = status_outline(tie.status);
    attributes["class"] = "other";
    attributes["tooltip"] = name + (ja_ ? "：" : ": ") + state;
    const Point size{kWidth, kHubTie - 3};
    const double middle = y + size.y / 2;
    const auto box = page_.add_box({left_ + size.x / 2, middle}, size, lines, 1, kSmallText,
                                   std::move(attributes));
    add_tie(box, middle, tie_line(tie.status, tie.direct));
  }

  void add_partners(double y, double bottom) {
    add_heading(y, ja_ ? "海外連携先" : "Partners abroad");
    y += kHeading;
    const auto rest = partners_left_out();
    const double end = bottom - (rest.empty() ? 0 : kLine);
    const auto room = static_cast<std::size_t>(std::max(0.0, (end - y) / kPartnerTie));
    const auto all = edge_.partners.size();
    const auto shown = all <= room ? all : std::max<std::size_t>(room, 1) - 1;
    for (std::size_t i = 0; i < shown; ++i) {
      add_partner(y, edge_.partners[i]);
      y += kPartnerTie;
    }
    if (shown < all) {
      const auto count = std::to_string(all - shown);
      y = add_more(y, ja_ ? "ほか" + count + "件" : "and " + count + " more");
    }
    add_more(y, rest);
  }

  // The partners of others, to whom this hub states no tie.
  [[nodiscard]] std::string partners_left_out() const {
    std::array<std::size_t, 3> counts{};
    counts[static_cast<std::size_t>(GapStatus::missing)] = edge_.partners_missing;
    counts[static_cast<std::size_t>(GapStatus::unknown)] = edge_.partners_unknown;
    auto text = states_text(counts);
    if (text.empty() || edge_.partners.empty()) return text;
    return (ja_ ? "ほかの連携先：" : "other partners: ") + text;
  }

  void add_partner(double y, const PartnerTie& tie) {
    const auto name = network_.node_name(tie.partner, language_);
    auto words = name;
    const auto country =
        country_name(std::string(network_.graph.node_text(tie.partner, "country")), language_);
    if (!country.empty()) words.append(ja_ ? "（" + country + "）" : " (" + country + ")");
    words.append(ja_ ? "：" : ": ");
    bool first = true;
    for (const NodeId carrier : tie.carriers) {
      if (!first) words.append(ja_ ? "、" : ", ");
      first = false;
      words.append(network_.node_name(carrier, language_));
    }
    const Point size{kWidth, kPartnerTie - 3};
    const double middle = y + size.y / 2;
    const auto box = page_.add_box({left_ + size.x / 2, middle}, size,
                                   {clip_line(name, kWidth - 8, kSmallText)}, 0, kSmallText,
                                   {{"style", "filled,rounded"},
                                    {"fillcolor", "#FFFFFF"},
                                    {"color", std::string(palette::kGreen)},
                                    {"class", "partner"},
                                    {"tooltip", std::move(words)}});
    add_tie(box, middle, {{"color", std::string(palette::kGreen)}, {"penwidth", "1.2"}});
  }

  // Returns where what follows may begin.
  double add_more(double y, const std::string& words) {
    if (words.empty()) return y;
    page_.add_text({left_, y + kLine / 2}, words, {.color = palette::kGrey});
    return y + kLine;
  }

  Page& page_;
  const Network& network_;
  const HubEdge& edge_;
  const std::string& frame_;
  Language language_;
  bool ja_;
  double left_;  // of the boxes
};

}  // namespace

double hub_edge_height(const HubEdge& edge) {
  return kHeading + kHubTie * static_cast<double>(edge.hubs.size()) + kGap + partners_height(edge);
}

void add_hub_edge(Page& page, const Network& network, const HubEdge& edge, const std::string& frame,
                  ColumnExtent extent, Language language) {
  HubEdgeColumn(page, network, edge, frame, language).draw(extent);
}

}  // namespace musubi
