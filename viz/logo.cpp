#include "viz/logo.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

#include "engine/error.hpp"
#include "engine/file.hpp"
#include "engine/number_text.hpp"
#include "viz/label_placement.hpp"
#include "viz/page.hpp"

namespace musubi {
namespace {

constexpr std::string_view kPngBegin = "\x89PNG\r\n\x1a\n";

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& problem,
                         const std::string& remedy) {
  throw Error(ErrorKind::input, "the logo '" + file.string() + "' " + problem, remedy);
}

std::size_t big_endian(std::string_view bytes) {
  std::size_t value = 0;
  for (const char byte : bytes) value = value * 256 + static_cast<unsigned char>(byte);
  return value;
}

double png_ratio(const std::filesystem::path& file, std::string_view bytes) {
  constexpr std::size_t kSizes = 16;  // width and height, four bytes each, after the chunk's head
  if (bytes.size() < kSizes + 8) refuse(file, "is cut short", "save it again");
  const auto width = big_endian(bytes.substr(kSizes, 4));
  const auto height = big_endian(bytes.substr(kSizes + 4, 4));
  if (width == 0 || height == 0) refuse(file, "has no size", "save it again");
  if (std::max(width, height) > kLargestLogoPixels) {
    refuse(file, "has " + std::to_string(width) + " x " + std::to_string(height) + " pixels",
           "make it at most " + std::to_string(kLargestLogoPixels) + " along each side");
  }
  return static_cast<double>(width) / static_cast<double>(height);
}

// The value of an attribute of the element that starts the drawing.
std::string_view attribute(std::string_view element, std::string_view name) {
  for (const char quote : {'"', '\''}) {
    const auto mark = std::string(" ").append(name).append("=") + quote;
    const auto at = element.find(mark);
    if (at == std::string_view::npos) continue;
    const auto start = at + mark.size();
    return element.substr(start, element.find(quote, start) - start);
  }
  return {};
}

// The number that a length begins with: "120px" is 120.
std::optional<double> length(std::string_view text) {
  const auto end = text.find_first_not_of("0123456789.");
  const auto value = parse_number(text.substr(0, end));
  return value && *value > 0 && text.find('%') == std::string_view::npos ? value : std::nullopt;
}

std::optional<double> view_box_ratio(std::string_view box) {
  std::array<double, 4> values{};
  std::size_t at = 0;
  for (auto& value : values) {
    at = box.find_first_not_of(" ,\t\n", at);
    if (at == std::string_view::npos) return std::nullopt;
    const auto end = std::min(box.find_first_of(" ,\t\n", at), box.size());
    const auto number = parse_number(box.substr(at, end - at));
    if (!number) return std::nullopt;
    value = *number;
    at = end;
  }
  if (values[2] <= 0 || values[3] <= 0) return std::nullopt;
  return values[2] / values[3];
}

double svg_ratio(const std::filesystem::path& file, std::string_view text) {
  for (const auto* other : {"<script", "<!ENTITY", "href=\"http", "href=\"file", "href='http",
                            "href='file", "url(http"}) {
    if (text.find(other) == std::string_view::npos) continue;
    refuse(file, "holds '" + std::string(other) + "'",
           "save it as plain SVG, with all that it shows inside");
  }
  const auto begin = text.find("<svg");
  const auto element = text.substr(begin, text.find('>', begin) - begin);
  if (!length(attribute(element, "width")) || !length(attribute(element, "height"))) {
    refuse(file, "has no width and height", "give its <svg> element both, in px or without a unit");
  }
  if (const auto ratio = view_box_ratio(attribute(element, "viewBox"))) return *ratio;
  return *length(attribute(element, "width")) / *length(attribute(element, "height"));
}

// What stands on the page already: not the points that lines of the legend end in.
std::vector<Rectangle> taken(const Diagram& diagram) {
  std::vector<Rectangle> result;
  for (const auto& node : diagram.nodes) {
    const auto width = node.attributes.find("width");
    const auto height = node.attributes.find("height");
    if (width == node.attributes.end() || height == node.attributes.end() || !node.center) continue;
    const auto style = node.attributes.find("style");
    if (style != node.attributes.end() && style->second == "invis") continue;
    result.push_back({*node.center,
                      {parse_number(width->second).value_or(0) * 72,
                       parse_number(height->second).value_or(0) * 72}});
  }
  return result;
}

}  // namespace

Logo read_logo(const std::filesystem::path& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (error)
    refuse(file, "cannot be read",
           "name a PNG or SVG file; the place is counted from the style file");
  if (size > kLargestLogoBytes) {
    refuse(file, "takes " + std::to_string(size) + " bytes",
           "make it at most " + std::to_string(kLargestLogoBytes));
  }
  const auto bytes = read_file(file);
  const std::string_view text(bytes);
  const auto absolute = std::filesystem::absolute(file);
  if (text.starts_with(kPngBegin)) return {absolute, png_ratio(file, text)};
  if (text.find("<svg") != std::string_view::npos) return {absolute, svg_ratio(file, text)};
  refuse(file, "is neither PNG nor SVG", "save it as one of them");
}

void add_logo(Diagram& diagram, const Logo& logo) {
  if (diagram.layout != LayoutEngine::fixed) {
    throw Error(ErrorKind::usage, "a picture without a page has no corner for a logo",
                "draw it with --size a4 or slide");
  }
  constexpr double kTop = 20;
  constexpr double kHighest = 30;
  constexpr double kWidest = 150;
  constexpr double kLowest = 10;
  const auto others = taken(diagram);
  for (double height = std::min(kHighest, kWidest / logo.ratio); height >= kLowest; height -= 1) {
    const Point size{height * logo.ratio, height};
    const Point center{diagram.page.x - kPageMargin - size.x / 2, kTop + height / 2};
    const bool free = std::none_of(others.begin(), others.end(), [&](const Rectangle& other) {
      return overlap(other, {center, {size.x + 8, size.y}}) > 0;
    });
    if (!free) continue;
    const auto inches = [](double points) {
      return number_text(std::round(points / 72 * 1000) / 1000);
    };
    diagram.nodes.push_back({.id = diagram.graph_attributes["id"] + "-logo",
                             .attributes = {{"shape", "none"},
                                            {"label", ""},
                                            {"image", logo.file.string()},
                                            {"imagescale", "true"},
                                            {"width", inches(size.x)},
                                            {"height", inches(size.y)}},
                             .center = center});
    return;
  }
  throw Error(ErrorKind::usage, "the title leaves no room for the logo", "leave the logo out");
}

}  // namespace musubi
