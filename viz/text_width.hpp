#pragma once
#include <string_view>

namespace musubi {

/// How wide `text` (one line of UTF-8) is in points when set in kFontName at `size` points:
/// full-width characters one em, Latin letters by the classes of their widths. An estimate for
/// placing labels, seldom more than a tenth off; nothing is measured, so it is the same on every
/// machine. O(length).
[[nodiscard]] double text_width(std::string_view text, double size);

}  // namespace musubi
