#pragma once
#include <string>
#include <string_view>

namespace musubi {

/// An SVG made ready for Graphviz, which reads only the first lines of one for its kind and size.
struct SvgPicture {
  /// Begins, after an XML declaration, with the root element, and that with its width and height,
  /// in units of the drawing.
  std::string text{};
  double ratio = 1.0;  ///< width by height
};

/// Throws Error(input), whose text begins with `name`, when it is broken XML, is no SVG, has no
/// size (neither a viewBox nor width and height), runs a script, or asks for other files: of all of
/// those a part of the picture, or all, would be left out in silence. O(bytes).
[[nodiscard]] SvgPicture read_svg(std::string_view bytes, const std::string& name);

}  // namespace musubi
