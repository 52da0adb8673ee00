#include "viz/page.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "engine/number_text.hpp"
#include "viz/escape.hpp"
#include "viz/font.hpp"
#include "viz/text_width.hpp"

namespace musubi {
namespace {

constexpr double kPointsPerInch = 72.0;

// Sizes of boxes are in inches in Graphviz; a thousandth is more than a printer shows.
std::string inches(double points) {
  return number_text(std::round(points / kPointsPerInch * 1000.0) / 1000.0);
}

std::string font_markup(const std::string& text, double size, bool bold) {
  const std::string inner = bold ? "<B>" + dot_html_escaped(text) + "</B>" : dot_html_escaped(text);
  return "<FONT POINT-SIZE=\"" + number_text(size) + "\">" + inner + "</FONT>";
}

// A width that surely holds the text, bold or not: a table would grow to both sides, off its line.
double safe_width(std::string_view text, double size) {
  return bold_width(text, size) + 1.5;
}

// The later bytes of a character in UTF-8 are 10xxxxxx.
std::string_view without_first_character(std::string_view text) {
  text.remove_prefix(1);
  while (!text.empty() && (static_cast<unsigned char>(text.front()) & 0xC0U) == 0x80U) {
    text.remove_prefix(1);
  }
  return text;
}

std::string_view without_last_character(std::string_view text) {
  auto length = text.size();
  while (length > 0 && (static_cast<unsigned char>(text[--length]) & 0xC0U) == 0x80U) {
  }
  return text.substr(0, length);
}

// Rows of a table, for <BR/> sets lines of differing sizes over one another.
std::string rows_markup(const std::vector<std::string>& lines, std::size_t bold_lines,
                        double size) {
  std::string markup = "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLPADDING=\"0\" CELLSPACING=\"0\">";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool bold = i < bold_lines;
    markup += "<TR><TD>" +
              font_markup(lines[i], bold ? size : std::max(kSmallText, size - 2), bold) +
              "</TD></TR>";
  }
  return markup + "</TABLE>";
}

// A table of one cell is Graphviz' only text that is as wide as we say and aligned within it.
std::string aligned_markup(const std::string& text, const TextStyle& style, double width) {
  const char* side = style.align == Align::left    ? "LEFT"
                     : style.align == Align::right ? "RIGHT"
                                                   : "CENTER";
  return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLPADDING=\"0\" CELLSPACING=\"0\"><TR><TD "
         "WIDTH=\"" +
         number_text(width) + "\" ALIGN=\"" + side + "\">" +
         font_markup(text, style.size, style.bold) + "</TD></TR></TABLE>";
}

// The first `named` titles, and the number of the others.
std::string sources_text(const std::vector<std::string>& titles, std::size_t named,
                         Language language) {
  const bool ja = language == Language::ja;
  std::string text = ja ? "出典：" : "Sources: ";
  for (std::size_t i = 0; i < named; ++i) {
    if (i > 0) text += ja ? "；" : "; ";
    text += titles[i];
  }
  if (named == titles.size()) return text;
  const auto others = std::to_string(titles.size() - named);
  return text + (ja ? "；ほか" + others + "件" : "; and " + others + " more");
}

bool all_fit(const std::vector<std::string>& lines, double width, double size) {
  return std::all_of(lines.begin(), lines.end(),
                     [&](const std::string& line) { return safe_width(line, size) <= width; });
}

}  // namespace

Page::Page(std::string prefix, const std::string& title, const std::string& subtitle, Point size,
           Language language)
    : prefix_(std::move(prefix)) {
  diagram_.name = title;
  diagram_.description = subtitle;
  diagram_.layout = LayoutEngine::fixed;
  diagram_.page = size;
  diagram_.graph_attributes = {{"bgcolor", "white"}, {"id", prefix_}};
  diagram_.node_defaults = {{"fontname", std::string(kFontName)},
                            {"fixedsize", "true"},
                            {"shape", "box"},
                            {"margin", "0"},
                            {"fontsize", "8"}};
  diagram_.edge_defaults = {{"fontname", std::string(kFontName)}, {"dir", "none"}};
  add_anchors();
  const double width = size.x - 2 * kPageMargin;
  const auto one_line = [&](const std::string& text, double text_size) {
    return text.empty() ? text : cut_lines(text, width, text_size, 1, language).front();
  };
  add_text({kPageMargin, 32}, one_line(title, 16), {.size = 16, .bold = true});
  add_text({kPageMargin, 51}, one_line(subtitle, 9), {.size = 9, .color = palette::kGrey});
}

// Ends for the lines that join no boxes: an edge of a graph needs two.
void Page::add_anchors() {
  for (const auto* id : {"-from", "-to"}) {
    diagram_.nodes.push_back({.id = prefix_ + id,
                              .attributes = {{"shape", "point"},
                                             {"style", "invis"},
                                             {"width", "0.01"},
                                             {"height", "0.01"}},
                              .center = Point{diagram_.page.x / 2, diagram_.page.y / 2}});
  }
}

std::string Page::next_id() {
  return prefix_ + "-n" + std::to_string(nodes_++);
}

std::string Page::add_node(Point center, DiagramAttributes attributes, LabelKind kind) {
  auto id = next_id();
  diagram_.nodes.push_back(
      {.id = id, .attributes = std::move(attributes), .label_kind = kind, .center = center});
  return id;
}

std::string Page::add_box(Point center, Point size, const std::vector<std::string>& lines,
                          std::size_t bold_lines, double text_size, DiagramAttributes attributes) {
  const auto kind = lines.empty() ? LabelKind::plain : LabelKind::html;
  const auto label = lines.empty() ? std::string{} : rows_markup(lines, bold_lines, text_size);
  attributes.emplace("label", label);
  if (lines.empty()) attributes.emplace("fontsize", "1");  // even an empty label has a height
  attributes.emplace("width", inches(size.x));
  attributes.emplace("height", inches(size.y));
  return add_node(center, std::move(attributes), kind);
}

std::string Page::add_text(Point at, const std::string& text, const TextStyle& style) {
  if (text.empty()) return {};
  diagram_.nodes.push_back(text_node(next_id(), at, text, style));
  return diagram_.nodes.back().id;
}

std::string Page::add_label(Point center, const std::string& text, std::string_view color) {
  return add_node(center,
                  {{"style", "filled"},
                   {"fillcolor", "white"},
                   {"color", "white"},
                   {"penwidth", "0"},
                   {"label", text},
                   {"fontcolor", std::string(color)},
                   {"width", inches(text_width(text, kSmallText) + 5)},
                   {"height", inches(kSmallText * 1.5)}},
                  LabelKind::plain);
}

void Page::add_curve(const std::string& source, const std::string& target, std::vector<Point> path,
                     DiagramAttributes attributes) {
  for (auto& point : path) {
    point = {std::round(point.x * 100) / 100, std::round(point.y * 100) / 100};
  }
  diagram_.edges.push_back({.id = prefix_ + "-e" + std::to_string(edges_++),
                            .source = source.empty() ? prefix_ + "-from" : source,
                            .target = target.empty() ? prefix_ + "-to" : target,
                            .attributes = std::move(attributes),
                            .path = std::move(path)});
}

void Page::add_line(const std::string& source, const std::string& target, Point from, Point to,
                    DiagramAttributes attributes) {
  const Point step{(to.x - from.x) / 3, (to.y - from.y) / 3};
  add_curve(source, target,
            {from, {from.x + step.x, from.y + step.y}, {to.x - step.x, to.y - step.y}, to},
            std::move(attributes));
}

void Page::add_sources(const std::vector<std::string>& titles, Language language) {
  if (titles.empty()) return;
  constexpr std::size_t kLines = 2;
  constexpr double kStep = 10.5;
  const double width = size().x - 2 * kPageMargin;
  auto named = titles.size();
  auto lines = fit_lines(sources_text(titles, named, language), width, kSmallText, language);
  while (lines.size() > kLines && named > 1) {
    --named;
    lines = fit_lines(sources_text(titles, named, language), width, kSmallText, language);
  }
  double y = size().y - 16 - kStep * static_cast<double>(lines.size() - 1);
  for (const auto& line : lines) {
    add_text({kPageMargin, y}, line, {.color = palette::kGrey});
    y += kStep;
  }
}

DiagramNode text_node(std::string id, Point at, const std::string& text, const TextStyle& style) {
  const double width = std::ceil(safe_width(text, style.size));
  Point center = at;
  if (style.align == Align::left) center.x += width / 2;
  if (style.align == Align::right) center.x -= width / 2;
  DiagramNode node{.id = std::move(id),
                   .attributes = {{"shape", "plaintext"},
                                  {"label", aligned_markup(text, style, width)},
                                  {"fontcolor", std::string(style.color)},
                                  {"width", inches(width + 2)},
                                  {"height", inches(style.size * 1.5 + 2)}},
                   .label_kind = LabelKind::html,
                   .center = center};
  if (!style.tooltip.empty()) node.attributes["tooltip"] = style.tooltip;
  return node;
}

std::vector<std::string> fit_lines(std::string_view text, double width, double size,
                                   Language language) {
  // Latin letters are wider than half an em, so try fewer columns until every line fits.
  auto columns = static_cast<std::size_t>(std::max(2.0, 3 * width / size));
  auto lines = break_lines(text, columns, language);
  while (columns > 2 && !all_fit(lines, width, size)) {
    columns -= std::max<std::size_t>(1, columns / 32);
    lines = break_lines(text, columns, language);
  }
  return lines;
}

std::vector<std::string> balanced_lines(std::string_view text, double width, double size,
                                        Language language) {
  auto lines = fit_lines(text, width, size, language);
  // A line as wide as the longest word splits none.
  const auto word = longest_word(text, language);
  const auto least = all_fit({std::string(word)}, width, size) ? display_width(word) : 2;
  for (auto columns = display_width(text); columns >= least && lines.size() > 1; --columns) {
    auto narrower = break_lines(text, columns, language);
    if (narrower.size() > lines.size()) break;
    if (all_fit(narrower, width, size)) lines = std::move(narrower);
  }
  return lines;
}

std::vector<std::string> cut_lines(std::string_view text, double width, double size,
                                   std::size_t most, Language language) {
  auto lines = balanced_lines(text, width, size, language);
  if (lines.size() <= most) return lines;
  lines = fit_lines(text, width, size, language);
  std::string_view rest = text;
  for (std::size_t i = 0; i + 1 < most; ++i) {
    const auto start = rest.find(lines[i]);
    if (start == std::string_view::npos) break;  // bytes that are not UTF-8
    rest.remove_prefix(start + lines[i].size());
  }
  lines.resize(most);
  lines.back() = clip_line(trim(rest), width, size);
  return lines;
}

std::string clip_middle(std::string_view text, double width, double size) {
  auto head = text;
  auto tail = text;
  std::string clipped(text);
  while (!head.empty() && !tail.empty() && safe_width(clipped, size) > width) {
    if (safe_width(head, size) > safe_width(tail, size)) {
      head = without_last_character(head);
    } else {
      tail = without_first_character(tail);
    }
    clipped = std::string(trim(head)) + "…" + std::string(trim(tail));
  }
  return clipped;
}

std::string clip_line(std::string_view text, double width, double size) {
  if (safe_width(text, size) <= width) return std::string(text);
  std::string clipped = "…";
  while (!text.empty()) {
    text = without_last_character(text);
    clipped = std::string(trim(text)) + "…";
    if (safe_width(clipped, size) <= width) break;
  }
  return clipped;
}

}  // namespace musubi
