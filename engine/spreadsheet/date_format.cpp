#include "engine/spreadsheet/date_format.hpp"

#include <algorithm>
#include <string>

namespace musubi {
namespace {

constexpr std::size_t kMaxCode = 255;  // of Excel; a longer one is nobody's format

bool is_built_in_date(unsigned id) {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
         (id >= 50 && id <= 58) || (id >= 71 && id <= 81);
}

bool is_elapsed_time(std::string_view inside) {
  return !inside.empty() &&
         (inside.front() == 'h' || inside.front() == 'm' || inside.front() == 's') &&
         std::all_of(inside.begin(), inside.end(), [&](char c) { return c == inside.front(); });
}

// The characters of a format code that mean something, in lower case: without quoted text, escaped
// characters, fillers, and brackets other than an elapsed time.
std::string bare(std::string_view code) {
  std::string result;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      const auto close = std::min(code.find(']', i), code.size());
      const auto inside = bare(code.substr(i + 1, close - i - 1));
      if (is_elapsed_time(inside)) result += inside;
      i = close;
    } else {
      result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return result;
}

}  // namespace

bool is_date_format(unsigned id, std::string_view code) {
  if (code.empty()) return is_built_in_date(id);
  auto letters = bare(code.substr(0, kMaxCode));
  for (auto at = letters.find("general"); at != std::string::npos; at = letters.find("general")) {
    letters.erase(at, 7);
  }
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const auto rest = std::string_view(letters).substr(i);
    if (std::string_view("ymdhsg").find(rest.front()) != std::string_view::npos) return true;
    if (rest.starts_with("aaa")) return true;
    // 0.00E+00 is a number, e"年" the year of an era.
    if (rest.front() == 'e' && !rest.starts_with("e+") && !rest.starts_with("e-")) return true;
  }
  return false;
}

}  // namespace musubi
