#pragma once
#include <string>
#include <string_view>

namespace musubi {

/// "#RRGGBB" of a colour that Pajek calls by name (in any case), "" of another text. O(names).
/// Source: the names and mixtures of dvips (color.pro), which Pajek uses.
[[nodiscard]] std::string hex_of_pajek_color(std::string_view name);

/// The name of the colour of Pajek that is nearest to "#RRGGBB": by squares of the differences of
/// red, green and blue, the first of equals, and White only for white: pale nodes would vanish. ""
/// of a text that is no such colour. O(names).
[[nodiscard]] std::string_view nearest_pajek_color(std::string_view hex);

}  // namespace musubi
