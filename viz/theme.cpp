#include "viz/theme.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/error.hpp"
#include "viz/color.hpp"
#include "viz/palette.hpp"

namespace musubi {
namespace {

constexpr std::array<std::pair<Theme, std::string_view>, 2> kThemes{
    {{Theme::light, "light"}, {Theme::dark, "dark"}}};

using Counterparts = std::map<std::string_view, std::string_view>;

// What stands on the page: lines, outlines, dots.
const Counterparts& dark_lines() {
  static const Counterparts kLines{
      {palette::kInk, palette::dark::kInk},
      {"black", palette::dark::kInk},
      {"white", palette::dark::kPage},
      {"#FFFFFF", palette::dark::kPage},
      {palette::kGrey, palette::dark::kGrey},
      {palette::kLightGrey, palette::dark::kLightGrey},
      {palette::kLines[0], palette::dark::kLines[0]},
      {palette::kLines[1], palette::dark::kLines[1]},
      {palette::kLines[2], palette::dark::kLines[2]},
      {palette::kLines[3], palette::dark::kLines[3]},
      {palette::kLines[4], palette::dark::kLines[4]},
      {palette::kLines[5], palette::dark::kLines[5]},
      {palette::kGaps[0], palette::dark::kGaps[0]},
      {palette::kGaps[2], palette::dark::kGaps[2]},
  };
  return kLines;
}

// What text stands on.
const Counterparts& dark_fills() {
  static const Counterparts kFills{
      {"white", palette::dark::kPage},
      {"#FFFFFF", palette::dark::kPage},
      {palette::kPaleBlue, palette::dark::kPaleBlue},
      {palette::kPaleGrey, palette::dark::kPaleGrey},
      {palette::kShades[0], palette::dark::kShades[0]},
      {palette::kShades[1], palette::dark::kShades[1]},
      {palette::kShades[2], palette::dark::kShades[2]},
      {palette::kShades[3], palette::dark::kShades[3]},
  };
  return kFills;
}

const Counterparts& dark_text() {
  static const Counterparts kText{
      {palette::kInk, palette::dark::kInk},     {"black", palette::dark::kInk},
      {palette::kGrey, palette::dark::kGrey},   {"white", palette::dark::kInkOnBright},
      {"#FFFFFF", palette::dark::kInkOnBright},
  };
  return kText;
}

Color color_of(std::string_view text) {
  return parse_color(text).value_or(Color{});
}

bool is_shown(const DiagramAttributes& attributes, std::string_view name) {
  const auto it = attributes.find(name);
  return it != attributes.end() && !it->second.empty();
}

std::string_view value_of(const DiagramAttributes& attributes, std::string_view name) {
  const auto it = attributes.find(name);
  return it == attributes.end() ? std::string_view{} : std::string_view(it->second);
}

bool is_filled(const DiagramAttributes& attributes) {
  return value_of(attributes, "style").find("filled") != std::string_view::npos;
}

class Painter {
 public:
  Painter(Diagram& diagram, Theme theme) : diagram_(diagram), dark_(theme == Theme::dark) {}

  void paint() {
    paint_page();
    for (auto& cluster : diagram_.clusters) {
      paint_part(cluster.attributes, true);
      if (dark_) cluster.attributes.emplace("fontcolor", ink());
    }
    for (auto& node : diagram_.nodes) paint_node(node.attributes);
    for (auto& edge : diagram_.edges) paint_line(edge.attributes);
  }

 private:
  void paint_page() {
    page_ = dark_ ? std::string(palette::dark::kPage) : std::string("white");
    if (!dark_) return;
    auto& page = diagram_.graph_attributes;
    page["bgcolor"] = page_;
    page["fontcolor"] = ink();
    diagram_.node_defaults.emplace("color", ink());
    diagram_.node_defaults.emplace("fontcolor", ink());
    diagram_.edge_defaults.emplace("color", ink());
    diagram_.edge_defaults.emplace("fontcolor", ink());
    for (auto* defaults : {&diagram_.node_defaults, &diagram_.edge_defaults}) {
      for (const auto* name : {"color", "fontcolor"}) {
        auto& color = (*defaults)[name];
        color = line(color);
      }
    }
  }

  [[nodiscard]] std::string ink() const {
    return std::string(dark_ ? palette::dark::kInk : palette::kInk);
  }
  [[nodiscard]] std::string ink_on_bright() const {
    return std::string(dark_ ? palette::dark::kInkOnBright : std::string_view("#FFFFFF"));
  }

  // A line or a dot on the page.
  [[nodiscard]] std::string line(const std::string& color) const {
    if (!dark_) return color;
    const auto& known = dark_lines();
    if (const auto it = known.find(color); it != known.end()) return std::string(it->second);
    if (const auto it = dark_fills().find(color); it != dark_fills().end()) {
      return std::string(it->second);
    }
    const auto parsed = parse_color(color);
    if (!parsed) return color;
    return hex(readable(*parsed, color_of(page_), color_of("white"), kLineContrast));
  }

  // What text stands on: pale tints, which would glare, become dark ones of the same hue.
  [[nodiscard]] std::string fill(const std::string& color) const {
    if (!dark_) return color;
    const auto& known = dark_fills();
    if (const auto it = known.find(color); it != known.end()) return std::string(it->second);
    const auto parsed = parse_color(color);
    if (!parsed) return line(color);
    constexpr double kPale = 0.6;
    if (luminance(*parsed) < kPale) return line(color);
    const Color page = color_of(page_);
    const double least = std::min({parsed->red, parsed->green, parsed->blue});
    const auto tint = [least](std::uint8_t value) {
      // What makes the tint differ from white, strengthened.
      constexpr double kStrength = 1.6;
      const double above = (value - least) * kStrength;
      return static_cast<std::uint8_t>(std::min(120.0, 30 + above));
    };
    return hex(mixed(page, {tint(parsed->red), tint(parsed->green), tint(parsed->blue)}, 0.9));
  }

  // The colour for text on this ground: as it is where it can be read.
  [[nodiscard]] std::string text(std::string color, const std::string& ground) const {
    if (dark_) {
      const auto& known = dark_text();
      const auto it = known.find(color);
      color = it == known.end() ? line(color) : std::string(it->second);
    }
    const auto own = parse_color(color);
    const auto under = parse_color(ground);
    if (!own || !under || contrast(*own, *under) >= kTextContrast) return color;
    const auto first = ink();
    const auto second = ink_on_bright();
    return contrast(color_of(first), *under) >= contrast(color_of(second), *under) ? first : second;
  }

  void paint_line(DiagramAttributes& attributes) const {
    for (const auto* name : {"color", "fillcolor", "fontcolor"}) {
      if (is_shown(attributes, name)) attributes[name] = line(attributes[name]);
    }
  }

  void paint_node(DiagramAttributes& attributes) const {
    auto all = diagram_.node_defaults;
    for (const auto& [name, value] : attributes) all[name] = value;
    const bool labelled = is_shown(attributes, "label");
    paint_part(attributes, labelled);
    // Also of text that has its colour from the defaults, or from Graphviz.
    if (!labelled) return;
    const bool filled = is_filled(all) && is_shown(all, "fillcolor");
    const auto ground = filled ? std::string(value_of(attributes, "fillcolor")) : page_;
    const auto given = attributes.find("fontcolor");
    const auto& from = given != attributes.end() ? given->second : original_ink();
    const auto chosen = text(from, ground.empty() ? page_ : ground);
    if (given != attributes.end() || chosen != ink()) attributes["fontcolor"] = chosen;
    paint_markup(attributes["label"], ground.empty() ? page_ : ground);
  }

  [[nodiscard]] static const std::string& original_ink() {
    static const std::string kInk(palette::kInk);
    return kInk;
  }

  // The outline and the fill.
  void paint_part(DiagramAttributes& attributes, bool labelled) const {
    const bool ground = labelled || is_empty_box(attributes);
    if (is_shown(attributes, "color")) {
      const auto outline = attributes["color"];
      // An outline that is the fill stays it.
      const bool as_fill = outline == value_of(attributes, "fillcolor") && ground;
      attributes["color"] = as_fill ? fill(outline) : line(outline);
    }
    if (is_shown(attributes, "fillcolor")) {
      const auto inside = attributes["fillcolor"];
      attributes["fillcolor"] = ground ? fill(inside) : line(inside);
    }
  }

  // A box with an outline of its own, as in a legend: what it stands for holds text.
  [[nodiscard]] static bool is_empty_box(const DiagramAttributes& attributes) {
    const auto shape = value_of(attributes, "shape");
    const auto outline = value_of(attributes, "color");
    return (shape.empty() || shape == "box") && !outline.empty() &&
           outline != value_of(attributes, "fillcolor");
  }

  // COLOR="..." and BGCOLOR="..." of a label in markup.
  void paint_markup(std::string& label, const std::string& ground) const {
    constexpr std::string_view kMark = "COLOR=\"";
    for (auto at = label.find(kMark); at != std::string::npos; at = label.find(kMark, at)) {
      const auto start = at + kMark.size();
      const auto end = label.find('"', start);
      if (end == std::string::npos) return;
      const auto color = label.substr(start, end - start);
      const bool behind = at >= 2 && label.compare(at - 2, 2, "BG") == 0;
      const auto painted = behind ? fill(color) : text(color, ground);
      label.replace(start, end - start, painted);
      at = start + painted.size();
    }
  }

  Diagram& diagram_;
  bool dark_;
  std::string page_{};
};

}  // namespace

std::string_view name_of(Theme theme) {
  return theme == Theme::dark ? "dark" : "light";
}

Theme theme_named(std::string_view name) {
  std::vector<std::string> names;
  for (const auto& [theme, known] : kThemes) {
    if (known == name) return theme;
    names.emplace_back(known);
  }
  throw Error(ErrorKind::usage, "no theme '" + std::string(name) + "'", suggest(name, names));
}

void apply_theme(Diagram& diagram, Theme theme) {
  Painter(diagram, theme).paint();
}

}  // namespace musubi
