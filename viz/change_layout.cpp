#include "viz/change_layout.hpp"

#include <algorithm>

#include "viz/page.hpp"

namespace musubi {
namespace {

using Column = ChangedPart::Column;

constexpr double kFoot = 62;  // legend and sources
constexpr double kBetweenBoxes = 4;
constexpr std::size_t kLinesAbove = 6;

// At the left there is room for arcs between hubs, at the right for those between others.
std::array<ColumnBand, 3> bands_of(const ChangedPart& part, double width) {
  std::array<ColumnBand, 3> bands{{{84, 226}, {316, 496}, {586, 766}}};
  if (!part.has(Column::abroad)) bands = {{{84, 300}, {500, 766}, {766, 766}}};
  for (auto& band : bands) {
    band.left *= width / kA4Landscape.x;
    band.right *= width / kA4Landscape.x;
  }
  return bands;
}

std::vector<std::string> lines_above(const std::vector<std::string>& words, double width,
                                     Language language) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto more = fit_lines(words[i], width, kSmallText, language);
    const bool last = i + 1 == words.size();
    if (lines.size() + more.size() + (last ? 0 : 1) > kLinesAbove) {
      const auto rest = std::to_string(words.size() - i);
      lines.push_back(language == Language::ja ? "ほか" + rest + "件の変化"
                                               : "and " + rest + " more changes");
      break;
    }
    lines.insert(lines.end(), more.begin(), more.end());
  }
  return lines;
}

std::vector<ChangeLayout::Box> boxes_of(const ChangedPart& part,
                                        const std::vector<std::string>& names,
                                        const ChangeLayout& layout, Language language) {
  std::vector<ChangeLayout::Box> boxes;
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto lines = balanced_lines(names[i], layout.band(part.nodes[i].column).width() - 6, kSmallText,
                                language);
    const double height = 11.6 * static_cast<double>(lines.size()) + 6;
    boxes.push_back({std::move(lines), height});
  }
  return boxes;
}

struct ColumnNeed {
  double height = 0.0;
  double boxes = 0.0;
};

std::array<ColumnNeed, 3> needs_of(const ChangedPart& part, const ChangeLayout& layout) {
  std::array<ColumnNeed, 3> needs{};
  for (std::size_t i = 0; i < part.nodes.size(); ++i) {
    auto& need = needs[static_cast<std::size_t>(part.nodes[i].column)];
    need.height += layout.boxes[i].height + kBetweenBoxes;
    ++need.boxes;
  }
  return needs;
}

// A column that needs less than `room` is spread over it.
void place_boxes(const ChangedPart& part, const std::array<ColumnNeed, 3>& needs, double room,
                 ChangeLayout& layout) {
  std::array<double, 3> filled{};
  for (std::size_t i = 0; i < part.nodes.size(); ++i) {
    const auto column = static_cast<std::size_t>(part.nodes[i].column);
    auto& box = layout.boxes[i];
    const double share =
        box.height + kBetweenBoxes + (room - needs[column].height) / needs[column].boxes;
    box.y = layout.top + filled[column] + share / 2;
    filled[column] += share;
  }
}

}  // namespace

ChangeLayout change_layout(const ChangedPart& part, const std::vector<std::string>& names,
                           const std::vector<std::string>& words, PageSize size,
                           Language language) {
  const auto shape = page_for(size, kA4Landscape);
  for (double scale = 1;; scale *= 1.04) {
    ChangeLayout layout{.page = {shape.x * scale, shape.y * scale}};
    layout.above = lines_above(words, layout.page.x - 2 * kPageMargin, language);
    layout.top = 92 + kChangeTextStep * static_cast<double>(layout.above.size());
    layout.bands = bands_of(part, layout.page.x);
    layout.boxes = boxes_of(part, names, layout, language);
    const auto needs = needs_of(part, layout);
    double needed = 0;
    for (const auto& need : needs) needed = std::max(needed, need.height);
    const double room = layout.page.y - kFoot - layout.top;
    if (needed > room && size != PageSize::own) continue;
    layout.page.y += std::max(0.0, needed - room);
    place_boxes(part, needs, std::max(room, needed), layout);
    return layout;
  }
}

}  // namespace musubi
