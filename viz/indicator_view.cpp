#include "viz/indicator_view.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "algorithms/gaps/figure_pair.hpp"
#include "engine/error.hpp"
#include "engine/text.hpp"
#include "viz/cited_sources.hpp"
#include "viz/indicator_panel_words.hpp"
#include "viz/indicator_strips.hpp"
#include "viz/legend.hpp"
#include "viz/page.hpp"
#include "viz/text_width.hpp"

namespace musubi {
namespace {

constexpr double kRow = IndicatorStrips::kRow;
constexpr double kTitle = IndicatorStrips::kTitle;
constexpr double kAxis = IndicatorStrips::kAxis;
constexpr double kLeastPlot = 24;
constexpr double kMark = 5;

DiagramAttributes mark_style(bool compared) {
  const auto color = std::string(compared ? palette::kBlue : palette::kVermilion);
  return {{"shape", compared ? "box" : "circle"},
          {"style", "filled"},
          {"fillcolor", color},
          {"color", color}};
}

DiagramAttributes bar_style(bool compared) {
  const std::string color = compared ? "#8FBEDD" : "#F0B48A";  // tints of the marks
  return {{"style", "filled"}, {"fillcolor", color}, {"color", color}, {"penwidth", "0"}};
}

class IndicatorPicture {
 public:
  IndicatorPicture(const Network& network, std::vector<IndicatorTable> tables, Language language,
                   Point size)
      : network_(network),
        tables_(std::move(tables)),
        language_(language),
        ja_(language == Language::ja),
        size_(size),
        words_(network, language),
        strips_(tables_, words_, language, size) {
    const double foot = foot_height(size_.x, legend());  // of what is always explained
    strips_.choose(foot);
    const double needed = foot_height(size_.x, legend());
    if (needed > foot) strips_.choose(needed);
  }

  Diagram draw() {
    Page page("indicators",
              ja_ ? "海外のクラスターなどとの数値の比較" : "Figures beside those of peers",
              subtitle(), size_, language_);
    double y = IndicatorStrips::kTop;
    std::size_t table = tables_.size();
    for (const auto& strip : strips_.chosen()) {
      if (strip.table != table) y = add_heading(page, y, tables_[strip.table]);
      table = strip.table;
      add_strip(page, y, strip);
      y += strip.height + IndicatorStrips::kGap;
    }
    add_foot_legend(page, legend());
    page.add_sources(sources(), language_);
    return page.take();
  }

 private:
  [[nodiscard]] std::string subtitle() const {
    const auto count = std::to_string(strips_.panels());
    auto text = network_.title.get(language_) + std::string(part_gap(language_));
    text.append(ja_ ? "資料が一つの表に並べている指標 " + count + "件"
                    : count + (strips_.panels() == 1 ? " indicator" : " indicators") +
                          " that a source prints in one table");
    if (strips_.shown() == strips_.panels()) return text;
    const auto more = std::to_string(strips_.panels() - strips_.shown());
    return text.append(ja_ ? "（比べられる値の多いものから示し、ほか" + more + "件は省略）"
                           : " (those with most comparable figures; " + more + " more not shown)");
  }

  double add_heading(Page& page, double y, const IndicatorTable& table) {
    page.add_text({kPageMargin, y + IndicatorStrips::kHeading / 2},
                  clip_line(words_.heading(table), size_.x - 2 * kPageMargin, kSmallText),
                  {.color = palette::kGrey});
    return y + IndicatorStrips::kHeading;
  }

  void add_strip(Page& page, double y, const IndicatorStrip& strip) {
    const auto& table = tables_[strip.table];
    const double rows_top = y + kTitle * static_cast<double>(strips_.head_lines(strip));
    const auto rows = strips_.rows_shown(table);
    for (std::size_t r = 0; r < rows; ++r) add_stripe(page, rows_top, r);
    for (std::size_t r = 0; r < rows; ++r) add_name(page, rows_top, table, r);
    if (rows < table.subjects.size()) {
      const auto more = std::to_string(table.subjects.size() - rows);
      page.add_text({kPageMargin, rows_top + kRow * (static_cast<double>(rows) + 0.5)},
                    ja_ ? "ほか" + more + "件" : "and " + more + " more",
                    {.color = palette::kGrey});
    }
    const double width = strips_.panel_width(table);
    double x = strips_.panels_left();
    for (const std::size_t p : strip.panels) {
      add_panel(page, {x, y}, rows_top, strip, p);
      x += width;
    }
  }

  // Every other row on a tint, to lead the eye across.
  void add_stripe(Page& page, double rows_top, std::size_t row) const {
    if (row % 2 == 1) return;
    page.add_box({size_.x / 2, rows_top + kRow * (static_cast<double>(row) + 0.5)},
                 {size_.x - 2 * kPageMargin, kRow}, {}, 0, kSmallText,
                 {{"style", "filled"},
                  {"fillcolor", std::string(palette::kPaleGrey)},
                  {"color", std::string(palette::kPaleGrey)},
                  {"penwidth", "0"}});
  }

  void add_name(Page& page, double rows_top, const IndicatorTable& table, std::size_t row) const {
    const auto name = words_.subject(table.subjects[row]);
    page.add_text({kPageMargin + 2, rows_top + kRow * (static_cast<double>(row) + 0.5)},
                  clip_line(name, strips_.names_width() - 6, kSmallText),
                  {.bold = row < table.compared, .tooltip = name});
  }

  void add_panel(Page& page, Point at, double rows_top, const IndicatorStrip& strip,
                 std::size_t number) {
    const auto& table = tables_[strip.table];
    const auto& panel = table.panels[number];
    const double width = strips_.panel_width(table) - IndicatorStrips::kBetween;
    const auto lines = strips_.title_lines(strip, number);
    const auto units = strips_.unit_lines(strip, number);
    double y = rows_top - kTitle * (static_cast<double>(lines.size() + units.size()) - 0.5);
    const auto name = words_.name(panel);
    for (const auto& line : lines) {
      page.add_text({at.x, y}, line, {.bold = true, .tooltip = name});
      y += kTitle;
    }
    for (const auto& line : units) {
      page.add_text({at.x, y}, line, {.color = palette::kGrey});
      y += kTitle;
    }
    const auto rows = strips_.rows_shown(table);
    double digits = 0;
    for (std::size_t r = 0; r < rows; ++r) {
      digits = std::max(digits, bold_width(words_.value(panel, panel.figures[r]), kSmallText));
    }
    const double plot = panel.axis ? std::max(kLeastPlot, width - digits - 12) : 0;
    for (std::size_t r = 0; r < rows; ++r) {
      const Point left{at.x, rows_top + kRow * (static_cast<double>(r) + 0.5)};
      add_figure(page, left, {width, plot}, table, number, r);
    }
    if (panel.axis) {
      add_axis(page, {at.x, rows_top + kRow * static_cast<double>(rows)}, plot, panel);
    }
  }

  // Of a panel, and of the plot in it.
  struct Widths {
    double panel;
    double plot;
  };

  void add_figure(Page& page, Point left, const Widths& widths, const IndicatorTable& table,
                  std::size_t number, std::size_t row) const {
    const auto& panel = table.panels[number];
    const auto& place = panel.figures[row];
    const bool compared = row < table.compared;
    const auto words = place.figure ? words_.tooltip(panel, network_.indicators[*place.figure],
                                                     table.subjects[row])
                                    : std::string();
    if (place.on_axis) add_mark(page, left, widths.plot, panel, place, compared, words);
    const double gap = panel.axis ? kMark / 2 + 5 : 0;
    const double x = left.x + widths.plot + gap;
    page.add_text(
        {x, left.y},
        clip_line(words_.value(panel, place), widths.panel - widths.plot - gap + 2, kSmallText),
        {.color = place.on_axis ? palette::kInk : palette::kGrey,
         .bold = compared && place.on_axis,
         .tooltip = words});
  }

  void add_mark(Page& page, Point left, double plot, const IndicatorPanel& panel,
                const PanelFigure& place, bool compared, const std::string& words) const {
    const auto& figure = network_.indicators[*place.figure];
    const auto value = value_in(panel.unit, figure);
    const auto x = [&](double number) { return left.x + plot * panel.axis->position(number); };
    // Bars end where the axis does: position() takes what lies beyond to its end.
    const double from = x(std::isfinite(value.low) ? value.low : panel.axis->low);
    const double to = x(std::isfinite(value.high) ? value.high : panel.axis->high);
    if (to - from > 0.5) {
      auto bar = bar_style(compared);
      bar["class"] = "range";
      page.add_box({(from + to) / 2, left.y}, {to - from, 2.4}, {}, 0, kSmallText, std::move(bar));
    }
    auto mark = mark_style(compared);
    mark["class"] = compared ? "compared" : "peer";
    mark["tooltip"] = words;
    page.add_box({x(value.value), left.y}, {kMark, kMark}, {}, 0, kSmallText, std::move(mark));
  }

  static void add_axis(Page& page, Point at, double plot, const IndicatorPanel& panel) {
    page.add_box({at.x + plot / 2, at.y}, {plot, 0.8}, {}, 0, kSmallText,
                 {{"style", "filled"},
                  {"fillcolor", std::string(palette::kGrey)},
                  {"color", std::string(palette::kGrey)},
                  {"penwidth", "0"},
                  {"class", "axis"}});
    const auto low = axis_end_text(panel.axis->low);
    const auto high = axis_end_text(panel.axis->high);
    page.add_text({at.x, at.y + kAxis / 2}, low, {.color = palette::kGrey});
    // Centred under the end, unless it would run into the other.
    const double half = bold_width(high, kSmallText) / 2 + 2;
    const double centre = std::max(at.x + plot, at.x + bold_width(low, kSmallText) + 6 + half);
    page.add_text({centre, at.y + kAxis / 2}, high,
                  {.color = palette::kGrey, .align = Align::center});
  }

  // Whether a figure that is shown is such.
  template <typename Predicate>
  [[nodiscard]] bool any_shown(Predicate&& is_such) const {
    return std::any_of(
        strips_.chosen().begin(), strips_.chosen().end(), [&](const IndicatorStrip& strip) {
          const auto& table = tables_[strip.table];
          return std::any_of(strip.panels.begin(), strip.panels.end(), [&](std::size_t p) {
            const auto& panel = table.panels[p];
            return std::any_of(
                panel.figures.begin(),
                panel.figures.begin() + static_cast<std::ptrdiff_t>(strips_.rows_shown(table)),
                [&](const PanelFigure& place) { return is_such(panel, place); });
          });
        });
  }

  // Only of what is shown.
  [[nodiscard]] std::vector<LegendEntry> legend() const {
    using Sign = LegendEntry::Sign;
    const auto text = [&](const char* ja, const char* en) { return std::string(ja_ ? ja : en); };
    std::vector<LegendEntry> entries{
        {Sign::dot, mark_style(true), "", text("比べる対象", "whose figures are compared")},
        {Sign::dot, mark_style(false), "", text("相手", "peer")},
        {Sign::box, bar_style(true), "",
         text("≥ 以上・≤ 以下・≈ 約の値で、ありうる範囲（軸の端まで続くものは上限・下限なし）",
              "range that ≥ at least, ≤ at most and ≈ about leave open (open-ended where it "
              "reaches the end of the axis)")}};
    if (any_shown([&](const IndicatorPanel& panel, const PanelFigure& place) {
          return IndicatorPanelWords::is_marked(panel, place);
        })) {
      entries.push_back({Sign::text,
                         {},
                         "†",
                         text("単位か定義が違い、軸に置いて比べられない値",
                              "another unit or definition: not on the axis")});
    }
    if (any_shown([](const IndicatorPanel&, const PanelFigure& place) { return !place.figure; })) {
      entries.push_back({Sign::text,
                         {},
                         text("記載なし", "not stated"),
                         text("手元の資料に値がない（0 ではない）",
                              "no figure in the sources at hand (not zero)")});
    }
    return entries;
  }

  [[nodiscard]] std::vector<std::string> sources() const {
    std::set<std::string> cited;
    for (const auto& strip : strips_.chosen()) {
      for (const std::size_t p : strip.panels) {
        for (const auto& place : tables_[strip.table].panels[p].figures) {
          if (!place.figure) continue;
          for (auto& id : split_list(network_.indicators[*place.figure].evidence)) {
            cited.insert(std::move(id));
          }
        }
      }
    }
    return source_titles(network_, cited);
  }

  const Network& network_;
  std::vector<IndicatorTable> tables_;
  Language language_;
  bool ja_;
  Point size_;
  IndicatorPanelWords words_;
  IndicatorStrips strips_;
};

}  // namespace

Diagram indicator_view(const Network& network, std::span<const IndicatorComparison> rows,
                       Language language, const ViewStyle& style) {
  if (rows.empty()) {
    throw Error(ErrorKind::usage, "no figure of this network stands beside one from abroad",
                "name whose figures to compare with --node");
  }
  return IndicatorPicture(network, indicator_tables(network, rows), language,
                          page_for(style.size, kA4Landscape))
      .draw();
}

}  // namespace musubi
