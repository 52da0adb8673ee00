#include "engine/spreadsheet/xlsx_text.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "engine/number_text.hpp"
#include "engine/text.hpp"
#include "engine/xml_characters.hpp"

namespace musubi {
namespace {

constexpr std::size_t kEscapeLength = 7;  // _xHHHH_

// The code unit that an escape at `at` stands for.
std::optional<unsigned> escape_at(std::string_view text, std::size_t at) {
  const auto piece = text.substr(std::min(at, text.size()), kEscapeLength);
  if (piece.size() < kEscapeLength || !piece.starts_with("_x") || piece.back() != '_') {
    return std::nullopt;
  }
  unsigned unit = 0;
  const auto [end, error] = std::from_chars(piece.data() + 2, piece.data() + 6, unit, 16);
  if (error != std::errc{} || end != piece.data() + 6) return std::nullopt;
  return unit;
}

bool is_high_surrogate(unsigned unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low_surrogate(unsigned unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

}  // namespace

std::string unescape_xlsx(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto unit = text[at] == '_' ? escape_at(text, at) : std::nullopt;
    if (!unit || is_low_surrogate(*unit)) {
      result += text[at++];
      continue;
    }
    if (!is_high_surrogate(*unit)) {
      append_utf8(result, *unit);
      at += kEscapeLength;
      continue;
    }
    const auto low = escape_at(text, at + kEscapeLength);
    if (low && is_low_surrogate(*low)) {
      append_utf8(result, 0x10000U + ((*unit - 0xD800U) << 10U) + (*low - 0xDC00U));
      at += 2 * kEscapeLength;
    } else {
      result += text[at++];
    }
  }
  return result;
}

std::string escape_xlsx(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    result +=
        text[at] == '_' && escape_at(text, at) ? std::string_view("_x005F_") : text.substr(at, 1);
  }
  return result;
}

bool has_control_characters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
  });
}

std::size_t utf16_length(std::string_view text) {
  std::size_t length = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80U) length += byte >= 0xF0U ? 2 : 1;
  }
  return length;
}

std::size_t parse_count(std::string_view text, std::size_t otherwise) {
  const auto number = parse_integer(trim(text));
  return number && *number >= 0 ? static_cast<std::size_t>(*number) : otherwise;
}

}  // namespace musubi
