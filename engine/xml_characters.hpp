#pragma once
#include <cstdint>
#include <cstring>
#include <string>

namespace musubi {

/// Where the run ends that begins at `text` and holds only bytes that mean the same everywhere in
/// an XML document: ASCII, no control character, none of & ' " < > ]. May stop early at nothing
/// else. Eight bytes behind it must be readable. Compares eight bytes at once.
/// Source: Lamport, 1975, "Multiple byte processing with full-word instructions".
inline const char* skip_plain(const char* text) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHigh = 0x80 * kOnes;
  constexpr std::uint64_t kLow = 0x7f * kOnes;
  for (;; text += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text, sizeof word);
    const auto differs = [](std::uint64_t x) { return ((x & kLow) + kLow) | x; };
    const std::uint64_t plain = ((word & kLow) + 0x60 * kOnes) &          // not a control character
                                differs((word | kOnes) ^ 0x27 * kOnes) &  // & '
                                differs((word & ~(4 * kOnes)) ^ 0x22 * kOnes) &  // " &
                                differs((word | (2 * kOnes)) ^ 0x3e * kOnes) &   // < >
                                differs(word ^ 0x5d * kOnes);                    // ]
    const std::uint64_t others = (~plain | word) & kHigh;
    if (others != 0) return text + static_cast<unsigned>(__builtin_ctzll(others)) / 8;
  }
}

/// Behind the UTF-8 sequence of a character that XML allows, beyond ASCII; nullptr when there is
/// none at `text`. Reads no further than a byte that is wrong.
[[nodiscard]] const char* skip_wide_character(const char* text);

/// Whether XML 1.0 allows the character, not even a reference to others.
[[nodiscard]] bool is_xml_character(std::uint32_t code);

/// Adds the UTF-8 of a character.
void append_utf8(std::string& text, std::uint32_t code);

/// Behind the name that begins at `text`, at `text` itself when none does. Names are those of the
/// fifth edition of XML 1.0, which allows more letters than the ones before; colons are letters.
[[nodiscard]] const char* skip_xml_name(const char* text);

[[nodiscard]] inline bool is_xml_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

}  // namespace musubi
