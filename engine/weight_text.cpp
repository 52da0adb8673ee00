#include "engine/weight_text.hpp"

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <system_error>

#include "engine/digits.hpp"
#include "engine/weight.hpp"

namespace musubi {
namespace {

// Powers of ten that a double holds exactly.
constexpr std::array<double, 16> kPowers{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                         1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
constexpr std::array<std::uint64_t, 9> kScales{1,      10,      100,      1000,     10000,
                                               100000, 1000000, 10000000, 100000000};

const char* read_any_weight(const char* text, const char* end, double& value) {
  const auto [after, error] = std::from_chars(text, end, value);
  return error == std::errc{} && is_weight(value) ? after : text;
}

}  // namespace

// A whole number below 2^53 divided by an exact power of ten is rounded once, and so correctly.
// Source: Clinger, 1990, "How to read floating point numbers accurately".
const char* read_weight(const char* text, const char* end, double& value) {
  std::uint64_t whole = 0;
  std::uint64_t fraction = 0;
  const char* after = read_digits(text, whole);
  const std::ptrdiff_t whole_digits = after - text;
  std::ptrdiff_t decimals = 0;
  if (*after == '.') {
    const char* const point = after + 1;
    after = read_digits(point, fraction);
    decimals = after - point;
  }
  const bool exact = whole_digits > 0 && whole_digits <= 7 && decimals <= 8;
  if (!exact || *after == 'e' || *after == 'E') return read_any_weight(text, end, value);
  const auto places = static_cast<std::size_t>(decimals);
  value = static_cast<double>(whole * kScales[places] + fraction) / kPowers[places];
  return after;
}

}  // namespace musubi
