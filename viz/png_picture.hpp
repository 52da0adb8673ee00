#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace musubi {

inline constexpr std::size_t kLargestPngSide = 4096;  ///< pixels

[[nodiscard]] bool is_png(std::string_view bytes);

/// Width by height of a PNG. Throws Error(input), whose text begins with `name`, when it is cut
/// short or damaged (a part differs from its checksum), which a renderer would pass over in
/// silence, has no size, or is larger than kLargestPngSide along a side. O(bytes).
[[nodiscard]] double png_ratio(std::string_view bytes, const std::string& name);

}  // namespace musubi
