#include "engine/xml_characters.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace musubi {
namespace {

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// NameStartChar beyond ASCII, and what NameChar adds, of XML 1.0, fifth edition.
constexpr Range kStarts[] = {{0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},
                             {0x370, 0x37D},   {0x37F, 0x1FFF},  {0x200C, 0x200D},
                             {0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3001, 0xD7FF},
                             {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
constexpr Range kFurther[] = {{0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

template <std::size_t kSize>
bool contains(const Range (&ranges)[kSize], std::uint32_t code) {
  return std::any_of(std::begin(ranges), std::end(ranges), [code](const Range& range) {
    return range.first <= code && code <= range.last;
  });
}

enum : unsigned char { kStart = 1, kFollower = 2 };

constexpr std::array<unsigned char, 256> name_bytes() {
  std::array<unsigned char, 256> kinds{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) kinds[c] = kinds[c - 'a' + 'A'] = kStart | kFollower;
  for (std::size_t c = '0'; c <= '9'; ++c) kinds[c] = kFollower;
  kinds['_'] = kinds[':'] = kStart | kFollower;
  kinds['-'] = kinds['.'] = kFollower;
  return kinds;
}

constexpr auto kNameBytes = name_bytes();

unsigned byte_at(const char* text) {
  return static_cast<unsigned char>(*text);
}

// Of a sequence that skip_wide_character() has accepted.
std::uint32_t code_of(const char* text, const char* after) {
  const auto length = after - text;
  std::uint32_t code = byte_at(text) & (0xFFU >> static_cast<unsigned>(length + 1));
  for (++text; text < after; ++text) code = code << 6U | (byte_at(text) & 0x3FU);
  return code;
}

const char* skip_wide_name_character(const char* text, bool first) {
  const char* const after = skip_wide_character(text);
  if (after == nullptr) return nullptr;
  const auto code = code_of(text, after);
  return contains(kStarts, code) || (!first && contains(kFurther, code)) ? after : nullptr;
}

}  // namespace

const char* skip_wide_character(const char* text) {
  const unsigned lead = byte_at(text);
  const int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (length == 0) return nullptr;
  for (int i = 1; i < length; ++i) {
    if ((byte_at(text + i) & 0xC0U) != 0x80U) return nullptr;
  }
  const unsigned second = byte_at(text + 1);
  const bool too_long = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool beyond = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
  const bool no_character = lead == 0xEF && second == 0xBF && byte_at(text + 2) > 0xBD;
  return too_long || beyond || no_character ? nullptr : text + length;
}

bool is_xml_character(std::uint32_t code) {
  if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
  return code < 0xD800 || (code > 0xDFFF && code < 0xFFFE) || (code > 0xFFFF && code <= 0x10FFFF);
}

void append_utf8(std::string& text, std::uint32_t code) {
  const auto tail = [&](unsigned shift) {
    text += static_cast<char>(0x80U | ((code >> shift) & 0x3FU));
  };
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0U | (code >> 6U));
    tail(0);
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0U | (code >> 12U));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | (code >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

const char* skip_rest_of_xml_name(const char* text, bool first) {
  unsigned char wanted = first ? kStart : kFollower;
  for (const char* p = text;; wanted = kFollower) {
    if ((kNameBytes[byte_at(p)] & wanted) != 0) {
      ++p;
      continue;
    }
    if (byte_at(p) < 0x80) return p;
    const char* const after = skip_wide_name_character(p, wanted == kStart);
    if (after == nullptr) return p;
    p = after;
  }
}

}  // namespace musubi
