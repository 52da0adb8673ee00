#include "engine/text.hpp"

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <memory>

namespace musubi {
namespace {

// The name of the table is fixed: "Shift_JIS" means other tables on other systems, and this one
// holds the characters that Windows adds.
constexpr const char* kCp932 = "ibm-943_P15A-2003";

std::optional<std::string> convert(const char* encoding, std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding, &status),
                                                                     &ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::u16string wide(bytes.size() + 1, u'\0');
  const auto length =
      ucnv_toUChars(converter.get(), wide.data(), static_cast<std::int32_t>(wide.size()),
                    bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string text;
  icu::UnicodeString(wide.data(), length).toUTF8String(text);
  return text;
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// A control character other than tab and line ends means that the bytes were not text.
bool has_controls(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\t' && c != '\n' && c != '\r';
  });
}

std::size_t width_of(UChar32 c) {
  const auto category = u_charType(c);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK) return 0;
  const auto width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::string utf8(const icu::UnicodeString& wide) {
  std::string text;
  wide.toUTF8String(text);
  return text;
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string> split_list(std::string_view text, char separator) {
  std::vector<std::string> pieces;
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    if (const auto piece = trim(text.substr(0, end)); !piece.empty()) pieces.emplace_back(piece);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pieces;
}

bool is_utf8(std::string_view text, std::size_t* first_bad) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int64_t>(text.size());
  for (std::int64_t i = 0; i < length;) {
    const std::int64_t start = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    if (c < 0) {
      if (first_bad != nullptr) *first_bad = static_cast<std::size_t>(start);
      return false;
    }
  }
  return true;
}

std::optional<DecodedText> decode(std::string bytes, std::size_t* first_bad) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.erase(0, 3);
    if (is_utf8(bytes, first_bad)) return DecodedText{std::move(bytes), "UTF-8 with BOM"};
    if (first_bad != nullptr) *first_bad += 3;  // as it stands in the file
    return std::nullopt;
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    if (auto text = convert("UTF-16", bytes)) return DecodedText{std::move(*text), "UTF-16"};
    if (first_bad != nullptr) *first_bad = 0;
    return std::nullopt;
  }
  if (is_utf8(bytes, first_bad)) return DecodedText{std::move(bytes), "UTF-8"};
  auto text = convert(kCp932, bytes);
  if (!text || has_controls(*text)) return std::nullopt;
  return DecodedText{std::move(*text), "CP932"};
}

std::string fold_name(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfkc = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto wide = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  const std::string folded = U_SUCCESS(status) ? utf8(nfkc->normalize(wide, status)) : utf8(wide);
  std::string result;
  for (const char c : trim(folded)) {
    if (!is_blank(c)) {
      result += c;
    } else if (result.back() != ' ') {
      result += ' ';
    }
  }
  return result;
}

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto length = static_cast<std::int64_t>(text.size());
  for (std::int64_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, i, length, c);
    columns += width_of(c);
  }
  return columns;
}

namespace {

// The pieces between which a line may end by the rules of a locale; the whole text when ICU has
// none.
std::vector<std::string> pieces_of(std::string_view text, const char* locale) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createLineInstance(icu::Locale(locale), status));
  if (U_FAILURE(status)) return {std::string(text)};
  const auto wide = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  breaks->setText(wide);
  std::vector<std::string> pieces;
  std::int32_t start = breaks->first();
  for (std::int32_t end = breaks->next(); end != icu::BreakIterator::DONE;
       start = end, end = breaks->next()) {
    pieces.push_back(utf8(wide.tempSubStringBetween(start, end)));
  }
  return pieces;
}

// Strict: no line begins with a small kana or a long-vowel mark.
std::vector<std::string> words_of(std::string_view text, Language language) {
  return pieces_of(text, language == Language::ja ? "ja@lb=strict;lw=phrase" : "en");
}

// Only a word longer than a line breaks inside.
std::vector<std::string> japanese_pieces(std::string_view text, std::size_t width) {
  std::vector<std::string> pieces;
  for (auto& word : words_of(text, Language::ja)) {
    if (display_width(trim(word)) <= width) {
      pieces.push_back(std::move(word));
      continue;
    }
    for (auto& piece : pieces_of(word, "ja@lb=strict")) pieces.push_back(std::move(piece));
  }
  return pieces;
}

}  // namespace

std::string longest_word(std::string_view text, Language language) {
  std::string longest;
  for (const auto& word : words_of(text, language)) {
    const auto trimmed = trim(word);
    if (display_width(trimmed) > display_width(longest)) longest = trimmed;
  }
  return longest;
}

std::vector<std::string> break_lines(std::string_view text, std::size_t width, Language language) {
  const auto pieces =
      language == Language::ja ? japanese_pieces(text, width) : words_of(text, language);
  std::vector<std::string> lines;
  std::string line;
  for (const auto& piece : pieces) {
    if (!line.empty() && display_width(trim(line + piece)) > width) {
      lines.emplace_back(trim(line));
      line.clear();
    }
    line += piece;
  }
  if (!trim(line).empty() || lines.empty()) lines.emplace_back(trim(line));
  return lines;
}

}  // namespace musubi
