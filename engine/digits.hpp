#pragma once
#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>

namespace musubi {

/// What read_digits() makes of a number that is not below it.
inline constexpr std::uint64_t kTooLarge = std::numeric_limits<std::uint64_t>::max();

/// The highest bit of each byte of eight that is no decimal digit.
constexpr std::uint64_t no_digits(std::uint64_t bytes) {
  const std::uint64_t values = bytes ^ 0x3030303030303030;  // a digit becomes its value
  return (((values & 0x7f7f7f7f7f7f7f7f) + 0x7676767676767676) | values) & 0x8080808080808080;
}

/// The number of eight digits by their values, the first lowest; zeros before it do not count. All
/// at once. Source: Langdale and Lemire, 2019, "Parsing gigabytes of JSON per second".
constexpr std::uint64_t number_of(std::uint64_t values) {
  values = (values * 10) + (values >> 8U);
  return (((values & 0x000000ff000000ff) * 0x000f424000000064) +
          (((values >> 16U) & 0x000000ff000000ff) * 0x0000271000000001)) >>
         32U;
}

/// As read_digits() for eight digits or more.
const char* read_many_digits(const char* text, std::uint64_t& value);

/// The number 0 .. kTooLarge-1 whose decimal digits begin at `text`, and where they end: at `text`
/// itself when there are none. Eight bytes from there on must be readable. Takes the same few
/// instructions for one digit as for seven: the lengths of numbers in a list of edges cannot be
/// foretold, and a loop over digits waits for the wrong guess at the end of each.
inline const char* read_digits(const char* text, std::uint64_t& value) {
  static_assert(std::endian::native == std::endian::little);
  std::uint64_t word = 0;
  std::memcpy(&word, text, sizeof word);
  const std::uint64_t others = no_digits(word);
  if (others == 0) [[unlikely]] {
    return read_many_digits(text, value);
  }
  const auto bits = static_cast<unsigned>(std::countr_zero(others)) & 0x38U;
  // In two steps, for none of the word may be left. The digits end at its end, behind zeros.
  value = number_of((word ^ 0x3030303030303030) << 8U << (56U - bits));
  return text + bits / 8;
}

}  // namespace musubi
