#include "viz/legend.hpp"

#include <algorithm>

#include "viz/text_width.hpp"

namespace musubi {
namespace {

constexpr double kRow = 15;
constexpr double kGap = 6;       // between a sign and its meaning
constexpr double kBetween = 18;  // between entries
constexpr double kLineWidth = 34;
constexpr double kBoxWidth = 26;
constexpr double kDot = 9;
constexpr double kLine = 10.5;  // between lines of one meaning

double sign_width(const LegendEntry& entry) {
  switch (entry.sign) {
    case LegendEntry::Sign::line:
      return kLineWidth;
    case LegendEntry::Sign::box:
      return kBoxWidth;
    case LegendEntry::Sign::dot:
      return kDot;
    case LegendEntry::Sign::text:
      return text_width(entry.sample, kSmallText) + 4;
  }
  return 0;
}

void add_sign(Page& page, Point at, const LegendEntry& entry) {
  switch (entry.sign) {
    case LegendEntry::Sign::line:
      return page.add_line("", "", at, {at.x + kLineWidth, at.y}, entry.attributes);
    case LegendEntry::Sign::box:
      page.add_box({at.x + kBoxWidth / 2, at.y}, {kBoxWidth, 11}, {}, 0, kSmallText,
                   entry.attributes);
      return;
    case LegendEntry::Sign::dot:
      page.add_box({at.x + kDot / 2, at.y}, {kDot, kDot}, {}, 0, kSmallText, entry.attributes);
      return;
    case LegendEntry::Sign::text:
      page.add_text(at, entry.sample, {.bold = true});
      return;
  }
}

// An entry with its place.
struct Placed {
  const LegendEntry* entry = nullptr;
  Point at{};
  std::vector<std::string> lines{};  // of its meaning
};

struct Rows {
  std::vector<Placed> entries{};
  double bottom = 0.0;
};

// A meaning that is wider than a row goes on under itself.
std::vector<std::string> meaning_lines(const LegendEntry& entry, double width) {
  constexpr std::size_t kMostLines = 3;
  return cut_lines(entry.meaning, width - sign_width(entry) - kGap, kSmallText, kMostLines,
                   Language::ja);  // breaks English as well
}

Rows place(Point at, double width, const std::vector<LegendEntry>& entries) {
  Rows rows;
  double x = at.x;
  double y = at.y + kRow / 2;
  for (const auto& entry : entries) {
    const double needed =
        sign_width(entry) + kGap + text_width(entry.meaning, kSmallText) * 1.12 + 4;
    if (x > at.x && x + needed > at.x + width) {
      x = at.x;
      y += kRow;
    }
    Placed placed{&entry, {x, y}, {entry.meaning}};
    if (needed > width) placed.lines = meaning_lines(entry, width);
    y += kLine * static_cast<double>(placed.lines.size() - 1);
    rows.entries.push_back(std::move(placed));
    x += needed + kBetween;
  }
  rows.bottom = y + kRow / 2;
  return rows;
}

}  // namespace

void add_size_entry(std::vector<LegendEntry>& entries, const ViewStyle& style, Language language) {
  if (style.node_sizes.empty()) return;
  const auto measure = style.size_meaning.get(language);
  entries.push_back({LegendEntry::Sign::text,
                     {},
                     "●",
                     language == Language::ja ? "大きいほど値が大きい：" + measure
                                              : "the larger, the higher: " + measure});
}

double add_legend(Page& page, Point at, double width, const std::vector<LegendEntry>& entries) {
  const auto rows = place(at, width, entries);
  for (const auto& placed : rows.entries) {
    add_sign(page, placed.at, *placed.entry);
    Point text{placed.at.x + sign_width(*placed.entry) + kGap, placed.at.y};
    for (const auto& line : placed.lines) {
      page.add_text(text, line, {});
      text.y += kLine;
    }
  }
  return rows.bottom;
}

double legend_height(double width, const std::vector<LegendEntry>& entries) {
  return place({}, width, entries).bottom;
}

void add_foot_legend(Page& page, const std::vector<LegendEntry>& entries) {
  const double width = page.size().x - 2 * kPageMargin;
  add_legend(page, {kPageMargin, page.size().y - kSourcesHeight - legend_height(width, entries)},
             width, entries);
}

double foot_height(double page_width, const std::vector<LegendEntry>& entries) {
  constexpr double kAir = 10;
  return kSourcesHeight + legend_height(page_width - 2 * kPageMargin, entries) + kAir;
}

}  // namespace musubi
