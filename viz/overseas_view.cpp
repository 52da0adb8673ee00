#include "viz/overseas_view.hpp"

#include <algorithm>

#include "engine/country_name.hpp"
#include "viz/cited_sources.hpp"
#include "viz/hub_boxes.hpp"
#include "viz/overseas_layout.hpp"
#include "viz/partner_column.hpp"

namespace musubi {
namespace {

constexpr double kTop = 82;              // of the columns
constexpr double kLeastCarrierRow = 21;  // a box of one line
constexpr double kLeastHubRow = 36;      // a box of two lines
constexpr double kCarrierLine = 11.6;

// Points from the left edge of the page.
struct Band {
  double left = 0.0;
  double right = 0.0;
  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double middle() const { return (left + right) / 2; }
  // In a band of partners: the letters of who holds the tie, then the names.
  [[nodiscard]] double letters() const { return left + 3; }
  [[nodiscard]] double names() const { return left + 23; }
};

struct Columns {
  Band hubs{};
  Band carriers{};
  std::vector<Band> partners{};
};

Columns columns_of(PageSize size) {
  if (size == PageSize::slide) return {{26, 134}, {154, 312}, {{338, 584}, {592, 838}}};
  return {{26, 118}, {140, 246}, {{318, 569}}};
}

constexpr const char* kNobody = "–";

std::string letter(std::size_t carrier) {
  std::string text(1, static_cast<char>('A' + carrier % 26));
  return carrier < 26 ? text : text + std::to_string(carrier / 26);
}

// Colours run out sooner than carriers: the next round of them is dashed, then dotted.
DiagramAttributes tie_style(std::size_t carrier) {
  constexpr const char* kStyles[] = {"solid", "dashed", "dotted"};
  const auto colours = palette::kLines.size();
  return {{"color", std::string(palette::kLines[carrier % colours])},
          {"style", kStyles[carrier / colours % 3]},
          {"penwidth", "0.9"}};
}

class OverseasPage {
 public:
  OverseasPage(const Network& network, const OverseasTies& ties, Language language, PageSize size)
      : network_(network),
        ties_(ties),
        language_(language),
        size_(size),
        columns_(columns_of(size)),
        legend_(legend()),
        foot_(foot_height(page_for(size, kA4Portrait).x, legend_)),
        column_(place_partners(network, ties, area(), language)),
        page_("overseas", ja() ? "海外とのつながり" : "Ties abroad", subtitle(), page_size(),
              language) {}

  Diagram draw() {
    add_headings();
    add_countries();
    add_partners();
    add_carriers();
    add_hubs();
    add_foot_legend(page_, legend_);
    page_.add_sources(source_titles(network_, ties_.sources), language_);
    return page_.take();
  }

 private:
  [[nodiscard]] bool ja() const { return language_ == Language::ja; }
  [[nodiscard]] std::string name(NodeId node) const { return network_.node_name(node, language_); }

  [[nodiscard]] std::string subtitle() const {
    const auto partners = std::to_string(
        std::count_if(ties_.partners.begin(), ties_.partners.end(),
                      [](const OverseasPartner& partner) { return !partner.carriers.empty(); }));
    const auto carriers = std::to_string(ties_.carriers.size());
    return network_.title.get(language_) + std::string(part_gap(language_)) +
           (ja() ? carriers + "の機関・自治体が" + partners + "の海外の相手と連携"
                 : carriers + " bodies hold ties with " + partners + " partners");
  }

  [[nodiscard]] double room() const { return page_for(size_, kA4Portrait).y - foot_ - kTop; }

  [[nodiscard]] ColumnArea area() const {
    const auto& band = columns_.partners.front();
    return {kTop, room(), band.right - 2 - band.names(), columns_.partners.size(),
            size_ != PageSize::own};
  }

  // The page keeps the shape of A4 when it must grow.
  [[nodiscard]] Point page_size() {
    const auto carriers = static_cast<double>(ties_.carriers.size());
    const auto hubs = static_cast<double>(ties_.hubs.size());
    if (size_ != PageSize::own) check_room();
    column_.bottom =
        std::max({column_.bottom, kTop + carriers * kLeastCarrierRow, kTop + hubs * kLeastHubRow});
    return page_holding(size_, kA4Portrait, {0, column_.bottom + foot_});
  }

  void check_room() const {
    constexpr const char* kFilter = "a package with fewer of them";
    const auto check = [&](std::size_t there, double row, const char* what) {
      const auto most = static_cast<std::size_t>(room() / row);
      if (there > most) does_not_fit(size_, there, what, most, kFilter);
    };
    check(ties_.hubs.size(), kLeastHubRow, "hubs");
    check(ties_.carriers.size(), kLeastCarrierRow, "bodies with ties abroad");
    if (column_.bottom <= kTop + room()) return;
    std::size_t most = 0;
    while (most < column_.rows.size() && column_.row_end(most) <= kTop + room()) ++most;
    does_not_fit(size_, ties_.partners.size(), "partners abroad", most, kFilter);
  }

  void add_headings() {
    const TextStyle style{.size = 9, .color = palette::kGrey, .bold = true};
    page_.add_text({columns_.hubs.left, kTop - 12}, ja() ? "拠点" : "Hubs", style);
    page_.add_text({columns_.carriers.left, kTop - 12}, ja() ? "連携の担い手" : "Who holds the tie",
                   style);
    page_.add_text({columns_.partners.front().left, kTop - 12},
                   ja() ? "海外の相手（国別）" : "Partners by country", style);
  }

  void add_countries() {
    bool shaded = true;
    for (std::size_t first = 0; first < column_.rows.size();) {
      std::size_t next = first;
      const auto& country = ties_.partners[first].country;
      do {
        ++next;
      } while (next < column_.rows.size() && !column_.rows[next].begins_country);
      const auto& band = columns_.partners[column_.rows[first].column];
      const double top = column_.rows[first].y - column_.line_height / 2 - 1;
      const double bottom = column_.row_end(next - 1) + 1;
      page_.add_box({band.middle(), (top + bottom) / 2}, {band.width(), bottom - top}, {}, 0,
                    kSmallText,
                    {{"style", "filled"},
                     {"penwidth", "0"},
                     {"color", "white"},
                     {"class", "country"},
                     {"fillcolor", std::string(shaded ? palette::kPaleGrey : "#FFFFFF")}});
      page_.add_text({band.right - 3, column_.rows[first].y}, country_name(country, language_),
                     {.color = palette::kGrey, .bold = true, .align = Align::right});
      shaded = !shaded;
      first = next;
    }
  }

  void add_partners() {
    for (std::size_t i = 0; i < column_.rows.size(); ++i) {
      std::string letters;
      for (const auto carrier : ties_.partners[i].carriers) letters += letter(carrier);
      if (letters.empty()) letters = kNobody;
      const auto& band = columns_.partners[column_.rows[i].column];
      page_.add_text({band.letters(), column_.rows[i].y}, letters, {.bold = true});
      std::string id;
      for (std::size_t line = 0; line < column_.rows[i].lines.size(); ++line) {
        const Point at{band.names(),
                       column_.rows[i].y + column_.line_height * static_cast<double>(line)};
        const auto text = page_.add_text(at, column_.rows[i].lines[line], {});
        if (line == 0) id = text;
      }
      partner_ids_.push_back(id);
    }
  }

  // Boxes of one column, spread evenly over the height of the page; `step` apart.
  [[nodiscard]] double column_y(std::size_t i, std::size_t count) const {
    const double step = (column_.bottom - kTop) / static_cast<double>(count);
    return kTop + step * (static_cast<double>(i) + 0.5);
  }

  void add_carriers() {
    const auto& band = columns_.carriers;
    const double step = (column_.bottom - kTop) / static_cast<double>(ties_.carriers.size());
    const auto most = static_cast<std::size_t>(std::max(1.0, (step - 9) / kCarrierLine));
    for (std::size_t i = 0; i < ties_.carriers.size(); ++i) {
      const auto& carrier = ties_.carriers[i];
      auto lines = cut_lines(letter(i) + "  " + name(carrier.node), band.width() - 2, kSmallText,
                             most, language_);
      const double y = column_y(i, ties_.carriers.size());
      auto attributes = tie_style(i);
      attributes["style"] = "filled," + attributes["style"];
      attributes["penwidth"] = "1.6";
      attributes["fillcolor"] = "white";
      attributes["class"] = "carrier";
      attributes["tooltip"] = name(carrier.node);
      const double height = kCarrierLine * static_cast<double>(lines.size()) + 7;
      carrier_ids_.push_back(page_.add_box({band.middle(), y}, {band.width(), height}, lines,
                                           lines.size(), kSmallText, attributes));
      if (columns_.partners.size() > 1) continue;
      for (const auto partner : carrier.partners) add_tie(i, y, partner);
    }
  }

  void add_tie(std::size_t carrier, double y, std::size_t partner) {
    const Point from{columns_.carriers.right, y};
    const Point to{columns_.partners.front().left, column_.rows[partner].y};
    const double bend = (to.x - from.x) * 0.5;
    auto attributes = tie_style(carrier);
    attributes["class"] = "tie";
    attributes["tooltip"] =
        name(ties_.carriers[carrier].node) + " – " + name(ties_.partners[partner].node);
    page_.add_curve(carrier_ids_[carrier], partner_ids_[partner],
                    {from, {from.x + bend, from.y}, {to.x - bend, to.y}, to},
                    std::move(attributes));
  }

  void add_hubs() {
    const auto& band = columns_.hubs;
    const double step = (column_.bottom - kTop) / static_cast<double>(ties_.hubs.size());
    std::vector<std::string> ids;
    std::vector<double> ys;
    for (std::size_t i = 0; i < ties_.hubs.size(); ++i) {
      const auto& hub = ties_.hubs[i];
      auto lines = cut_lines(name(hub.node), band.width() - 2, 9, step < 52 ? 2 : 4, language_);
      const auto bold = lines.size();
      if (hub.status == GapStatus::missing) {
        lines.push_back(ja() ? "（記載なし）" : "(none stated)");
      }
      if (hub.status == GapStatus::unknown) lines.push_back(ja() ? "（不明）" : "(unknown)");
      auto attributes = coverage_outline(network_.covered(network_.graph.id(hub.node), "overseas"));
      attributes["class"] = "hub";
      attributes["tooltip"] = name(hub.node);
      ys.push_back(column_y(i, ties_.hubs.size()));
      const double height = std::min(13 * static_cast<double>(lines.size()) + 9, step - 1);
      ids.push_back(page_.add_box({band.middle(), ys.back()}, {band.width(), height}, lines, bold,
                                  9, std::move(attributes)));
    }
    for (std::size_t i = 0; i < ties_.carriers.size(); ++i) {
      const double y = column_y(i, ties_.carriers.size());
      for (const auto hub : ties_.carriers[i].hubs) {
        const double from = columns_.hubs.right;
        const double to = columns_.carriers.left;
        const double bend = (to - from) * 0.5;
        page_.add_curve(
            ids[hub], carrier_ids_[i],
            {{from, ys[hub]}, {from + bend, ys[hub]}, {to - bend, y}, {to, y}},
            {{"color", std::string(palette::kGrey)}, {"penwidth", "1"}, {"class", "serves"}});
      }
    }
  }

  [[nodiscard]] std::vector<LegendEntry> legend() const {
    std::vector<LegendEntry> entries{
        {LegendEntry::Sign::text,
         {},
         "A, B",
         columns_.partners.size() > 1
             ? (ja() ? "担い手の記号。海外の相手の前に、つながりを持つ担い手を記す（枠の色と線"
                       "種は見分けるためのもの）"
                     : "letter of a body; before each partner, of those that hold the tie "
                       "(frames differ only to tell bodies apart)")
         : ja() ? "担い手の記号。相手の前にも記す（線の色と種類は担い手を見分けるためのもの）"
                : "who holds the tie, repeated before each partner; colour and style of a line "
                  "only tell them apart"},
        {LegendEntry::Sign::line,
         {{"color", std::string(palette::kGrey)}, {"penwidth", "1"}},
         "",
         ja() ? "拠点の担い手（線のない担い手は拠点に属さない）"
              : "serves the hub (without a line: serves none)"},
        {LegendEntry::Sign::box, coverage_outline(Coverage::documented), "",
         ja() ? "海外連携の資料がある拠点" : "hub whose ties abroad are described"},
        {LegendEntry::Sign::box, coverage_outline(Coverage::partial), "",
         ja() ? "海外連携の資料が一部のみ・なしの拠点"
              : "hub whose ties abroad are described in part or not at all"}};
    // A partner whom no actual tie reaches is there because one is planned (or expected).
    if (std::any_of(ties_.partners.begin(), ties_.partners.end(),
                    [](const OverseasPartner& partner) { return partner.carriers.empty(); })) {
      entries.push_back({LegendEntry::Sign::text,
                         {},
                         kNobody,
                         ja() ? "まだ計画のみの相手" : "so far only planned"});
    }
    return entries;
  }

  const Network& network_;
  const OverseasTies& ties_;
  Language language_;
  PageSize size_;
  Columns columns_;
  std::vector<LegendEntry> legend_;
  double foot_;
  PartnerColumn column_;
  Page page_;
  std::vector<std::string> partner_ids_{};
  std::vector<std::string> carrier_ids_{};
};

}  // namespace

Diagram overseas_view(const Network& network, const HubNetwork& hubs,
                      std::span<const OverseasCell> cells, Language language,
                      const ViewStyle& style) {
  if (hubs.hubs.empty()) throw Error(ErrorKind::usage, "the network has no hubs to draw");
  const auto ties = overseas_ties(network, hubs, cells);
  return OverseasPage(network, ties, language, style.size).draw();
}

}  // namespace musubi
