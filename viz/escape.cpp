#include "viz/escape.hpp"

#include "engine/text.hpp"

namespace musubi {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F;
}

// Bytes of the forbidden thing at `at`, 0 when what stands there is allowed. `text` is UTF-8.
std::size_t forbidden_length(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (static_cast<unsigned char>(c) < 0x20) return c == '\t' || c == '\n' || c == '\r' ? 0 : 1;
  const auto three = text.substr(at, 3);
  return three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF" ? 3 : 0;
}

// Whether all bytes are ASCII and no control characters.
bool is_plain_ascii(std::string_view text) {
  unsigned odd = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    odd |= static_cast<unsigned>(byte < 0x20) | static_cast<unsigned>(byte > 0x7E);
  }
  return odd == 0;
}

// The whole text as UTF-8, each byte that is not so replaced.
std::string as_utf8(std::string_view text) {
  std::string result;
  std::size_t bad = 0;
  while (!is_utf8(text, &bad)) {
    result += text.substr(0, bad);
    result += kReplacement;
    text.remove_prefix(bad + 1);
  }
  return result += text;
}

// Escapes character by character what `entity` names, and replaces what XML forbids.
template <typename Entity>
std::string escaped(std::string_view raw, Entity&& entity) {
  const std::string text = as_utf8(raw);
  std::string result;
  result.reserve(text.size() + text.size() / 8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const auto length = forbidden_length(text, i); length > 0) {
      result += kReplacement;
      i += length - 1;
    } else if (const std::string_view name = entity(text[i]); !name.empty()) {
      result += name;
    } else {
      result += text[i];
    }
  }
  return result;
}

std::string_view markup_entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

std::string_view xml_entity(char c) {
  switch (c) {
    case '\t':
      return "&#9;";
    case '\n':
      return "&#10;";
    case '\r':
      return "&#13;";
    default:
      return markup_entity(c);
  }
}

std::string_view dot_html_entity(char c) {
  if (c == '\n') return "<BR/>";
  if (is_control(c)) return c == '\t' ? " " : kReplacement;
  return markup_entity(c);
}

std::string_view dot_text_entity(char c) {
  switch (c) {
    case '\\':
      return "\\\\";
    case '&':
      return "&amp;";
    case '\n':
      return "\\n";
    case '\t':
      return " ";
    default:
      return is_control(c) ? kReplacement : std::string_view{};
  }
}

}  // namespace

std::optional<std::size_t> find_forbidden_in_xml(std::string_view text) {
  if (is_plain_ascii(text)) return std::nullopt;
  std::size_t end = text.size();
  const bool whole = is_utf8(text, &end);
  for (std::size_t i = 0; i < (whole ? text.size() : end); ++i) {
    if (forbidden_length(text, i) > 0) return i;
  }
  return whole ? std::nullopt : std::optional(end);
}

std::string xml_escaped(std::string_view text) {
  return escaped(text, xml_entity);
}
std::string html_escaped(std::string_view text) {
  return escaped(text, markup_entity);
}
std::string dot_html_escaped(std::string_view text) {
  return escaped(text, dot_html_entity);
}
std::string dot_text_escaped(std::string_view text) {
  return escaped(text, dot_text_entity);
}

}  // namespace musubi
