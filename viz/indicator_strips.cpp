#include "viz/indicator_strips.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "viz/page.hpp"
#include "viz/text_width.hpp"

namespace musubi {
namespace {

constexpr double kMostNames = 172;
constexpr double kLeastPanel = 88;
constexpr double kWidestPanel = 190;

}  // namespace

IndicatorStrips::IndicatorStrips(const std::vector<IndicatorTable>& tables,
                                 const IndicatorPanelWords& words, Language language, Point page)
    : tables_(tables), words_(words), language_(language), page_(page), names_(widest_name()) {
  for (const auto& table : tables_) panels_ += table.panels.size();
}

void IndicatorStrips::choose(double foot) {
  foot_ = foot;
  strips_.clear();
  shown_ = 0;
  auto all = all_strips();
  std::stable_sort(all.begin(), all.end(), [&](const IndicatorStrip& a, const IndicatorStrip& b) {
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
  std::sort(strips_.begin(), strips_.end(), [](const IndicatorStrip& a, const IndicatorStrip& b) {
    return std::tie(a.table, a.panels) < std::tie(b.table, b.panels);
  });
}

std::vector<IndicatorStrip> IndicatorStrips::all_strips() const {
  std::vector<IndicatorStrip> all;
  for (std::size_t t = 0; t < tables_.size(); ++t) {
    const auto& panels = tables_[t].panels;
    for (std::size_t first = 0; first < panels.size(); first += across()) {
      IndicatorStrip strip{.table = t};
      for (std::size_t p = first; p < std::min(panels.size(), first + across()); ++p) {
        strip.panels.push_back(p);
        strip.on_axis += panels[p].on_axis;
      }
      strip.height = height(strip);
      all.push_back(std::move(strip));
    }
  }
  return all;
}

// The share of its figures that stand on an axis.
double IndicatorStrips::completeness(const IndicatorStrip& strip) const {
  const auto cells = strip.panels.size() * tables_[strip.table].subjects.size();
  return static_cast<double>(strip.on_axis) / static_cast<double>(cells);
}

std::size_t IndicatorStrips::head_lines(const IndicatorStrip& strip) const {
  std::size_t most = 0;
  for (const std::size_t p : strip.panels) {
    most = std::max(most, title_lines(strip, p).size() + unit_lines(strip, p).size());
  }
  return most;
}

double IndicatorStrips::height(const IndicatorStrip& strip) const {
  const auto& table = tables_[strip.table];
  const auto rows = rows_shown(table);
  const double more = rows < table.subjects.size() ? kRow : 0;
  return kTitle * static_cast<double>(head_lines(strip)) + kRow * static_cast<double>(rows) +
         std::max(more, kAxis);
}

std::vector<std::string> IndicatorStrips::title_lines(const IndicatorStrip& strip,
                                                      std::size_t panel) const {
  const auto& table = tables_[strip.table];
  return cut_lines(words_.name(table.panels[panel]), panel_width(table) - kBetween, kSmallText, 3,
                   language_);
}

std::vector<std::string> IndicatorStrips::unit_lines(const IndicatorStrip& strip,
                                                     std::size_t panel) const {
  const auto& table = tables_[strip.table];
  return cut_lines(words_.unit(table.panels[panel]), panel_width(table) - kBetween, kSmallText, 2,
                   language_);
}

double IndicatorStrips::panels_left() const {
  return kPageMargin + names_;
}
double IndicatorStrips::panels_width() const {
  return page_.x - kPageMargin - panels_left();
}
double IndicatorStrips::room() const {
  return page_.y - kTop - foot_;
}

// How many panels stand side by side at most.
std::size_t IndicatorStrips::across() const {
  return std::max<std::size_t>(1, static_cast<std::size_t>(panels_width() / kLeastPanel));
}

double IndicatorStrips::panel_width(const IndicatorTable& table) const {
  const auto most = static_cast<double>(std::min(across(), table.panels.size()));
  return std::min(panels_width() / most, kWidestPanel);
}

std::size_t IndicatorStrips::rows_shown(const IndicatorTable& table) const {
  const auto most =
      static_cast<std::size_t>((room() - kHeading - 4 * kTitle - kAxis - kGap) / kRow) - 1;
  return std::min(table.subjects.size(), most);
}

// Of the subjects, within reason.
double IndicatorStrips::widest_name() const {
  double widest = 0;
  for (const auto& table : tables_) {
    for (const auto& subject : table.subjects) {
      widest = std::max(widest, bold_width(words_.subject(subject), kSmallText));
    }
  }
  return std::min(widest + 10, kMostNames);
}

}  // namespace musubi
