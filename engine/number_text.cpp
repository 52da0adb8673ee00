#include "engine/number_text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace musubi {
namespace {

template <typename T>
std::optional<T> parse_whole(std::string_view text) {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

// Whole thousandths below 100,000: their digits are at hand, and no form with an exponent is
// shorter. A quotient of exact numbers is rounded once, as by a reader of the text.
char* write_thousandths(char* into, double value) {
  const auto thousandths = static_cast<std::int32_t>(std::lround(value * 1000.0));
  if (static_cast<double>(thousandths) / 1000.0 != value) return into;
  into = std::to_chars(into, into + kLongestNumber, thousandths / 1000).ptr;
  auto rest = static_cast<unsigned>(thousandths % 1000);
  if (rest == 0) return into;
  *into++ = '.';
  for (unsigned place = 100; rest > 0; place /= 10) {
    *into++ = static_cast<char>('0' + rest / place);
    rest %= place;
  }
  return into;
}

// Of up to 15 digits with or without a point: a whole number below 2^53 divided by an exact power
// of ten is rounded once, and so correctly. None for any other text. Source: Clinger, 1990, "How to
// read floating point numbers accurately".
std::optional<double> parse_few_digits(std::string_view text) {
  constexpr std::size_t kMost = 15;
  if (text.empty() || text.size() > kMost + 1) return std::nullopt;
  std::int64_t digits = 0;
  std::int64_t scale = 1;
  std::size_t count = 0;
  bool point = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      digits = digits * 10 + (c - '0');
      scale *= point ? 10 : 1;
      ++count;
    } else if (c == '.' && !point) {
      point = true;
    } else {
      return std::nullopt;
    }
  }
  if (count == 0 || count > kMost) return std::nullopt;
  const auto whole = static_cast<double>(digits);
  return scale == 1 ? whole : whole / static_cast<double>(scale);
}

}  // namespace

char* write_number(char* into, double value) {
  if (value > 0.0 && value < 100000.0) {
    if (char* const end = write_thousandths(into, value); end != into) return end;
  }
  return std::to_chars(into, into + kLongestNumber, value).ptr;
}

char* write_number(char* into, std::int64_t value) {
  return std::to_chars(into, into + kLongestNumber, value).ptr;
}

std::string number_text(double value) {
  std::array<char, kLongestNumber> buffer{};
  return {buffer.data(), write_number(buffer.data(), value)};
}

std::string rounded_number_text(double value) {
  if (value == 0.0 || !std::isfinite(value)) return number_text(value);
  const double scale = std::pow(10.0, 3.0 - std::floor(std::log10(std::abs(value))));
  return number_text(scale >= 1.0 && std::isfinite(scale) ? std::round(value * scale) / scale
                                                          : std::round(value));
}

std::optional<double> parse_number(std::string_view text) {
  if (const auto value = parse_few_digits(text)) return value;
  const auto value = parse_whole<double>(text);
  if (!value || !std::isfinite(*value)) return std::nullopt;
  return value;
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  return parse_whole<std::int64_t>(text);
}

}  // namespace musubi
