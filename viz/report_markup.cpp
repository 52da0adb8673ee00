#include "viz/report_markup.hpp"

#include "viz/escape.hpp"

namespace musubi::report {

Html text(std::string_view outside) {
  return Html::markup(html_escaped(outside));
}

Html element(std::string_view name, const Html& content, std::string_view attributes) {
  std::string code = "<" + std::string(name);
  if (!attributes.empty())
    code += (attributes.starts_with(' ') ? "" : " ") + std::string(attributes);
  return Html::markup(code + ">" + content.code() + "</" + std::string(name) + ">");
}

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + html_escaped(value) + "\"";
}

Html join(const std::vector<Html>& pieces, std::string_view separator) {
  std::string code;
  for (const auto& piece : pieces) {
    if (!code.empty()) code += separator;
    code += piece.code();
  }
  return Html::markup(code);
}

Html bullets(const std::vector<Html>& items, std::string_view attributes) {
  if (items.empty()) return {};
  Html list;
  for (const auto& item : items) list += element("li", item);
  return element("ul", list, attributes);
}

Html definition(const Html& term, const Html& meaning) {
  return element("dt", term) + element("dd", meaning) + Html::markup("\n");
}

Html collapsed(const Html& summary, const Html& content) {
  return element("details", element("summary", summary) + element("div", content)) +
         Html::markup("\n");
}

Html picture(std::string_view svg, std::string_view id, const Html& caption) {
  const Html drawing = inline_svg(svg);
  if (drawing.empty()) return {};
  // role="img" hides the drawing's many small texts from screen readers: the tables tell the same.
  const std::string label = "caption-" + std::string(id);
  return element("figure",
                 element("div", drawing, "role=\"img\" aria-labelledby=\"" + label + "\"") +
                     element("figcaption", caption, "id=\"" + label + "\"")) +
         Html::markup("\n");
}

}  // namespace musubi::report
