#pragma once
#include <array>
#include <cstddef>
#include <string_view>

namespace musubi {

/// Colours that stay apart for colour-blind readers. Never the only sign: a shape or a style of
/// line goes with each. Source: Okabe and Ito, 2008, "Color Universal Design".
namespace palette {
inline constexpr std::string_view kOrange = "#E69F00";
inline constexpr std::string_view kSkyBlue = "#56B4E9";
inline constexpr std::string_view kGreen = "#009E73";
inline constexpr std::string_view kYellow = "#F0E442";
inline constexpr std::string_view kBlue = "#0072B2";
inline constexpr std::string_view kVermilion = "#D55E00";
inline constexpr std::string_view kPurple = "#CC79A7";

inline constexpr std::string_view kInk = "#222222";
inline constexpr std::string_view kGrey = "#595959";       ///< text: contrast 7 to 1 on white
inline constexpr std::string_view kLightGrey = "#8F8F8F";  ///< lines only: 3.2 to 1
inline constexpr std::string_view kPaleBlue = "#E6F1F8";
inline constexpr std::string_view kPaleGrey = "#F2F2F2";

/// Lines on white, most unlike first: hues of Okabe and Ito, the brighter ones darkened to a
/// contrast of 3 to 1, and set apart in lightness, which colour-blind readers see too.
inline constexpr std::array<std::string_view, 6> kLines{kBlue,     kVermilion, "#00523C",
                                                        "#A03C78", "#5C4500",  "#269AED"};

/// From the most to the least, as lines on white: the more, the darker.
inline constexpr std::array<std::string_view, 3> kGaps{"#8F3300", kVermilion, "#B58A6A"};

/// Fills by number, the fewest first. kInk is read on the first two, white on the last two.
inline constexpr std::array<std::string_view, 4> kShades{"#CFE3F1", "#8FBEDD", "#2A76AD",
                                                         "#0B4F80"};

/// The counterparts of these on a dark page.
namespace dark {
inline constexpr std::string_view kPage = "#15191E";
inline constexpr std::string_view kInk = "#F0F2F4";
inline constexpr std::string_view kInkOnBright = "#0E1216";
inline constexpr std::string_view kGrey = "#B4BBC3";
inline constexpr std::string_view kLightGrey = "#7F8892";
inline constexpr std::string_view kPaleBlue = "#17324A";
inline constexpr std::string_view kPaleGrey = "#222930";
inline constexpr std::array<std::string_view, 6> kLines{"#2F9BFF", "#F0702E", "#3FE0B0",
                                                        "#C78BB8", "#FFD62F", "#CFDDF5"};
inline constexpr std::array<std::string_view, 3> kGaps{"#FFC29A", kLines[1], "#8C6B55"};
/// The more, the brighter. kInk is read on the first two, kInkOnBright on the last two.
inline constexpr std::array<std::string_view, 4> kShades{"#1B3A55", "#2A6090", "#6DB3E3",
                                                         "#B9DDF7"};
}  // namespace dark

/// Fills of nodes, each the most unlike those before it: farthest in CIELAB, taking the worst of
/// ordinary sight, protanopia and deuteranopia (Machado, Oliveira and Fernandes, 2009, "A
/// Physiologically-based Model for Simulation of Color Vision Deficiency"). The first seven stay 17
/// apart or more; then come darker and paler ones of the same hues, at least 6 apart.
inline constexpr std::array<std::string_view, 21> kFills{
    kBlue,     kYellow,   kGreen,    kVermilion, kSkyBlue,  kPurple,   kOrange,
    "#F8F3AA", "#803800", "#00446B", "#B3DDF5",  "#005F45", "#8CD3C0", "#ECB78C",
    "#346C8C", "#7A4964", "#8CC0DC", "#F4D48C",  "#8A5F00", "#908928", "#E8C3D7"};
/// After so many of them, dots take another shape.
inline constexpr std::size_t kFillsPerShape = 7;
}  // namespace palette

}  // namespace musubi
