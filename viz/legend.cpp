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

double sign_width(const LegendEntry& entry) {
  switch (entry.sign) {
    case LegendEntry::Sign::line:
      return kLineWidth;
    case LegendEntry::Sign::box:
      return kBoxWidth;
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
    case LegendEntry::Sign::text:
      page.add_text(at, entry.sample, {.bold = true});
      return;
  }
}

}  // namespace

double add_legend(Page& page, Point at, double width, const std::vector<LegendEntry>& entries) {
  double x = at.x;
  double y = at.y + kRow / 2;
  for (const auto& entry : entries) {
    const double needed =
        sign_width(entry) + kGap + text_width(entry.meaning, kSmallText) * 1.12 + 4;
    if (x > at.x && x + needed > at.x + width) {
      x = at.x;
      y += kRow;
    }
    add_sign(page, {x, y}, entry);
    page.add_text({x + sign_width(entry) + kGap, y}, entry.meaning, {});
    x += needed + kBetween;
  }
  return y + kRow / 2;
}

}  // namespace musubi
