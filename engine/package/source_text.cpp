#include "engine/package/source_text.hpp"

#include <cctype>

#include "engine/text.hpp"

namespace musubi {
namespace {

// Where an HTML tag or the target of a Markdown link that begins at `at` ends; `at` when none does.
std::size_t end_of_markup(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 80;
  const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0;
  if (text[at] == '<' && next < 0x80 && (std::isalpha(next) != 0 || next == '/')) {
    const auto close = text.substr(at, kLongest).find_first_of("<>", 1);
    if (close != std::string_view::npos && text[at + close] == '>') return at + close + 1;
  }
  if (text[at] == ']' && next == '(') {
    const auto close = text.substr(at, kLongest).find_first_of(") ");
    if (close != std::string_view::npos && text[at + close] == ')') return at + close + 1;
  }
  return at;
}

}  // namespace

std::string searchable(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    if (const auto end = end_of_markup(text, at); end != at) {
      at = end;
      continue;
    }
    if (std::string_view("*\\[]`_#|").find(text[at]) == std::string_view::npos) plain += text[at];
    ++at;
  }
  const auto folded = fold_name(plain);
  std::string words;
  for (const char c : folded) {
    if (std::isspace(static_cast<unsigned char>(c)) == 0) words += c;
  }
  return words;
}

std::vector<std::string> locator_pieces(std::string_view locator) {
  constexpr std::string_view kSeparator = " > ";
  std::vector<std::string> pieces;
  while (true) {
    const auto end = locator.find(kSeparator);
    if (const auto piece = trim(locator.substr(0, end)); !piece.empty()) pieces.emplace_back(piece);
    if (end == std::string_view::npos) return pieces;
    locator.remove_prefix(end + kSeparator.size());
  }
}

std::size_t SourceText::first_out_of_order(const std::vector<std::string>& pieces) const {
  std::size_t at = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto found = text_.find(searchable(pieces[i]), at);
    if (found == std::string::npos) return i;
    at = found;
  }
  return pieces.size();
}

}  // namespace musubi
