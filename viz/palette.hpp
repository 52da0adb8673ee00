#pragma once
#include <array>
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
inline constexpr std::string_view kLightGrey = "#A6A6A6";  ///< lines only
inline constexpr std::string_view kPaleBlue = "#E6F1F8";
inline constexpr std::string_view kPaleGrey = "#F2F2F2";

/// Dark enough for thin lines on white, most unlike first.
inline constexpr std::array<std::string_view, 6> kLines{kBlue,   kVermilion, kGreen,
                                                        kPurple, kOrange,    kSkyBlue};

/// Fills of nodes, each the most unlike those before it: farthest in CIELAB, taking the worst of
/// ordinary sight, protanopia and deuteranopia (Machado, Oliveira and Fernandes, 2009, "A
/// Physiologically-based Model for Simulation of Color Vision Deficiency"). The first seven stay 17
/// apart or more; then come darker and paler ones of the same hues, at least 6 apart.
inline constexpr std::array<std::string_view, 21> kFills{
    kBlue,     kYellow,   kGreen,    kVermilion, kSkyBlue,  kPurple,   kOrange,
    "#F8F3AA", "#803800", "#00446B", "#B3DDF5",  "#005F45", "#8CD3C0", "#ECB78C",
    "#346C8C", "#7A4964", "#8CC0DC", "#F4D48C",  "#8A5F00", "#908928", "#E8C3D7"};
}  // namespace palette

}  // namespace musubi
