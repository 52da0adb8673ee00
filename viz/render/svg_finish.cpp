#include "svg_finish.hpp"

#include <map>
#include <string_view>

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
    result += svg.substr(0, at + kBegin.size());
    result += kFontStack;
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

}  // namespace

std::string finish_svg(std::string svg, const Diagram& diagram) {
  svg = without(svg, "<!DOCTYPE", ">");
  svg = without(svg, "<!--", "-->");
  return with_titles(with_font_stack(svg), diagram);
}

}  // namespace musubi
