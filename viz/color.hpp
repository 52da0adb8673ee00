#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace musubi {

/// A colour of a screen: sRGB, 8 bits a channel.
struct Color {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  friend bool operator==(const Color&, const Color&) = default;
};

/// "#RRGGBB" in either case, "white" or "black"; nothing for any other text.
[[nodiscard]] std::optional<Color> parse_color(std::string_view text);
[[nodiscard]] std::string hex(Color color);  ///< "#RRGGBB"

/// Relative luminance, 0 (black) to 1 (white). Source: W3C, 2018, "Web Content Accessibility
/// Guidelines (WCAG) 2.1".
[[nodiscard]] double luminance(Color color);

/// Contrast ratio of WCAG 2.1, 1 to 21, the same either way round. Text needs 4.5, lines need 3.
[[nodiscard]] double contrast(Color a, Color b);

inline constexpr double kTextContrast = 4.5;
inline constexpr double kLineContrast = 3.0;

/// `share` of the way from one colour to the other, per channel; 0 gives `from`, 1 gives `to`.
[[nodiscard]] Color mixed(Color from, Color to, double share);

/// The colour, moved towards `ink` in steps of a twentieth until its contrast with `ground` is at
/// least `least`; `ink` when nothing less will do.
[[nodiscard]] Color readable(Color color, Color ground, Color ink, double least);

}  // namespace musubi
