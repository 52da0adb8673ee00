#include "viz/text_width.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "engine/text.hpp"

namespace musubi {
namespace {

// Advance widths of U+0020 to U+007E in Noto Sans CJK JP Regular, in thousandths of an em.
constexpr std::array<std::uint16_t, 95> kLatinWidths{
    224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555,
    555, 555, 555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589,
    552, 689, 728, 293, 535, 646, 543, 812, 723, 742, 633, 742, 635, 596, 599, 721, 575, 878, 573,
    531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552,
    284, 926, 610, 606, 620, 620, 388, 468, 377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555};

double latin_width(char c) {
  const auto index = static_cast<std::size_t>(static_cast<unsigned char>(c)) - 0x20;
  return index < kLatinWidths.size() ? kLatinWidths[index] / 1000.0 : 0.0;
}

std::size_t length_of_character(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte < 0xC0) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

// Signs that Unicode calls ambiguous and a Japanese font sets on a full em: … ● ≥ → and the like,
// U+2014 to U+2BFF but for the quotation marks, and ×.
bool is_full_width_sign(std::string_view character) {
  if (character == "×") return true;
  return character >= "\u2014" && character <= "\u2BFF" &&
         !(character >= "\u2018" && character <= "\u201F");
}

// In ems; letters and full-width characters each so many times as wide as the font says.
double ems(std::string_view text, double letters, double full_width) {
  double sum = 0.0;
  while (!text.empty()) {
    const auto length = std::min(length_of_character(text.front()), text.size());
    if (length == 1) {
      sum += letters * latin_width(text.front());
    } else {
      const auto character = text.substr(0, length);
      const auto columns = display_width(character);
      const bool full = columns == 2 || is_full_width_sign(character);
      sum += columns == 0 ? 0.0 : full ? full_width : letters * 0.6;
    }
    text.remove_prefix(length);
  }
  return sum;
}

}  // namespace

double text_width(std::string_view text, double size) {
  return ems(text, 1.0, 1.0) * size;
}

double bold_width(std::string_view text, double size) {
  constexpr double kBold = 1.07;
  constexpr double kRounded = 1.03;  // advances in whole pixels
  return ems(text, kBold, kRounded) * size;
}

}  // namespace musubi
