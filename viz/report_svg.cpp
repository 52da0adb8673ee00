#include <string_view>

#include "viz/report_markup.hpp"

namespace musubi::report {

// What surrounds the element in a file (prolog, document type, comments) would be an error inside
// HTML.
Html inline_svg(std::string_view svg) {
  constexpr std::string_view kEnd = "</svg>";
  const auto begin = svg.find("<svg");
  const auto end = svg.rfind(kEnd);
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
  return Html::markup(svg.substr(begin, end + kEnd.size() - begin));
}

}  // namespace musubi::report
