#include "viz/color.hpp"

#include <algorithm>
#include <cmath>

namespace musubi {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::uint8_t> channel(std::string_view digits) {
  const int high = hex_digit(digits[0]);
  const int low = hex_digit(digits[1]);
  if (high < 0 || low < 0) return std::nullopt;
  return static_cast<std::uint8_t>(16 * high + low);
}

double linear(std::uint8_t value) {
  const double share = value / 255.0;
  return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

std::uint8_t mixed(std::uint8_t from, std::uint8_t to, double share) {
  return static_cast<std::uint8_t>(
      std::lround(std::lerp(static_cast<double>(from), static_cast<double>(to), share)));
}

}  // namespace

std::optional<Color> parse_color(std::string_view text) {
  if (text == "white") return Color{255, 255, 255};
  if (text == "black") return Color{};
  if (text.size() != 7 || text.front() != '#') return std::nullopt;
  const auto red = channel(text.substr(1, 2));
  const auto green = channel(text.substr(3, 2));
  const auto blue = channel(text.substr(5, 2));
  if (!red || !green || !blue) return std::nullopt;
  return Color{*red, *green, *blue};
}

std::string hex(Color color) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text = "#";
  for (const auto value : {color.red, color.green, color.blue}) {
    text += kDigits[value / 16U];
    text += kDigits[value % 16U];
  }
  return text;
}

double luminance(Color color) {
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

double contrast(Color a, Color b) {
  const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
  return (lighter + 0.05) / (darker + 0.05);
}

Color mixed(Color from, Color to, double share) {
  return {mixed(from.red, to.red, share), mixed(from.green, to.green, share),
          mixed(from.blue, to.blue, share)};
}

Color readable(Color color, Color ground, Color ink, double least) {
  constexpr int kSteps = 20;
  for (int step = 0; step < kSteps; ++step) {
    const Color tried = mixed(color, ink, static_cast<double>(step) / kSteps);
    if (contrast(tried, ground) >= least) return tried;
  }
  return ink;
}

}  // namespace musubi
