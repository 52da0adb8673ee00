#pragma once
#include <string_view>

namespace musubi {

/// The font that measures text, and that PNG and PDF are drawn with.
inline constexpr std::string_view kFontName = "Noto Sans CJK JP";

/// What an SVG or a page asks for: a font with Japanese glyphs on Linux, Windows and macOS each.
inline constexpr std::string_view kFontStack =
    "Noto Sans CJK JP, Yu Gothic, Hiragino Sans, Meiryo, sans-serif";

}  // namespace musubi
