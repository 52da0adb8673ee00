#include "engine/xml_declaration.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/text.hpp"
#include "engine/xml_characters.hpp"

namespace musubi {
namespace {

constexpr std::string_view kOpening = "<?xml";

struct Field {
  std::string_view name{};
  std::string_view value{};
};

std::size_t blanks(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_xml_blank) -
                                  text.begin());
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_value_character(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

// Takes ` name="value"` from the front; nullopt when something else stands there.
std::optional<Field> take_field(std::string_view& text) {
  if (blanks(text) == 0) return std::nullopt;
  auto rest = text.substr(blanks(text));
  Field field;
  const auto name_end = std::find_if_not(rest.begin(), rest.end(), is_letter) - rest.begin();
  field.name = rest.substr(0, static_cast<std::size_t>(name_end));
  rest.remove_prefix(field.name.size());
  rest.remove_prefix(blanks(rest));
  if (!rest.starts_with('=')) return std::nullopt;
  rest.remove_prefix(1);
  rest.remove_prefix(blanks(rest));
  if (!rest.starts_with('"') && !rest.starts_with('\'')) return std::nullopt;
  const auto close = rest.find(rest.front(), 1);
  if (close == std::string_view::npos) return std::nullopt;
  field.value = rest.substr(1, close - 1);
  if (!std::all_of(field.value.begin(), field.value.end(), is_value_character)) return std::nullopt;
  text = rest.substr(close + 1);
  return field;
}

// The fields between <?xml and ?>, which must be these in this order.
bool read_fields(std::string_view text, std::string_view& encoding) {
  auto field = take_field(text);
  if (!field || field->name != "version") return false;
  if (blanks(text) == text.size()) return true;
  field = take_field(text);
  if (field && field->name == "encoding") {
    if (field->value.empty() || !is_letter(field->value.front())) return false;
    encoding = field->value;
    if (blanks(text) == text.size()) return true;
    field = take_field(text);
  }
  return field && field->name == "standalone" && (field->value == "yes" || field->value == "no") &&
         blanks(text) == text.size();
}

bool same_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return is_letter(c) ? static_cast<char>(c | 0x20) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

std::string from_latin1(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) append_utf8(text, static_cast<unsigned char>(c));
  return text;
}

// Makes UTF-8 of UTF-16 and says whether it was that; `problem` when it is broken.
bool take_utf16(std::string& bytes, const char*& problem) {
  constexpr std::string_view kBigMark = "\xFE\xFF";
  constexpr std::string_view kLittleMark = "\xFF\xFE";
  constexpr std::string_view kBig("\0<", 2);
  constexpr std::string_view kLittle("<\0", 2);
  if (bytes.starts_with(kBig)) bytes.insert(0, kBigMark);
  if (bytes.starts_with(kLittle)) bytes.insert(0, kLittleMark);
  if (!bytes.starts_with(kBigMark) && !bytes.starts_with(kLittleMark)) return false;
  auto decoded = decode(std::move(bytes));
  bytes = decoded ? std::move(decoded->text) : std::string{};
  if (!decoded) problem = "not well-formed (invalid token)";
  return true;
}

}  // namespace

XmlDeclaration read_xml_declaration(std::string_view document) {
  XmlDeclaration declaration;
  if (!document.starts_with(kOpening) || document.size() == kOpening.size()) return declaration;
  if (!is_xml_blank(document[kOpening.size()]) && document[kOpening.size()] != '?') {
    return declaration;  // an instruction for another target
  }
  const auto close = document.find("?>");
  declaration.broken =
      close == std::string_view::npos ||
      !read_fields(document.substr(kOpening.size(), close - kOpening.size()), declaration.encoding);
  declaration.size = declaration.broken ? 0 : close + 2;
  return declaration;
}

const char* to_utf8_document(std::string& bytes) {
  const char* problem = "";
  const bool wide = take_utf16(bytes, problem);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  const auto encoding = read_xml_declaration(bytes).encoding;
  const auto is = [&](std::string_view name) { return same_name(encoding, name); };
  const bool names_wide = is("UTF-16") || is("UTF-16BE") || is("UTF-16LE");
  if (encoding.empty()) return problem;
  if (!names_wide && !is("UTF-8") && !is("ISO-8859-1") && !is("US-ASCII")) {
    return "unknown encoding";
  }
  if (names_wide != wide) return "encoding specified in XML declaration is incorrect";
  if (is("ISO-8859-1")) {
    bytes = from_latin1(bytes);  // after which `encoding` is gone
    return problem;
  }
  if (is("US-ASCII") &&
      std::any_of(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; })) {
    return "not well-formed (invalid token)";
  }
  return problem;
}

}  // namespace musubi
