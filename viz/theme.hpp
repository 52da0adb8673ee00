#pragma once
#include <string_view>

#include "viz/diagram.hpp"

namespace musubi {

/// What a picture stands on.
enum class Theme { light, dark };

[[nodiscard]] std::string_view name_of(Theme theme);  ///< "light", "dark"
/// Throws Error(usage) with the names there are.
[[nodiscard]] Theme theme_named(std::string_view name);

/// Gives a finished diagram, which views make for a light ground, the colours of a theme: under
/// `dark` every colour of the palette becomes its counterpart, and any other one is moved towards
/// white until it is seen on the dark page (contrast 3 to 1), or darkened when text stands on it.
/// Under either, text whose contrast with what it stands on is below 4.5 to 1 takes the ink of the
/// theme or that of the other, whichever is seen better. Tells ground from ink by the attributes
/// (bgcolor, fillcolor, color, fontcolor, and COLOR and BGCOLOR in html labels). O(size).
void apply_theme(Diagram& diagram, Theme theme);

}  // namespace musubi
