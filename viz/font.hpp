#pragma once
#include <string>
#include <string_view>

#include "viz/diagram.hpp"

namespace musubi {

/// The font that measures text, and that PNG and PDF are drawn with unless a style names another.
inline constexpr std::string_view kFontName = "Noto Sans CJK JP";

/// What an SVG or a page asks for: a font with Japanese glyphs on Linux, Windows and macOS each.
inline constexpr std::string_view kFontStack =
    "Noto Sans CJK JP, Yu Gothic, Hiragino Sans, Meiryo, sans-serif";

/// Whether fontconfig knows a font of this family, in any language and whatever the case. True as
/// well where its program fc-list is not there to ask. Runs it: some 50 ms.
[[nodiscard]] bool has_font(const std::string& family);

/// Which Debian package to install for a family that is missing.
[[nodiscard]] std::string font_remedy(std::string_view family);

/// Sets what is set in kFontName in another family. Boxes keep the sizes that kFontName needs.
/// O(size).
void apply_font(Diagram& diagram, const std::string& family);

}  // namespace musubi
