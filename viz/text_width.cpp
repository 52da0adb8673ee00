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

}  // namespace

double text_width(std::string_view text, double size) {
  double em = 0.0;
  while (!text.empty()) {
    const auto length = std::min(length_of_character(text.front()), text.size());
    if (length == 1) {
      em += latin_width(text.front());
    } else {
      const auto columns = display_width(text.substr(0, length));
      em += columns == 0 ? 0.0 : columns == 2 ? 1.0 : 0.6;
    }
    text.remove_prefix(length);
  }
  return em * size;
}

}  // namespace musubi
