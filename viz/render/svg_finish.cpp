#include "svg_finish.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "data_uri.hpp"
#include "engine/file.hpp"
#include "viz/escape.hpp"
#include "viz/font.hpp"

namespace musubi {
namespace {

// Every `begin`...`end` cut out.
std::string without(std::string_view text, std::string_view begin, std::string_view end) {
  std::string result;
  for (auto at = text.find(begin); at != std::string_view::npos; at = text.find(begin)) {
    result += text.substr(0, at);
    const auto stop = text.find(end, at);
    if (stop == std::string_view::npos) return result;
    text.remove_prefix(stop + end.size());
    if (!text.empty() && text.front() == '\n') text.remove_prefix(1);
  }
  return result += text;
}

std::string with_font_stack(std::string_view svg) {
  constexpr std::string_view kBegin = "font-family=\"";
  std::string result;
  for (auto at = svg.find(kBegin); at != std::string_view::npos; at = svg.find(kBegin)) {
    const auto start = at + kBegin.size();
    const auto end = std::min(svg.find('"', start), svg.size());
    const auto family = svg.substr(start, end - start);
    result += svg.substr(0, start);
    // One that a style chose comes first; Times is what Graphviz takes when nothing is said.
    if (family != kFontName && !family.starts_with("Times")) result.append(family).append(", ");
    result += kFontStack;
    svg.remove_prefix(end);
  }
  return result += svg;
}

// Pictures that parts show, in the order in which they are drawn, as the data of each: a file that
// is sent around must not name one on the machine that drew it.
std::string with_embedded_images(std::string_view svg, const Diagram& diagram) {
  constexpr std::string_view kBegin = "<image xlink:href=\"";
  std::string result;
  for (const auto& node : diagram.nodes) {
    const auto image = node.attributes.find("image");
    const auto at = svg.find(kBegin);
    if (image == node.attributes.end() || at == std::string_view::npos) continue;
    result.append(svg.substr(0, at + kBegin.size())).append(data_uri(read_file(image->second)));
    svg.remove_prefix(std::min(svg.find('"', at + kBegin.size()), svg.size()));
  }
  return result += svg;
}

std::map<std::string, std::string> tooltips_of(const Diagram& diagram) {
  std::map<std::string, std::string> result;
  const auto add = [&](const auto& parts) {
    for (const auto& part : parts) {
      const auto it = part.attributes.find("tooltip");
      if (it != part.attributes.end()) result[part.id] = it->second;
    }
  };
  add(diagram.clusters);
  add(diagram.nodes);
  add(diagram.edges);
  return result;
}

// An id as it was given: Graphviz writes a hyphen as a reference.
std::string plain_id(std::string_view written) {
  constexpr std::string_view kHyphen = "&#45;";
  std::string id;
  for (auto at = written.find(kHyphen); at != std::string_view::npos; at = written.find(kHyphen)) {
    id.append(written.substr(0, at)).append("-");
    written.remove_prefix(at + kHyphen.size());
  }
  return id.append(written);
}

// Graphviz titles each part with its id: <g id="hubs-n0" class="node">\n<title>hubs-n0</title>.
std::string with_titles(std::string_view svg, const Diagram& diagram) {
  const auto tooltips = tooltips_of(diagram);
  constexpr std::string_view kGroup = "<g id=\"";
  constexpr std::string_view kTitle = "<title>";
  constexpr std::string_view kTitleEnd = "</title>\n";
  std::string result;
  std::string group;
  bool is_graph = false;
  while (!svg.empty()) {
    const auto end = std::min(svg.find('\n'), svg.size() - 1) + 1;
    const auto line = svg.substr(0, end);
    svg.remove_prefix(end);
    if (line.starts_with(kGroup)) {
      const auto id = line.substr(kGroup.size());
      group = plain_id(id.substr(0, id.find('"')));
      is_graph = line.find("class=\"graph\"") != std::string_view::npos;
    }
    if (!line.starts_with(kTitle) || !line.ends_with(kTitleEnd) || is_graph) {
      result += line;
    } else if (const auto it = tooltips.find(group); it != tooltips.end()) {
      result += std::string(kTitle) + xml_escaped(it->second) + std::string(kTitleEnd);
    }
  }
  return result;
}

// A name and a description of the whole, which screen readers tell in place of its many parts.
std::string with_description(std::string_view svg, const Diagram& diagram) {
  constexpr std::string_view kRoot = "<svg ";
  const auto begin = svg.find(kRoot);
  const auto end = svg.find('>', begin);
  if (begin == std::string_view::npos || end == std::string_view::npos) return std::string(svg);
  const auto given = diagram.graph_attributes.find("id");
  const auto id = xml_escaped(given == diagram.graph_attributes.end() ? "picture" : given->second);
  std::string result(svg.substr(0, begin + kRoot.size()));
  result.append("role=\"img\" aria-labelledby=\"").append(id).append("-title");
  if (!diagram.description.empty()) result.append(" ").append(id).append("-desc");
  result.append("\" ").append(svg.substr(begin + kRoot.size(), end + 1 - begin - kRoot.size()));
  result.append("\n<title id=\"").append(id).append("-title\">");
  result.append(xml_escaped(diagram.name)).append("</title>");
  if (!diagram.description.empty()) {
    result.append("\n<desc id=\"").append(id).append("-desc\">");
    result.append(xml_escaped(diagram.description)).append("</desc>");
  }
  return result.append(svg.substr(end + 1));
}

}  // namespace

std::string finish_svg(std::string svg, const Diagram& diagram) {
  svg = without(svg, "<!DOCTYPE", ">");
  svg = without(svg, "<!--", "-->");
  const auto titled = with_titles(with_embedded_images(with_font_stack(svg), diagram), diagram);
  return with_description(titled, diagram);
}

}  // namespace musubi
