#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace musubi {

// Eight bytes at once, the first lowest.
// Source: Lamport, 1975, "Multiple byte processing with full-word instructions".
namespace bytes {

inline constexpr std::uint64_t kOnes = 0x0101010101010101;
inline constexpr std::uint64_t kHigh = 0x80 * kOnes;
inline constexpr std::uint64_t kLow = 0x7f * kOnes;

inline std::uint64_t at(const char* text) {
  std::uint64_t word = 0;
  std::memcpy(&word, text, sizeof word);
  return word;
}
// The highest bit of each byte that is not zero; the others mean nothing.
inline std::uint64_t not_zero(std::uint64_t word) {
  return ((word & kLow) + kLow) | word;
}
// The number of the first byte with its highest bit set, of which there must be one.
inline unsigned first_high(std::uint64_t word) {
  return static_cast<unsigned>(__builtin_ctzll(word)) / 8;
}

}  // namespace bytes

/// Where the run ends that begins at `text` and holds only bytes that mean the same everywhere in
/// an XML document: ASCII, no control character, none of & ' " < > ]. May stop early at nothing
/// else. Eight bytes behind it must be readable.
inline const char* skip_plain(const char* text) {
  using namespace bytes;
  for (;; text += 8) {
    const std::uint64_t word = at(text);
    const std::uint64_t plain = ((word & kLow) + 0x60 * kOnes) &           // no control character
                                not_zero((word | kOnes) ^ 0x27 * kOnes) &  // & '
                                not_zero((word & ~(4 * kOnes)) ^ 0x22 * kOnes) &  // " &
                                not_zero((word | (2 * kOnes)) ^ 0x3e * kOnes) &   // < >
                                not_zero(word ^ 0x5d * kOnes);                    // ]
    const std::uint64_t others = (~plain | word) & kHigh;
    if (others != 0) return text + first_high(others);
  }
}

/// Behind the ASCII letters at `text`, eight at most. Eight bytes must be readable.
inline const char* skip_letters(const char* text) {
  using namespace bytes;
  const std::uint64_t word = at(text);
  const std::uint64_t low = (word | 0x20 * kOnes) & kLow;
  const std::uint64_t letters = (low + (0x80 - 'a') * kOnes) & ~(low + (0x7f - 'z') * kOnes);
  const std::uint64_t others = (~letters | word) & kHigh;
  return others == 0 ? text + 8 : text + first_high(others);
}

/// Behind the line feeds and spaces at `text`. Eight bytes behind them must be readable.
inline const char* skip_indentation(const char* text) {
  using namespace bytes;
  for (;; text += 8) {
    const std::uint64_t word = at(text);
    const std::uint64_t others =
        not_zero(word ^ ' ' * kOnes) & not_zero(word ^ '\n' * kOnes) & kHigh;
    if (others != 0) return text + first_high(others);
  }
}

/// Whether `name` stands at `text`. Eight bytes behind what is compared must be readable in both.
inline bool stands_at(const char* text, std::string_view name) {
  const char* p = name.data();
  std::size_t left = name.size();
  for (; left >= 8; left -= 8, p += 8, text += 8) {
    if (bytes::at(text) != bytes::at(p)) return false;
  }
  return left == 0 || (bytes::at(text) ^ bytes::at(p)) << 8 * (8 - left) == 0;
}

/// Behind the UTF-8 sequence of a character that XML allows, beyond ASCII; nullptr when there is
/// none at `text`. Reads no further than a byte that is wrong.
[[nodiscard]] const char* skip_wide_character(const char* text);

/// Whether XML 1.0 allows the character, not even a reference to others.
[[nodiscard]] bool is_xml_character(std::uint32_t code);

/// Adds the UTF-8 of a character.
void append_utf8(std::string& text, std::uint32_t code);

/// Behind what is left of a name; the next character may be its first.
[[nodiscard]] const char* skip_rest_of_xml_name(const char* text, bool first);

/// Behind the name that begins at `text`, at `text` itself when none does. Names are those of the
/// fifth edition of XML 1.0, which allows more letters than the ones before; colons are letters.
/// Eight bytes behind it must be readable.
[[nodiscard]] inline const char* skip_xml_name(const char* text) {
  const char* const p = skip_letters(text);
  if (p != text && (*p == '=' || *p == '>' || *p == ' ')) return p;
  return skip_rest_of_xml_name(p, p == text);
}

[[nodiscard]] inline bool is_xml_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

}  // namespace musubi
