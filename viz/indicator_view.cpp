#include "viz/indicator_view.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "algorithms/gaps/figure_pair.hpp"
#include "engine/error.hpp"
#include "engine/text.hpp"
#include "viz/cited_sources.hpp"
#include "viz/indicator_panels.hpp"
#include "viz/indicator_words.hpp"
#include "viz/legend.hpp"
#include "viz/page.hpp"
#include "viz/text_width.hpp"

namespace musubi {
namespace {

constexpr double kTop = 64;
constexpr double kRow = 10.5;    // a subject
constexpr double kHeading = 12;  // what table it is
constexpr double kTitle = 10;    // a line of a panel's head
constexpr double kAxis = 11;     // its foot
constexpr double kGap = 6;       // between strips
constexpr double kMostNames = 172;
constexpr double kLeastPanel = 88;
constexpr double kWidestPanel = 190;
constexpr double kBetween = 8;  // panels
constexpr double kLeastPlot = 24;
constexpr double kMark = 5;

// Some panels of a table side by side, with the names of the subjects on their left.
struct Strip {
  std::size_t table = 0;
  std::vector<std::size_t> panels{};
  double height = 0.0;
  std::size_t on_axis = 0;
};

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
        names_(names_width()) {
    foot_ = foot_height(size_.x, legend());  // of no strip yet: what is always explained
    choose_strips();
    const double needed = foot_height(size_.x, legend());
    if (needed <= foot_) return;
    foot_ = needed;
    choose_strips();
  }

  Diagram draw() {
    Page page("indicators",
              ja_ ? "海外のクラスターなどとの数値の比較" : "Figures beside those of peers",
              subtitle(), size_, language_);
    double y = kTop;
    std::size_t table = tables_.size();
    for (const auto& strip : strips_) {
      if (strip.table != table) y = add_heading(page, y, tables_[strip.table]);
      table = strip.table;
      add_strip(page, y, strip);
      y += strip.height + kGap;
    }
    add_foot_legend(page, legend());
    page.add_sources(sources(), language_);
    return page.take();
  }

 private:
  [[nodiscard]] double panels_left() const { return kPageMargin + names_; }
  [[nodiscard]] double panels_width() const { return size_.x - kPageMargin - panels_left(); }
  [[nodiscard]] double room() const { return size_.y - kTop - foot_; }

  // How many panels stand side by side at most, and how wide they are in a table.
  [[nodiscard]] std::size_t across() const {
    return std::max<std::size_t>(1, static_cast<std::size_t>(panels_width() / kLeastPanel));
  }
  [[nodiscard]] double panel_width(const IndicatorTable& table) const {
    const auto most = static_cast<double>(std::min(across(), table.panels.size()));
    return std::min(panels_width() / most, kWidestPanel);
  }

  // Of a table too long for a page the first rows; one line then says how many are not shown.
  [[nodiscard]] std::size_t rows_shown(const IndicatorTable& table) const {
    const auto most =
        static_cast<std::size_t>((room() - kHeading - 4 * kTitle - kAxis - kGap) / kRow) - 1;
    return std::min(table.subjects.size(), most);
  }

  // As wide as the longest name, within reason.
  [[nodiscard]] double names_width() const {
    double widest = 0;
    for (const auto& table : tables_) {
      for (const auto& subject : table.subjects) {
        widest = std::max(widest, bold_width(name_of_subject(subject), kSmallText));
      }
    }
    return std::min(widest + 10, kMostNames);
  }

  // Those with most comparable figures first, as long as there is room; then as the sources go.
  void choose_strips() {
    strips_.clear();
    indicators_ = 0;
    shown_ = 0;
    std::vector<Strip> all;
    for (std::size_t t = 0; t < tables_.size(); ++t) {
      const auto& panels = tables_[t].panels;
      for (std::size_t first = 0; first < panels.size(); first += across()) {
        Strip strip{.table = t};
        for (std::size_t p = first; p < std::min(panels.size(), first + across()); ++p) {
          strip.panels.push_back(p);
          strip.on_axis += panels[p].on_axis;
        }
        strip.height = strip_height(strip);
        all.push_back(std::move(strip));
      }
      indicators_ += panels.size();
    }
    std::stable_sort(all.begin(), all.end(), [&](const Strip& a, const Strip& b) {
      return completeness(a) > completeness(b);
    });
    double used = 0;
    std::set<std::size_t> headed;
    for (auto& strip : all) {
      const double needed = strip.height + kGap + (headed.contains(strip.table) ? 0 : kHeading);
      if (used + needed > room() + kGap && !strips_.empty()) continue;
      used += needed;
      headed.insert(strip.table);
      shown_ += strip.panels.size();
      strips_.push_back(std::move(strip));
    }
    std::sort(strips_.begin(), strips_.end(), [](const Strip& a, const Strip& b) {
      return std::tie(a.table, a.panels) < std::tie(b.table, b.panels);
    });
  }

  // The share of its figures that stand on an axis.
  [[nodiscard]] double completeness(const Strip& strip) const {
    const auto cells = strip.panels.size() * tables_[strip.table].subjects.size();
    return static_cast<double>(strip.on_axis) / static_cast<double>(cells);
  }

  // Lines of the heads of its panels: title and unit.
  [[nodiscard]] std::size_t head_lines(const Strip& strip) const {
    std::size_t most = 0;
    for (const std::size_t p : strip.panels) {
      most = std::max(most, title(strip, p).size() + unit_lines(strip, p).size());
    }
    return most;
  }

  [[nodiscard]] double strip_height(const Strip& strip) const {
    const auto& table = tables_[strip.table];
    const auto rows = rows_shown(table);
    const double more = rows < table.subjects.size() ? kRow : 0;
    return kTitle * static_cast<double>(head_lines(strip)) + kRow * static_cast<double>(rows) +
           std::max(more, kAxis);
  }

  [[nodiscard]] std::string name_of_panel(const IndicatorPanel& panel) const {
    IndicatorComparison row;
    row.indicator = panel.indicator;
    row.category = panel.category;
    auto name = indicator_name(network_, row, language_);
    if (panel.status.empty() || panel.status == "actual") return name;
    const auto status = network_.vocabularies.label("status", panel.status, language_);
    return name.append(ja_ ? "・" : ", ").append(status);
  }

  [[nodiscard]] std::vector<std::string> title(const Strip& strip, std::size_t panel) const {
    const auto& table = tables_[strip.table];
    return cut_lines(name_of_panel(table.panels[panel]), panel_width(table) - kBetween, kSmallText,
                     3, language_);
  }

  [[nodiscard]] std::string name_of_subject(const std::string& id) const {
    const auto node = network_.graph.find(id);
    return node ? network_.node_name(*node, language_) : id;
  }

  [[nodiscard]] std::string subtitle() const {
    const auto count = std::to_string(indicators_);
    auto text = network_.title.get(language_) + std::string(part_gap(language_));
    text.append(ja_ ? "資料が一つの表に並べている指標 " + count + "件"
                    : count + (indicators_ == 1 ? " indicator" : " indicators") +
                          " that a source prints in one table");
    if (shown_ == indicators_) return text;
    const auto more = std::to_string(indicators_ - shown_);
    return text.append(ja_ ? "（比べられる値の多いものから示し、ほか" + more + "件は省略）"
                           : " (those with most comparable figures; " + more + " more not shown)");
  }

  [[nodiscard]] std::string heading_text(const IndicatorTable& table) const {
    if (table.heading.empty()) return ja_ ? "名を挙げた相手との比較" : "With the peers named";
    // Titles of tables are quoted as the source prints them.
    return ja_ ? "資料の表「" + table.heading + "」"
               : "Table “" + table.heading + "” of the source";
  }

  double add_heading(Page& page, double y, const IndicatorTable& table) {
    page.add_text({kPageMargin, y + kHeading / 2},
                  clip_line(heading_text(table), size_.x - 2 * kPageMargin, kSmallText),
                  {.color = palette::kGrey});
    return y + kHeading;
  }

  void add_strip(Page& page, double y, const Strip& strip) {
    const auto& table = tables_[strip.table];
    const double rows_top = y + kTitle * static_cast<double>(head_lines(strip));
    const auto rows = rows_shown(table);
    for (std::size_t r = 0; r < rows; ++r) add_stripe(page, rows_top, r);
    for (std::size_t r = 0; r < rows; ++r) add_name(page, rows_top, table, r);
    if (rows < table.subjects.size()) {
      const auto more = std::to_string(table.subjects.size() - rows);
      page.add_text({kPageMargin, rows_top + kRow * (static_cast<double>(rows) + 0.5)},
                    ja_ ? "ほか" + more + "件" : "and " + more + " more",
                    {.color = palette::kGrey});
    }
    const double width = panel_width(table);
    double x = panels_left();
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
    const auto name = name_of_subject(table.subjects[row]);
    page.add_text({kPageMargin + 2, rows_top + kRow * (static_cast<double>(row) + 0.5)},
                  clip_line(name, names_ - 6, kSmallText),
                  {.bold = row < table.compared, .tooltip = name});
  }

  // Unit, year and kind of axis.
  [[nodiscard]] std::string unit_text(const IndicatorPanel& panel) const {
    auto text = panel.unit.empty() ? std::string(ja_ ? "単位は値ごと" : "units differ")
                                   : network_.vocabularies.label("unit", panel.unit, language_);
    const auto add = [&](const std::string& part) { text.append(ja_ ? "・" : ", ").append(part); };
    if (!panel.year.empty()) add(panel.year);
    if (panel.axis && panel.axis->logarithmic) add(ja_ ? "対数" : "log");
    return text;
  }

  [[nodiscard]] std::vector<std::string> unit_lines(const Strip& strip, std::size_t panel) const {
    const auto& table = tables_[strip.table];
    return cut_lines(unit_text(table.panels[panel]), panel_width(table) - kBetween, kSmallText, 2,
                     language_);
  }

  void add_panel(Page& page, Point at, double rows_top, const Strip& strip, std::size_t number) {
    const auto& table = tables_[strip.table];
    const auto& panel = table.panels[number];
    const double width = panel_width(table) - kBetween;
    const auto lines = title(strip, number);
    const auto units = unit_lines(strip, number);
    double y = rows_top - kTitle * (static_cast<double>(lines.size() + units.size()) - 0.5);
    const auto name = name_of_panel(panel);
    for (const auto& line : lines) {
      page.add_text({at.x, y}, line, {.bold = true, .tooltip = name});
      y += kTitle;
    }
    for (const auto& line : units) {
      page.add_text({at.x, y}, line, {.color = palette::kGrey});
      y += kTitle;
    }
    const auto rows = rows_shown(table);
    double digits = 0;
    for (std::size_t r = 0; r < rows; ++r) {
      digits = std::max(digits, bold_width(value_text(panel, panel.figures[r]), kSmallText));
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
    const auto words = place.figure
                           ? tooltip(panel, network_.indicators[*place.figure], table.subjects[row])
                           : std::string();
    if (place.on_axis) add_mark(page, left, widths.plot, panel, place, compared, words);
    const double gap = panel.axis ? kMark / 2 + 5 : 0;
    const double x = left.x + widths.plot + gap;
    page.add_text(
        {x, left.y},
        clip_line(value_text(panel, place), widths.panel - widths.plot - gap + 2, kSmallText),
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

  [[nodiscard]] std::string tooltip(const IndicatorPanel& panel, const Indicator& figure,
                                    const std::string& subject) const {
    auto text = name_of_subject(subject).append(ja_ ? "・" : ", ").append(name_of_panel(panel));
    text.append(ja_ ? "：" : ": ").append(figure_text(network_, figure, language_)).append(" ");
    text.append(network_.vocabularies.label("unit", figure.unit, language_));
    if (!figure.year.empty()) text.append(" (").append(figure.year).append(")");
    if (!figure.definition.empty()) {
      text.append("; ").append(
          network_.vocabularies.label("definition", figure.definition, language_));
    }
    const auto& note = figure.note.get(language_);
    return note.empty() ? text : text.append("; ").append(note);
  }

  // A figure of several that cannot be compared with the others.
  [[nodiscard]] static bool is_marked(const IndicatorPanel& panel, const PanelFigure& place) {
    return place.figure && !place.on_axis && panel.stated > 1;
  }

  [[nodiscard]] std::string value_text(const IndicatorPanel& panel,
                                       const PanelFigure& place) const {
    if (!place.figure) return ja_ ? "記載なし" : "not stated";
    const auto& figure = network_.indicators[*place.figure];
    auto text = figure_text(network_, figure, language_);
    if (is_marked(panel, place)) text.append("†");
    if (!figure.year.empty() && panel.year.empty()) text.append(" (" + figure.year + ")");
    if (figure.unit != panel.unit) {
      text.append(" ").append(network_.vocabularies.label("unit", figure.unit, language_));
    }
    return text;
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
    return std::any_of(strips_.begin(), strips_.end(), [&](const Strip& strip) {
      const auto& table = tables_[strip.table];
      return std::any_of(strip.panels.begin(), strip.panels.end(), [&](std::size_t p) {
        const auto& panel = table.panels[p];
        return std::any_of(panel.figures.begin(),
                           panel.figures.begin() + static_cast<std::ptrdiff_t>(rows_shown(table)),
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
          return is_marked(panel, place);
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
    for (const auto& strip : strips_) {
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
  double names_;       // the width of the subjects' names
  double foot_ = 0.0;  // the height of legend and sources
  std::vector<Strip> strips_{};
  std::size_t indicators_ = 0;
  std::size_t shown_ = 0;
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
