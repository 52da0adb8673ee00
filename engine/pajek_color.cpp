#include "engine/pajek_color.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>

#include "engine/graph_assembler.hpp"
#include "engine/text.hpp"

namespace musubi {
namespace {

struct NamedColor {
  std::string_view name;
  std::int64_t rgb;
};

// Mixtures of dvips without black generation: red is 1 - min(1, cyan + black).
constexpr std::array kColors{
    NamedColor{"Red", 0xFF0000},          NamedColor{"Green", 0x00FF00},
    NamedColor{"Blue", 0x0000FF},         NamedColor{"Yellow", 0xFFFF00},
    NamedColor{"Cyan", 0x00FFFF},         NamedColor{"Magenta", 0xFF00FF},
    NamedColor{"Black", 0x000000},        NamedColor{"White", 0xFFFFFF},
    NamedColor{"Gray", 0x808080},         NamedColor{"GreenYellow", 0xD9FF4F},
    NamedColor{"Goldenrod", 0xFFE629},    NamedColor{"Dandelion", 0xFFB529},
    NamedColor{"Apricot", 0xFFAD7A},      NamedColor{"Peach", 0xFF804D},
    NamedColor{"Melon", 0xFF8A80},        NamedColor{"YellowOrange", 0xFF9400},
    NamedColor{"Orange", 0xFF6321},       NamedColor{"BurntOrange", 0xFF7D00},
    NamedColor{"Bittersweet", 0xC23000},  NamedColor{"RedOrange", 0xFF3B21},
    NamedColor{"Mahogany", 0xA61916},     NamedColor{"Maroon", 0xAD1737},
    NamedColor{"BrickRed", 0xB8140B},     NamedColor{"OrangeRed", 0xFF0080},
    NamedColor{"RubineRed", 0xFF00DE},    NamedColor{"WildStrawberry", 0xFF0A9C},
    NamedColor{"Salmon", 0xFF789E},       NamedColor{"CarnationPink", 0xFF5EFF},
    NamedColor{"VioletRed", 0xFF30FF},    NamedColor{"Mulberry", 0xA519FA},
    NamedColor{"RedViolet", 0x9D11A8},    NamedColor{"Fuchsia", 0x7C15EB},
    NamedColor{"Lavender", 0xFF85FF},     NamedColor{"Thistle", 0xE069FF},
    NamedColor{"Orchid", 0xAD5CFF},       NamedColor{"DarkOrchid", 0x9933CC},
    NamedColor{"Purple", 0x8C24FF},       NamedColor{"Plum", 0x8000FF},
    NamedColor{"Violet", 0x361FFF},       NamedColor{"RoyalPurple", 0x4019FF},
    NamedColor{"BlueViolet", 0x2216F5},   NamedColor{"Periwinkle", 0x6E73FF},
    NamedColor{"CadetBlue", 0x616EC4},    NamedColor{"CornflowerBlue", 0x59DEFF},
    NamedColor{"MidnightBlue", 0x037E91}, NamedColor{"NavyBlue", 0x0F75FF},
    NamedColor{"RoyalBlue", 0x0080FF},    NamedColor{"Cerulean", 0x0FE3FF},
    NamedColor{"ProcessBlue", 0x0AFFFF},  NamedColor{"SkyBlue", 0x61FFE0},
    NamedColor{"Turquoise", 0x26FFCC},    NamedColor{"TealBlue", 0x23FAA5},
    NamedColor{"Aquamarine", 0x2EFFB3},   NamedColor{"BlueGreen", 0x26FFAB},
    NamedColor{"Emerald", 0x00FF80},      NamedColor{"JungleGreen", 0x03FF7A},
    NamedColor{"SeaGreen", 0x4FFF80},     NamedColor{"ForestGreen", 0x14E01B},
    NamedColor{"PineGreen", 0x0FBF4E},    NamedColor{"LimeGreen", 0x80FF00},
    NamedColor{"YellowGreen", 0x8FFF42},  NamedColor{"SpringGreen", 0xBDFF3D},
    NamedColor{"OliveGreen", 0x379908},   NamedColor{"RawSienna", 0x8C2700},
    NamedColor{"Sepia", 0x4D0D00},        NamedColor{"Brown", 0x661400},
    NamedColor{"Tan", 0xDB9470}};

struct Parts {
  std::int64_t red;
  std::int64_t green;
  std::int64_t blue;
};

Parts parts_of(std::int64_t rgb) {
  return {rgb / 0x10000, rgb / 0x100 % 0x100, rgb % 0x100};
}

std::int64_t distance(const Parts& a, const Parts& b) {
  const auto square = [](std::int64_t x) { return x * x; };
  return square(a.red - b.red) + square(a.green - b.green) + square(a.blue - b.blue);
}

}  // namespace

std::string hex_of_pajek_color(std::string_view name) {
  const auto wanted = fold_name(name);
  for (const auto& color : kColors) {
    if (fold_name(color.name) != wanted) continue;
    const auto [red, green, blue] = parts_of(color.rgb);
    return hex_color(red, green, blue);
  }
  return {};
}

std::string_view nearest_pajek_color(std::string_view hex) {
  if (!is_hex_color(hex)) return {};
  const auto wanted = parts_of(std::stoll(std::string(hex.substr(1)), nullptr, 16));
  std::string_view nearest;
  auto least = std::numeric_limits<std::int64_t>::max();
  for (const auto& color : kColors) {
    if (color.name == "White" && std::min({wanted.red, wanted.green, wanted.blue}) < 0xFF) continue;
    const auto apart = distance(parts_of(color.rgb), wanted);
    if (apart >= least) continue;
    least = apart;
    nearest = color.name;
  }
  return nearest;
}

}  // namespace musubi
