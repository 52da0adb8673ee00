#pragma once
#include <string_view>

namespace musubi {

/// How wide `text` (one line of UTF-8) is in points when set in kFontName at `size` points:
/// full-width characters one em, Latin letters by the classes of their widths. An estimate for
/// placing labels, seldom more than a tenth off; nothing is measured, so it is the same on every
/// machine. O(length).
[[nodiscard]] double text_width(std::string_view text, double size);

/// A width that surely holds it, in bold too (full-width characters are as wide in both faces), and
/// with each advance rounded to whole pixels.
[[nodiscard]] double bold_width(std::string_view text, double size);

}  // namespace musubi
