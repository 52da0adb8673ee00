#include "viz/logo.hpp"

#include <algorithm>
#include <cmath>

#include "engine/error.hpp"
#include "engine/file.hpp"
#include "engine/number_text.hpp"
#include "viz/label_placement.hpp"
#include "viz/page.hpp"
#include "viz/png_picture.hpp"
#include "viz/svg_picture.hpp"

namespace musubi {
namespace {

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
  const auto name = "the logo '" + file.string() + "'";
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (error) {
    throw Error(ErrorKind::input, name + " cannot be read",
                "name a PNG or SVG file; the place is counted from the style file");
  }
  const auto bytes = size > kLargestLogoBytes ? std::string{} : read_file(file);
  // A gzipped one grows when it is read.
  if (const auto most = std::max<std::uintmax_t>(size, bytes.size()); most > kLargestLogoBytes) {
    throw Error(ErrorKind::input, name + " takes " + std::to_string(most) + " bytes",
                "make it at most " + std::to_string(kLargestLogoBytes));
  }
  const auto absolute = std::filesystem::absolute(file);
  if (is_png(bytes)) return {absolute, png_ratio(bytes, name)};
  if (bytes.find("<svg") != std::string::npos) return {absolute, read_svg(bytes, name).ratio};
  throw Error(ErrorKind::input, name + " is neither PNG nor SVG", "save it as one of them");
}

void add_logo(Diagram& diagram, const Logo& logo) {
  if (diagram.layout != LayoutEngine::fixed) {
    throw Error(ErrorKind::usage, "a picture without a page has no corner for a logo",
                "leave the logo out, or take another view");
  }
  constexpr double kTop = 22;  // right under the date
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
    // The node has the shape of the logo. By "true" Graphviz would keep that of whole points, which
    // flattens small logos in PNG.
    diagram.nodes.push_back({.id = diagram.graph_attributes["id"] + "-logo",
                             .attributes = {{"shape", "none"},
                                            {"label", ""},
                                            {"image", logo.file.string()},
                                            {"imagescale", "both"},
                                            {"width", inches(size.x)},
                                            {"height", inches(size.y)}},
                             .center = center});
    return;
  }
  throw Error(ErrorKind::usage, "the title leaves no room for the logo", "leave the logo out");
}

}  // namespace musubi
